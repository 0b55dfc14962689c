import { shownText } from '@/components/transcripts/shown-text'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { Pagination } from '@/components/ui/pagination'
import { filterWords, listHref } from '@/lib/lists/list'
import { transcriptLink } from '@/lib/links/links'
import { COUNTED_AT_MOST, MESSAGE_SEARCH, SEARCHED_ROLES, type MessageHit, type MessageSearchResult, type MessageSearchState } from '@/lib/search/message-search'

type MessageHitsProps = { state: MessageSearchState; found: MessageSearchResult; suites: readonly { id: string; name: string }[]; models: readonly { slug: string; name: string }[] }

const PATH = '/search'

/** What was typed, what narrows it, and the messages that hold it: each opens its transcript at that message. */
export function MessageHits({ state, found, suites, models }: MessageHitsProps) {
  const href = (change: Parameters<typeof listHref<'newest'>>[3]): string => listHref(PATH, MESSAGE_SEARCH, state, change)
  const { q, suite, model, role } = state.filters
  const names = { suite: suites.find((one) => one.id === suite)?.name ?? suite, model: models.find((one) => one.slug === model)?.name ?? model }
  const pages = Math.max(1, Math.ceil(found.count / MESSAGE_SEARCH.pageSize))
  return (
    <>
      <FilterBar
        path={PATH}
        controls={[
          { kind: 'text', name: 'q', label: 'Words, “words in a row”', value: q },
          { kind: 'choices', name: 'role', label: 'Who speaks', options: SEARCHED_ROLES.map((value) => ({ value, label: value })), selected: role },
          { kind: 'choices', name: 'suite', label: 'Suite', isSingle: true, options: suites.map(({ id, name }) => ({ value: id, label: name })), selected: filterWords(suite) },
          { kind: 'choices', name: 'model', label: 'Model', isSingle: true, options: models.map(({ slug, name }) => ({ value: slug, label: name })), selected: filterWords(model) },
        ]}
        kept={[]}
        chips={[
          ...role.map((one) => ({ label: 'Who speaks', value: one, removeHref: href({ filters: { role: role.filter((other) => other !== one) } }) })),
          ...(names.suite === null ? [] : [{ label: 'Suite', value: names.suite, removeHref: href({ filters: { suite: null } }) }]),
          ...(names.model === null ? [] : [{ label: 'Model', value: names.model, removeHref: href({ filters: { model: null } }) }]),
        ]}
        clearHref={href({ filters: { role: [], suite: null, model: null } })}
        count={found.isEmpty ? '' : countOf(found)}
      />
      {found.isEmpty || found.hits.length === 0 ? <Nothing found={found} isPast={found.count > 0} firstHref={href({ page: 1 })} /> : (
        <ol className="mx-auto flex w-full max-w-4xl flex-col px-4 py-2">{found.hits.map((hit) => <Hit key={`${hit.transcript} ${hit.number}`} hit={hit} />)}</ol>
      )}
      <footer className="mx-auto flex w-full max-w-4xl flex-wrap items-center gap-3 px-4 py-3 text-sm text-faint">
        <p>{coverageWords(found)}</p>
        <div className="ml-auto"><Pagination page={state.page} pageCount={pages} hrefOf={(page) => href({ page })} /></div>
      </footer>
    </>
  )
}

function Hit({ hit }: { hit: MessageHit }) {
  return (
    <li className="border-b border-line">
      <a href={transcriptLink(hit.transcript, hit.number)} data-hard="" className="-mx-2 grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 rounded-md px-2 py-2.5 hover:bg-hover">
        <span className="figures text-right text-faint">{hit.number}</span>
        <span className="flex min-w-0 flex-col gap-0.5">
          <span className="flex min-w-0 flex-wrap gap-x-2 text-sm text-soft">
            <b className="font-semibold text-ink">{hit.role}</b>
            {hit.part === 'text' ? null : <span>{hit.part === 'reasoning' ? 'reasoning' : <><span className="font-mono text-xs"><bdi>{hit.tool ?? ''}</bdi></span> {hit.part === 'call' ? 'asked' : 'gave'}</>}</span>}
            <span className="min-w-0 truncate text-faint"><bdi>{hit.model}</bdi> · run {hit.trial} · <bdi>{hit.caseTitle}</bdi></span>
          </span>
          <span dir="auto" className={hit.part === 'text' || hit.part === 'reasoning' ? 'text-read wrap-anywhere' : 'font-mono text-sm wrap-anywhere'}>
            {hit.snippet.map((part, index) => (part.isHit ? <mark key={`${index}`}>{shownText(part.text)}</mark> : <span key={`${index}`}>{shownText(part.text)}</span>))}
          </span>
        </span>
      </a>
    </li>
  )
}

function Nothing({ found, isPast, firstHref }: { found: MessageSearchResult; isPast: boolean; firstHref: string }) {
  if (found.isEmpty) return <EmptyState title="Search what was said"><p>Words of customers, agents and tools, in every transcript. All of them must stand in one message; words in quotes must stand in a row, and the last word may be the beginning of one.</p></EmptyState>
  if (isPast) return <EmptyState title="This page is past the end" action={<a href={firstHref} className="linked">Go to the first page</a>} />
  return <EmptyState title="No message holds these words"><p>Fewer words find more. A single word may be cut short: “refu” finds refund and refused.</p></EmptyState>
}

function countOf({ count, isCountCut }: MessageSearchResult): string {
  if (isCountCut) return `more than ${COUNTED_AT_MOST.toLocaleString('en')} messages`
  return `${count.toLocaleString('en')} ${count === 1 ? 'message' : 'messages'}`
}

/** Not found is not the same as not looked at. */
function coverageWords({ indexed, all }: MessageSearchResult): string {
  const looked = indexed >= all ? `Looked through all ${all.toLocaleString('en')} transcripts` : `Looked through ${indexed.toLocaleString('en')} of ${all.toLocaleString('en')} transcripts; the others are being put into the index`
  return `${looked}. System prompts are not searched, nor what a message holds beyond 200,000 characters.`
}

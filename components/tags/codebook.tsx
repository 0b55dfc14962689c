import type { CodebookEntry } from '@/lib/tags/tag'
import { tagTree } from '@/lib/tags/tag-tree'
import { shownText } from '@/components/transcripts/shown-text'
import { findingsLink } from '@/lib/links/links'
import { Badge } from '@/components/ui/chip'
import { Figure } from '@/components/ui/figure'

const TONES = { strength: 'good', weakness: 'caution', safety: 'bad', neutral: 'plain' } as const

type CodebookProps = {
  entries: readonly CodebookEntry[]
  /** Transcripts that anybody reviewed: the denominator of each rate. */
  reviewedTranscripts: number
  mayManage: boolean
}

/** Every tag with what it means and what it counts, children under their parents. */
export function Codebook({ entries, reviewedTranscripts, mayManage }: CodebookProps) {
  return (
    <table className="w-full border-separate border-spacing-0">
      <caption className="sr-only">Codebook</caption>
      <thead>
        <tr className="text-left text-xs text-faint">
          <th scope="col" className={`${head} pl-4`}>Tag</th>
          <th scope="col" className={`${head} max-frame:hidden`}>Says it is a</th>
          <th scope="col" className={`${head} text-right`}>Findings</th>
          <th scope="col" className={`${head} text-right max-frame:hidden`}>Transcripts</th>
          <th scope="col" className={`${head} text-right max-frame:hidden`}>Authors</th>
          <th scope="col" className={`${head} text-right max-sm:hidden`}>Of reviewed</th>
          {mayManage ? <th scope="col" className={head}><span className="sr-only">Acts</span></th> : null}
        </tr>
      </thead>
      <tbody>
        {tagTree(entries).map(({ tag, depth }) => (
          <tr key={tag.id} id={`tag-${tag.id}`} className={`group/row hover:bg-hover ${tag.archivedAt === null ? '' : 'text-faint'}`}>
            <th scope="row" className="border-b border-line py-2 pr-3 pl-4 text-left align-top font-normal">
              <span className="block max-w-xl" style={{ paddingLeft: `${Math.min(depth, 6) * 1.25}rem` }}>
                <a href={findingsLink({ tag: tag.id })} className="font-medium wrap-anywhere hover:text-accent hover:underline"><bdi>{shownText(tag.name)}</bdi></a>
                <Badge tone={TONES[tag.polarity]} className="ml-2 frame:hidden">{tag.polarity}</Badge>
                {tag.archivedAt === null ? null : <Badge className="ml-2">archived</Badge>}
                {tag.description === null ? null : <span dir="auto" className="mt-0.5 block text-sm whitespace-pre-wrap wrap-anywhere text-soft">{shownText(tag.description)}</span>}
              </span>
            </th>
            <td className={`${cell} max-frame:hidden`}><Badge tone={TONES[tag.polarity]}>{tag.polarity}</Badge></td>
            <td className={`${cell} figures text-right`}>{tag.findings === 0 ? 0 : <a href={findingsLink({ tag: tag.id })} className="linked">{tag.findings.toLocaleString('en')}</a>}</td>
            <td className={`${cell} figures text-right max-frame:hidden`}>{tag.transcripts.toLocaleString('en')}</td>
            <td className={`${cell} figures text-right max-frame:hidden`}>{tag.authors.toLocaleString('en')}</td>
            <td className={`${cell} text-right max-sm:hidden`}><Figure value={reviewedTranscripts === 0 ? null : `${Math.round((tag.reviewedTranscripts / reviewedTranscripts) * 100)} %`} of={reviewedTranscripts === 0 ? undefined : `${tag.reviewedTranscripts.toLocaleString('en')} of ${reviewedTranscripts.toLocaleString('en')}`} reason="No transcript was reviewed yet" /></td>
            {mayManage ? <td className={`${cell} text-right whitespace-nowrap`}><a href={`/tags?edit=${encodeURIComponent(tag.id)}#edit`} className="linked text-sm" aria-label={`Edit ${tag.name}`}>Edit</a></td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const head = 'sticky top-0 z-[1] h-9 border-b border-line bg-paper px-3 font-medium whitespace-nowrap'
const cell = 'border-b border-line px-3 py-2 align-top'

import type { ReactNode } from 'react'
import { OutcomeBar } from '@/components/cases/outcome-bar'
import type { TableColumn } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Figure, Unknown } from '@/components/ui/figure'
import { meanScore, percent, whole } from '@/components/ui/format'
import { ListTable } from '@/components/ui/list-table'
import { CASE_LIST, type CaseListState } from '@/lib/cases/case-list'
import type { CaseSummary } from '@/lib/cases/case-summary'
import { breakRate, passShare } from '@/lib/cases/tally'
import { caseLink, intentLink, transcriptsLink } from '@/lib/links/links'
import type { SearchParams } from '@/lib/lists/list'
import { CASE_KIND_LABELS, CASE_KINDS } from '@/lib/suites/case'

const NOT_JUDGED = 'No transcript of this case was judged'

const COLUMNS: readonly TableColumn<CaseSummary>[] = [
  { id: 'case', title: 'Case', width: 220, words: (each) => each.title, most: 300, sort: 'title', cell: (each) => <span data-tip={each.id}>{each.title}</span> },
  { id: 'kind', title: 'Kind', width: 124, sort: 'kind', cell: (each) => <span className="text-soft">{CASE_KIND_LABELS[each.kind]}</span> },
  { id: 'intent', title: 'Intent', width: 120, words: (each) => each.intent, most: 180, sort: 'intent', cell: (each) => <a href={intentLink(each.suite, each.intent)} className="text-soft hover:text-accent hover:underline">{each.intent}</a> },
  { id: 'outcomes', title: 'Outcomes', hint: 'Every run\'s outcome: passed filled, failed outlined, unsafe filled red, not judged a line', width: 124, cell: (each) => <OutcomeBar tally={each.tally} /> },
  { id: 'passed', title: 'Passed', hint: 'Judged transcripts that pass, of all models and runs', align: 'right', width: 136, sort: 'passed', cell: (each) => <Figure value={shown(passShare(each.tally), percent)} of={`${whole(each.tally.passed)} of ${whole(each.tally.judged)}`} ofWidth={8} reason={NOT_JUDGED} /> },
  { id: 'score', title: 'Score', hint: 'Mean score, 0 to 100', align: 'right', width: 104, sort: 'score', cell: (each) => <Figure value={shown(each.tally.meanScore, meanScore)} of={`n ${whole(each.tally.judged)}`} ofWidth={4} reason={NOT_JUDGED} /> },
  { id: 'unsafe', title: 'Unsafe', hint: 'Transcripts with a forbidden action', align: 'right', width: 80, sort: 'unsafe', sortFirst: 'descending', cell: (each) => <span className={each.tally.unsafe > 0 ? 'font-medium text-bad' : 'text-faint'}>{whole(each.tally.unsafe)}</span> },
  { id: 'break', title: 'Break rate', hint: 'Of the models that ran this trap, those it caught at least once', align: 'right', width: 168, sort: 'break', sortFirst: 'descending', cell: (each) => <BreakRate each={each} /> },
  { id: 'transcripts', title: 'Transcripts', align: 'right', width: 100, cell: (each) => whole(each.tally.transcripts) },
  { id: 'language', title: 'Language', width: 90, cell: (each) => each.language ?? <Unknown reason="The record does not say" /> },
]

function shown(value: number | null, write: (value: number) => string): string | null {
  return value === null ? null : write(value)
}

function BreakRate({ each }: { each: CaseSummary }) {
  if (each.kind !== 'adversarial') return null
  return <Figure value={shown(breakRate(each.kind, each.tally), percent)} of={`${each.tally.caught} of ${each.tally.models} models`} ofWidth={12} reason={NOT_JUDGED} />
}

type CasesListProps = { state: CaseListState; params: SearchParams; visible: readonly string[]; rows: readonly CaseSummary[]; matching: number; all: number; intents: readonly string[]; start: ReactNode }

/** The cases of one suite. */
export function CasesList({ intents, ...rest }: CasesListProps) {
  return (
    <ListTable
      caption="Cases"
      list={CASE_LIST}
      path="/cases"
      columns={COLUMNS}
      filters={{
        suite: { label: 'Suite', kind: 'hidden' },
        q: { label: 'Find case or intent', kind: 'text' },
        kind: { label: 'Kind', options: CASE_KINDS.map((kind) => ({ value: kind, label: CASE_KIND_LABELS[kind] })) },
        intent: { label: 'Intent', isSingle: true, options: intents.map((intent) => ({ value: intent, label: intent })) },
        unsafe: { label: 'Unsafe', kind: 'flag', options: [{ value: 'yes', label: 'in some run' }, { value: 'no', label: 'in none' }] },
      }}
      rowId={(each) => each.id}
      rowHref={(each) => caseLink(each.suite, each.id)}
      rowLinks={(each) => [{ href: transcriptsLink({ suite: each.suite, case: each.id }), label: 'Transcripts of this case', icon: 'quote' }]}
      noun={['case', 'cases']}
      empty={<EmptyState title="This suite has no cases" />}
      {...rest}
    />
  )
}

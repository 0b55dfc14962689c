import { Reviewers } from '@/components/people/reviewers'
import type { TableColumn } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Unknown } from '@/components/ui/figure'
import { dollars, score, unit, whole } from '@/components/ui/format'
import { ListTable } from '@/components/ui/list-table'
import { OutcomeMark } from '@/components/ui/outcome-mark'
import { caseLink, runLink, transcriptFromLink } from '@/lib/links/links'
import type { SearchParams } from '@/lib/lists/list'
import type { PeopleNames } from '@/lib/people/names'
import { fromRun } from '@/lib/runs/from-list'
import type { RunCase } from '@/lib/runs/run-cases'
import { RUN_CASES_LIST, type RunCasesState } from '@/lib/runs/run-cases-list'
import { CASE_KIND_LABELS, CASE_KINDS } from '@/lib/suites/case'
import { outcomeOf, OUTCOMES } from '@/lib/transcripts/outcome'

const UNKNOWN = 'The judge did not say'

/** @param names of the reviewers. */
function columnsWith(names: PeopleNames): readonly TableColumn<RunCase>[] {
  return [...BEFORE_REVIEWED, { id: 'reviewed', title: 'Reviewed', width: 130, cell: (each) => <Reviewers addresses={each.reviewers} names={names} /> }, ...AFTER_REVIEWED]
}

const BEFORE_REVIEWED: readonly TableColumn<RunCase>[] = [
  { id: 'case', title: 'Case', width: 220, words: (each) => each.case.title, most: 420, sort: 'case', cell: (each) => <span data-tip={each.case.id}>{each.case.title}</span> },
  { id: 'kind', title: 'Kind', width: 124, cell: (each) => <span className="text-soft">{CASE_KIND_LABELS[each.case.kind]}</span> },
  { id: 'intent', title: 'Intent', width: 120, words: (each) => each.case.intent, most: 240, cell: (each) => <span className="text-soft">{each.case.intent}</span> },
  { id: 'outcome', title: 'Outcome', width: 112, sort: 'outcome', cell: (each) => <OutcomeMark outcome={each.outcome} /> },
  { id: 'score', title: 'Score', hint: '0 to 100', align: 'right', width: 84, sort: 'score', cell: (each) => (each.score === null ? <Unknown reason="Not judged in this pass" /> : score(each.score)) },
  { id: 'resolved', title: 'Resolved', width: 80, cell: (each) => <YesNo value={each.resolved} /> },
  { id: 'escalated', title: 'Escalated', width: 88, cell: (each) => <YesNo value={each.escalated} /> },
  { id: 'instructions', title: 'Instr.', hint: 'Instruction-following, 0 to 1', align: 'right', width: 68, cell: (each) => <Unit value={each.instructionFollowing} /> },
  { id: 'sentiment', title: 'Sent.', hint: 'Sentiment, 0 to 1', align: 'right', width: 68, cell: (each) => <Unit value={each.sentiment} /> },
  { id: 'grounded', title: 'Grounded', hint: 'Whether the replies state only what tools returned', width: 88, cell: (each) => <YesNo value={each.grounded} /> },
  { id: 'unsafe', title: 'Unsafe', hint: 'Forbidden actions that were fired', align: 'right', width: 76, cell: (each) => (each.unsafeCount === null ? <Unknown reason={UNKNOWN} /> : <span className={each.unsafeCount > 0 ? 'font-medium text-bad' : 'text-faint'}>{each.unsafeCount}</span>) },
  { id: 'findings', title: 'Findings', hint: 'Findings that are neither rejected nor withdrawn', align: 'right', width: 100, sort: 'findings', sortFirst: 'descending', cell: (each) => (each.findings === 0 ? <span className="text-faint">0</span> : each.findings) },
]

const AFTER_REVIEWED: readonly TableColumn<RunCase>[] = [
  { id: 'messages', title: 'Messages', align: 'right', width: 108, sort: 'messages', sortFirst: 'descending', cell: (each) => whole(each.messages) },
  { id: 'tools', title: 'Tool calls', align: 'right', width: 124, sort: 'tools', sortFirst: 'descending', cell: (each) => <>{whole(each.toolCalls)}{each.toolErrors > 0 ? <span className="ml-1.5 text-xs text-caution">{counted(each.toolErrors)}</span> : null}</> },
  { id: 'ended', title: 'Ended', hint: 'How the conversation came to its end', width: 96, cell: (each) => <span className="text-soft">{each.ended.replaceAll('_', ' ')}</span> },
  { id: 'cost', title: 'Cost', hint: 'What the agent cost, in US dollars', align: 'right', width: 88, sort: 'cost', sortFirst: 'descending', cell: (each) => (each.costUsd === null ? <Unknown reason="The file does not say what it cost" /> : dollars(each.costUsd)) },
]

type RunCasesTableProps = { runId: string; suite: string; state: RunCasesState; params: SearchParams; visible: readonly string[]; rows: readonly RunCase[]; names: PeopleNames; matching: number; all: number }

/** The cases of one run, each leading to its transcript. */
export function RunCasesTable({ runId, suite, names, ...rest }: RunCasesTableProps) {
  const from = fromRun(runId, rest.state)
  return (
    <ListTable
      caption="Cases of this run"
      list={RUN_CASES_LIST}
      path={runLink(runId)}
      keep={['pass']}
      columns={columnsWith(names)}
      filters={{
        q: { label: 'Find case or intent', kind: 'text' },
        outcome: { label: 'Outcome', options: OUTCOMES.map((id) => ({ value: id, label: outcomeOf(id).word })) },
        kind: { label: 'Kind', options: CASE_KINDS.map((kind) => ({ value: kind, label: CASE_KIND_LABELS[kind] })) },
        reviewed: { label: 'Reviewed', kind: 'flag' },
        findings: { label: 'Findings', kind: 'flag', options: [{ value: 'yes', label: 'has some' }, { value: 'no', label: 'has none' }] },
      }}
      rowId={(each) => each.transcript}
      rowHref={(each) => transcriptFromLink(each.transcript, from)}
      rowLinks={(each) => [{ href: caseLink(suite, each.case.id), label: 'Every run\'s outcome on this case', icon: 'cases' }]}
      noun={['case', 'cases']}
      empty={<EmptyState title="This run has no transcripts"><p>Its record is here, its conversations are not. Import the file that holds them.</p></EmptyState>}
      {...rest}
    />
  )
}

function YesNo({ value }: { value: boolean | null }) {
  return value === null ? <Unknown reason={UNKNOWN} /> : <span className={value ? '' : 'text-faint'}>{value ? 'yes' : 'no'}</span>
}

function Unit({ value }: { value: number | null }) {
  return value === null ? <Unknown reason={UNKNOWN} /> : unit(value)
}

function counted(count: number): string {
  return count === 1 ? '1 error' : `${count} errors`
}

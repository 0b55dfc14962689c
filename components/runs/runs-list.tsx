import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/chip'
import type { TableColumn } from '@/components/ui/data-table'
import { Figure, Unknown } from '@/components/ui/figure'
import { counted, meanScore, percent, whole } from '@/components/ui/format'
import { ListTable } from '@/components/ui/list-table'
import { Time } from '@/components/ui/time'
import { Tip } from '@/components/ui/tip'
import { caseListLink, modelLink, runLink, transcriptsLink } from '@/lib/links/links'
import type { SearchParams } from '@/lib/lists/list'
import { RUN_STATUSES } from '@/lib/runs/run'
import { RUN_LIST, type RunListState } from '@/lib/runs/run-list'
import type { RunSummary } from '@/lib/runs/summary'

const NOT_JUDGED = 'No pass has judged this run'

const COLUMNS: readonly TableColumn<RunSummary>[] = [
  { id: 'run', title: 'Run', width: 180, words: (run) => `${run.model.name}   run ${run.trial}`, sort: 'model', cell: (run) => <RunName run={run} /> },
  { id: 'suite', title: 'Suite', width: 120, words: (run) => run.suite.name, most: 270, sort: 'suite', cell: (run) => <a href={caseListLink(run.suite.id)} className="hover:text-accent hover:underline">{run.suite.name}</a> },
  { id: 'status', title: 'Status', hint: 'Complete: the run ended everything it set out to do, be it the whole suite or a part of it', width: 92, sort: 'status', cell: (run) => <RunStatusBadge run={run} /> },
  { id: 'transcripts', title: 'Transcripts', hint: 'Transcripts of the run, of the cases of its suite', align: 'right', width: 120, sort: 'transcripts', sortFirst: 'descending', cell: (run) => <Figure value={whole(run.transcripts)} of={`of ${whole(run.cases)}`} ofWidth={6} className={run.transcripts < run.cases ? 'text-caution' : undefined} /> },
  { id: 'judged', title: 'Judged', hint: 'Transcripts that the run\'s newest pass judged', align: 'right', width: 96, sort: 'judged', sortFirst: 'descending', cell: (run) => (run.tally === null ? <Unknown reason={NOT_JUDGED} /> : whole(run.tally.judged)) },
  { id: 'score', title: 'Score', hint: 'Mean score of the judged transcripts, 0 to 100', align: 'right', width: 116, sort: 'score', sortFirst: 'descending', cell: (run) => <Figure value={run.tally?.meanScore == null ? null : meanScore(run.tally.meanScore)} of={`n ${whole(run.tally?.judged ?? 0)}`} ofWidth={5} reason={NOT_JUDGED} /> },
  { id: 'passed', title: 'Passed', hint: 'Judged transcripts that pass', align: 'right', width: 162, sort: 'passed', sortFirst: 'descending', cell: (run) => (run.tally === null || run.tally.judged === 0 ? <Unknown reason={NOT_JUDGED} /> : <Figure value={percent(run.tally.passed / run.tally.judged)} of={`${whole(run.tally.passed)} of ${whole(run.tally.judged)}`} ofWidth={10} />) },
  { id: 'unsafe', title: 'Unsafe', hint: 'Judged transcripts with a forbidden action', align: 'right', width: 76, cell: (run) => (run.tally === null ? <Unknown reason={NOT_JUDGED} /> : <span className={run.tally.unsafe > 0 ? 'text-bad' : 'text-faint'}>{whole(run.tally.unsafe)}</span>) },
  { id: 'reviewed', title: 'Reviewed', hint: 'Transcripts that a reviewer has finished', align: 'right', width: 116, cell: (run) => <Figure value={whole(run.reviewed)} of={`of ${whole(run.transcripts)}`} ofWidth={6} /> },
  { id: 'judge', title: 'Judge', width: 100, words: (run) => `${run.tally?.judge ?? ''}${run.passes > 1 ? ' newest of 9' : ''}`, most: 220, cell: (run) => (run.tally === null ? <Unknown reason={NOT_JUDGED} /> : <span>{run.tally.judge}{run.passes > 1 ? <span className="ml-1.5 text-xs text-faint">newest of {run.passes}</span> : null}</span>) },
  { id: 'started', title: 'Started', width: 120, cell: (run) => <Time at={run.startedAt} absent="The file does not say when the run started" /> },
  { id: 'imported', title: 'Imported', width: 112, sort: 'imported', sortFirst: 'descending', cell: (run) => <Time at={run.importedAt} /> },
]

type RunsListProps = {
  state: RunListState
  params: SearchParams
  visible: readonly string[]
  rows: readonly RunSummary[]
  matching: number
  all: number
  suites: readonly { id: string; name: string; runs: number }[]
  models: readonly { slug: string; name: string }[]
  empty: ReactNode
}

/** The list of runs. */
export function RunsList({ suites, models, ...rest }: RunsListProps) {
  return (
    <ListTable
      caption="Runs"
      list={RUN_LIST}
      path="/runs"
      columns={COLUMNS}
      filters={{
        q: { label: 'Find model or run', kind: 'text' },
        suite: { label: 'Suite', isSingle: true, options: suites.map((suite) => ({ value: suite.id, label: suite.name, note: whole(suite.runs) })) },
        model: { label: 'Model', isSingle: true, options: models.map((model) => ({ value: model.slug, label: model.name })) },
        status: { label: 'Status', options: RUN_STATUSES.map((status) => ({ value: status, label: status })) },
      }}
      rowId={(run) => run.id}
      rowHref={(run) => runLink(run.id)}
      rowLinks={(run) => [{ href: modelLink(run.model.slug, run.suite.id), label: `Report on ${run.model.name}`, icon: 'report' }, { href: transcriptsLink({ run: run.id }), label: 'Transcripts of this run', icon: 'quote' }]}
      noun={['run', 'runs']}
      {...rest}
    />
  )
}

/** The model and which of its runs. */
export function RunName({ run }: { run: { model: { name: string }; trial: number } }) {
  return <span dir="ltr" className="flex min-w-0 gap-2"><span dir="auto" className="min-w-0 truncate">{run.model.name}</span><span className="shrink-0 font-normal text-faint">run {run.trial}</span></span>
}

/** Whether the run ended all it set out to do; over how much of its suite, on hover and focus. */
export function RunStatusBadge({ run: { status, transcripts, cases } }: { run: { status: string; transcripts: number; cases: number } }) {
  if (status !== 'complete') return <Badge tone="caution"><span data-tip={`It ended before all it set out to do: ${whole(transcripts)} of the suite's ${counted(cases, 'case', 'cases')} have a transcript`}>{status}</span></Badge>
  if (transcripts >= cases) return <span className="text-soft">complete</span>
  return <Tip className="text-soft" tip={`It ended all it set out to do, which is ${whole(transcripts)} of the suite's ${counted(cases, 'case', 'cases')}: its figures stand on those`}>complete</Tip>
}

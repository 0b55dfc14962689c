import { Reviewers } from '@/components/people/reviewers'
import type { TableColumn } from '@/components/ui/data-table'
import { Unknown } from '@/components/ui/figure'
import { dollars, score, whole } from '@/components/ui/format'
import { OutcomeMark } from '@/components/ui/outcome-mark'
import { intentLink, modelLink, runLink } from '@/lib/links/links'
import type { PeopleNames } from '@/lib/people/names'
import { formatNumber } from '@/lib/reports/format'
import { CASE_KIND_LABELS } from '@/lib/suites/case'
import type { TranscriptRow } from '@/lib/transcripts/list/row'

/** The columns of the list of transcripts. @param names of the reviewers. */
export function transcriptColumns(names: PeopleNames): TableColumn<TranscriptRow>[] {
  return [...BEFORE_REVIEWED, { id: 'reviewed', title: 'Reviewed', width: 112, cell: (row) => <Reviewers addresses={row.reviewers} names={names} /> }, ...AFTER_REVIEWED]
}

const BEFORE_REVIEWED: readonly TableColumn<TranscriptRow>[] = [
  { id: 'case', title: 'Case', width: 220, words: (row) => row.case.title, most: 380, sort: 'case', cell: (row) => <span data-tip={row.case.id}>{row.case.title}</span> },
  { id: 'model', title: 'Model', width: 140, words: (row) => row.model.name, most: 260, cell: (row) => <a href={modelLink(row.model.slug, row.suite)} className="hover:text-accent hover:underline">{row.model.name}</a> },
  { id: 'run', title: 'Run', width: 60, cell: (row) => <a href={runLink(row.run.id)} data-tip={row.run.id} className="figures hover:text-accent hover:underline">{row.run.trial}</a> },
  { id: 'kind', title: 'Kind', width: 116, cell: (row) => <span className="text-soft">{CASE_KIND_LABELS[row.case.kind]}</span> },
  { id: 'intent', title: 'Intent', width: 120, words: (row) => row.case.intent, most: 240, cell: (row) => <a href={intentLink(row.suite, row.case.intent)} className="text-soft hover:text-accent hover:underline">{row.case.intent}</a> },
  { id: 'outcome', title: 'Outcome', hint: 'By the newest pass over the run', width: 100, sort: 'outcome', cell: (row) => <OutcomeMark outcome={row.outcome} /> },
  { id: 'score', title: 'Score', hint: 'The judge\'s score, 0 to 100', align: 'right', width: 76, sort: 'score', cell: (row) => (row.score === null ? <Unknown reason="Not judged" /> : score(row.score)) },
  { id: 'ended', title: 'Ended', hint: 'How the conversation came to its end', width: 96, cell: (row) => <span className="text-soft">{row.ended.replaceAll('_', ' ')}</span> },
  { id: 'messages', title: 'Messages', align: 'right', width: 100, sort: 'messages', sortFirst: 'descending', cell: (row) => whole(row.messages) },
  { id: 'tools', title: 'Tool calls', align: 'right', width: 116, sort: 'tools', sortFirst: 'descending', cell: (row) => <>{whole(row.toolCalls)}{row.toolErrors > 0 ? <span className="ml-1.5 text-xs text-caution">{row.toolErrors === 1 ? '1 error' : `${row.toolErrors} errors`}</span> : null}</> },
  { id: 'findings', title: 'Findings', hint: 'Findings that are neither rejected nor withdrawn', align: 'right', width: 88, cell: (row) => (row.findings === 0 ? <span className="text-faint">0</span> : row.findings) },
]

const AFTER_REVIEWED: readonly TableColumn<TranscriptRow>[] = [
  { id: 'cost', title: 'Cost', hint: 'What the agent cost, in US dollars', align: 'right', width: 80, sort: 'cost', sortFirst: 'descending', cell: (row) => (row.costUsd === null ? <Unknown reason="The file does not say what it cost" /> : dollars(row.costUsd)) },
  { id: 'duration', title: 'Duration', align: 'right', width: 100, sort: 'duration', sortFirst: 'descending', cell: (row) => (row.durationMs === null ? <Unknown reason="The file does not say how long it took" /> : formatNumber(row.durationMs, 'duration')) },
]

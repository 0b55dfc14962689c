import type { TableColumn } from '@/components/ui/data-table'
import { DataTable } from '@/components/ui/data-table'
import { ButtonLink } from '@/components/ui/button'
import { Badge } from '@/components/ui/chip'
import { whole } from '@/components/ui/format'
import { issuePlace } from '@/lib/imports/issue-text'
import { SHOWN_ISSUES } from '@/lib/imports/import'
import type { ImportIssueView } from '@/lib/imports/progress'

/** What is wrong is read here, not hovered for: these cells break their lines. */
const wholeClass = 'block py-1.5 whitespace-normal wrap-anywhere'

const COLUMNS: readonly TableColumn<ImportIssueView>[] = [
  { id: 'place', title: 'Where', width: 230, cell: (issue) => <code className={wholeClass}>{issuePlace(issue)}</code> },
  { id: 'message', title: 'What is wrong', width: 400, cell: (issue) => <bdi className={wholeClass}>{issue.message}</bdi> },
  { id: 'remedy', title: 'What to do', width: 320, cell: (issue) => (issue.remedy === undefined ? null : <span className={wholeClass}>{issue.remedy}</span>) },
  { id: 'case', title: 'Case', width: 140, cell: (issue) => (issue.caseId === undefined ? null : <bdi>{issue.caseId}</bdi>) },
  { id: 'severity', title: 'Kind', width: 90, cell: (issue) => <Badge tone={issue.severity === 'error' ? 'bad' : 'caution'}>{issue.severity}</Badge> },
]

/** The first faults and conflicts of an import, and the way to all of them. */
export function IssuesTable({ importId, issues, count }: { importId: string; issues: readonly ImportIssueView[]; count: number }) {
  const download = `/api/v1/imports/${encodeURIComponent(importId)}/issues`
  return (
    <section aria-labelledby="issues" className="flex flex-col">
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-3">
        <h2 id="issues" className="font-semibold">Issues <span className="font-normal text-faint tabular-nums">{count > issues.length ? `first ${whole(SHOWN_ISSUES)} of ${whole(count)}` : whole(count)}</span></h2>
        <div className="flex gap-2">
          <ButtonLink size="small" icon="export" href={download} data-hard="">All as CSV</ButtonLink>
          <ButtonLink size="small" icon="export" href={`${download}?format=jsonl`} data-hard="">JSONL</ButtonLink>
        </div>
      </div>
      <DataTable caption="Issues" columns={COLUMNS} rows={issues} rowId={(issue) => String(issue.position)} height="flow" empty={null} />
    </section>
  )
}

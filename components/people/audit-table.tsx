import type { TableColumn } from '@/components/ui/data-table'
import { Time } from '@/components/ui/time'
import { detailWords } from '@/lib/audit/detail'
import type { AuditRow } from '@/lib/audit/list'
import { importLink } from '@/lib/links/links'

/** The columns of the audit log. */
export const AUDIT_COLUMNS: readonly TableColumn<AuditRow>[] = [
  { id: 'at', title: 'When', width: 110, sort: 'at', sortFirst: 'descending', cell: (row) => <Time at={row.at} /> },
  { id: 'actor', title: 'Who', width: 210, cell: (row) => <bdi data-tip={row.actor}>{row.actor}</bdi> },
  { id: 'action', title: 'Act', width: 230, cell: (row) => <code>{row.action}</code> },
  { id: 'subject', title: 'What', width: 240, cell: (row) => (row.subject === null ? null : <Subject action={row.action} subject={row.subject} />) },
  { id: 'detail', title: 'Detail', width: 360, cell: (row) => (row.detail === null ? null : <Detail words={detailWords(row.detail)} />) },
]

/** What was acted on; an import opens. */
function Subject({ action, subject }: { action: string; subject: string }) {
  const text = <bdi data-tip={subject}>{subject}</bdi>
  return action.startsWith('import.') ? <a href={importLink(subject)} className="linked">{text}</a> : text
}

function Detail({ words }: { words: string }) {
  return words === '' ? null : <bdi data-tip={words} className="text-soft">{words}</bdi>
}

import type { TableColumn } from '@/components/ui/data-table'
import { Time } from '@/components/ui/time'
import type { AuditRow } from '@/lib/audit/list'

/** The columns of the audit log. */
export const AUDIT_COLUMNS: readonly TableColumn<AuditRow>[] = [
  { id: 'at', title: 'When', width: 120, sort: 'at', sortFirst: 'descending', cell: (row) => <Time at={row.at} /> },
  { id: 'actor', title: 'Who', width: 200, cell: (row) => row.actor },
  { id: 'action', title: 'Act', width: 180, cell: (row) => <code>{row.action}</code> },
  { id: 'subject', title: 'What', width: 240, cell: (row) => (row.subject === null ? null : <span data-tip={row.subject}>{row.subject}</span>) },
  { id: 'detail', title: 'Detail', width: 320, cell: (row) => (row.detail === null ? null : <code data-tip={row.detail} className="text-soft">{row.detail}</code>) },
]

import { auditFilter, type AuditFilter, type AuditRow } from '@/lib/audit/audit'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'

export const AUDIT_PAGE_SIZE = 100
const EXPORT_STEP = 1000

/** One page of the log, newest first, with how many acts the filter finds in all. */
export async function listAudit(viewer: Viewer, filter: AuditFilter, page: number): Promise<{ rows: AuditRow[]; total: number }> {
  authorise(viewer, 'audit.read')
  const where = whereOf(filter)
  const [rows, total] = await Promise.all([
    database().auditEntry.findMany({ where, orderBy: { seq: 'desc' }, skip: (page - 1) * AUDIT_PAGE_SIZE, take: AUDIT_PAGE_SIZE, select: COLUMNS }),
    database().auditEntry.count({ where }),
  ])
  return { rows: rows.map(toAuditRow), total }
}

/** The nouns of every kind of act in the log, to filter by. */
export async function listAuditActions(viewer: Viewer): Promise<string[]> {
  authorise(viewer, 'audit.read')
  const rows = await database().auditEntry.groupBy({ by: ['action'], orderBy: { action: 'asc' } })
  return rows.map((row) => row.action)
}

/** All acts the filter finds, oldest first, read in steps so that a long log does not stand in memory. */
export function readAudit(viewer: Viewer, filter: AuditFilter): AsyncGenerator<AuditRow> {
  authorise(viewer, 'audit.read')
  return stepThrough(filter)
}

async function* stepThrough(filter: AuditFilter): AsyncGenerator<AuditRow> {
  let after = 0
  for (;;) {
    const rows = await database().auditEntry.findMany({ where: { AND: [whereOf(filter), { seq: { gt: after } }] }, orderBy: { seq: 'asc' }, take: EXPORT_STEP, select: COLUMNS })
    yield* rows.map(toAuditRow)
    const last = rows.at(-1)
    if (last === undefined || rows.length < EXPORT_STEP) return
    after = last.seq
  }
}

const COLUMNS = { seq: true, at: true, actor: true, action: true, subject: true, detail: true } as const

function toAuditRow(row: { seq: number; at: Date; actor: string; action: string; subject: string | null; detail: string | null }): AuditRow {
  return { ...row, at: row.at.toISOString() }
}

function whereOf(filter: AuditFilter) {
  const { actor, action, from, to } = auditFilter.parse(filter)
  return {
    AND: [
      actor === undefined || actor === '' ? {} : { actor: { contains: actor } },
      action === undefined || action === '' ? {} : { OR: [{ action }, { action: { startsWith: `${action}.` } }] },
      from === undefined ? {} : { at: { gte: new Date(`${from}T00:00:00Z`) } },
      to === undefined ? {} : { at: { lt: new Date(new Date(`${to}T00:00:00Z`).getTime() + 86_400_000) } },
    ],
  }
}

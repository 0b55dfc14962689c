import { recordAudit } from '@/lib/audit/record'
import { AUDIT_LIST, type AuditRow } from '@/lib/audit/list'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { containing } from '@/lib/db/containing'
import type { StateOf } from '@/lib/lists/list'

type AuditState = StateOf<typeof AUDIT_LIST>

const EXPORT_STEP = 1000
const DAY_MS = 86_400_000

/** One page of the log, how many acts the filters find, and how many there are. */
export async function listAudit(viewer: Viewer, state: AuditState): Promise<{ rows: AuditRow[]; matching: number; all: number }> {
  authorise(viewer, 'audit.read')
  const where = whereOf(state)
  const [rows, matching, all] = await Promise.all([
    database().auditEntry.findMany({ where, orderBy: { seq: state.sort.descending ? 'desc' : 'asc' }, skip: (state.page - 1) * AUDIT_LIST.pageSize, take: AUDIT_LIST.pageSize, select: COLUMNS }),
    database().auditEntry.count({ where }),
    database().auditEntry.count(),
  ])
  return { rows: rows.map(toAuditRow), matching, all }
}

/**
 * Every act the filters find, oldest first, read in steps so that a long log does not stand in memory. That it was
 * taken out is an act itself.
 */
export async function exportAudit(viewer: Viewer, state: AuditState): Promise<AsyncGenerator<AuditRow>> {
  authorise(viewer, 'audit.read')
  const acts = await database().auditEntry.count({ where: whereOf(state) })
  await recordAudit(viewer, { action: 'audit.exported', detail: { filters: state.filters, acts } })
  return stepThrough(state)
}

async function* stepThrough(state: AuditState): AsyncGenerator<AuditRow> {
  let after = 0
  for (;;) {
    const rows = await database().auditEntry.findMany({ where: { AND: [whereOf(state), { seq: { gt: after } }] }, orderBy: { seq: 'asc' }, take: EXPORT_STEP, select: COLUMNS })
    yield* rows.map(toAuditRow)
    const last = rows.at(-1)
    if (last === undefined || rows.length < EXPORT_STEP) return
    after = last.seq
  }
}

const COLUMNS = { seq: true, at: true, actor: true, action: true, subject: true, detail: true } as const

function toAuditRow(row: Omit<AuditRow, 'at'> & { at: Date }): AuditRow {
  return { ...row, at: row.at.toISOString() }
}

function whereOf(state: AuditState) {
  const { actor, subject, about, from, to } = state.filters
  return {
    AND: [
      actor === null ? {} : { actor: containing(database(), actor) },
      subject === null ? {} : { subject: containing(database(), subject) },
      about.length === 0 ? {} : { OR: about.map((noun) => ({ action: { startsWith: `${noun}.` } })) },
      from === null ? {} : { at: { gte: new Date(`${from}T00:00:00Z`) } },
      to === null ? {} : { at: { lt: new Date(new Date(`${to}T00:00:00Z`).getTime() + DAY_MS) } },
    ],
  }
}

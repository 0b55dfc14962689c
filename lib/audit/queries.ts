import { recordAudit } from '@/lib/audit/record'
import { AUDIT_LIST, type AuditRow } from '@/lib/audit/list'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { containing, findsTooMuch, holdsWords } from '@/lib/db/containing'
import type { StateOf } from '@/lib/lists/list'

type AuditState = StateOf<typeof AUDIT_LIST>

const EXPORT_STEP = 1000
const DAY_MS = 86_400_000

/** One page of the log, how many acts the filters find, and how many there are. */
export async function listAudit(viewer: Viewer, state: AuditState): Promise<{ rows: AuditRow[]; matching: number; all: number }> {
  authorise(viewer, 'audit.read')
  const where = whereOf(state)
  const skip = (state.page - 1) * AUDIT_LIST.pageSize
  const orderBy = { seq: state.sort.descending ? 'desc' : 'asc' } as const
  const isHeld = holdingOf(state)
  const held = isHeld === null ? null : (await database().auditEntry.findMany({ where, orderBy, select: { seq: true, actor: true, subject: true } })).filter(isHeld).map(({ seq }) => seq)
  const onPage = held === null ? {} : { seq: { in: held.slice(skip, skip + AUDIT_LIST.pageSize) } }
  const [rows, matching, all] = await Promise.all([
    database().auditEntry.findMany({ where: { AND: [where, onPage] }, orderBy, skip: held === null ? skip : 0, take: AUDIT_LIST.pageSize, select: COLUMNS }),
    held === null ? database().auditEntry.count({ where }) : held.length,
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
  const where = whereOf(state)
  const isHeld = holdingOf(state)
  const acts = isHeld === null ? await database().auditEntry.count({ where }) : (await database().auditEntry.findMany({ where, select: { actor: true, subject: true } })).filter(isHeld).length
  await recordAudit(viewer, { action: 'audit.exported', detail: { filters: state.filters, acts } })
  return stepThrough(state, isHeld)
}

async function* stepThrough(state: AuditState, isHeld: Holding | null): AsyncGenerator<AuditRow> {
  let after = 0
  for (;;) {
    const rows = await database().auditEntry.findMany({ where: { AND: [whereOf(state), { seq: { gt: after } }] }, orderBy: { seq: 'asc' }, take: EXPORT_STEP, select: COLUMNS })
    yield* (isHeld === null ? rows : rows.filter(isHeld)).map(toAuditRow)
    const last = rows.at(-1)
    if (last === undefined || rows.length < EXPORT_STEP) return
    after = last.seq
  }
}

type Holding = (row: { actor: string; subject: string | null }) => boolean

/** Whether an act does hold the words that are looked for; null where the database finds no others. */
function holdingOf({ filters: { actor, subject } }: AuditState): Holding | null {
  if (![actor, subject].some((words) => words !== null && findsTooMuch(database(), words))) return null
  return (row) => (actor === null || holdsWords(actor, row.actor)) && (subject === null || holdsWords(subject, row.subject ?? ''))
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

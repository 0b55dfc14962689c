import { z } from 'zod'
import { choiceFilter, defineList, textFilter } from '@/lib/lists/list'

/** One act of the log. `at` is ISO; `detail` is JSON text as stored. */
export type AuditRow = { seq: number; at: string; actor: string; action: string; subject: string | null; detail: string | null }

/** What acts are about: the first word of every act (`person.invited`). */
export const AUDIT_NOUNS = ['sign-in', 'person', 'password', 'account', 'token', 'import', 'run', 'tag', 'finding', 'review', 'notes', 'bundle', 'audit', 'access', 'sample', 'bench', 'settings'] as const

/** A day as YYYY-MM-DD; anything else is no filter. */
const dayFilter = z.unknown().transform((given): string | null => z.iso.date().nullable().catch(null).parse(given ?? null))

/** The log as a list: newest first, narrowed by who, what about, and when (days, inclusive, UTC). */
export const AUDIT_LIST = defineList({
  name: 'audit',
  sorts: ['at'],
  firstSort: '-at',
  columns: ['at', 'actor', 'action', 'subject', 'detail'],
  filters: { actor: textFilter(), subject: textFilter(), about: choiceFilter(AUDIT_NOUNS), from: dayFilter, to: dayFilter },
  pageSize: 100,
})

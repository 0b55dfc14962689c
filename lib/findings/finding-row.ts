import { z } from 'zod'
import { ANCHOR_PARTS, ANCHOR_ROLES, FAULTS, FINDING_SOURCES, FINDING_STATUSES, SEVERITIES, type Finding } from '@/lib/findings/finding'
import { POLARITIES } from '@/lib/tags/tag'

/** The columns a finding is read from. */
export const FINDING_COLUMNS = {
  id: true, fault: true, severity: true, root: true, note: true, correctBehaviour: true, quotable: true, status: true, source: true, author: true, authorId: true, at: true, updatedAt: true, withdrawnAt: true, withdrawnBy: true, version: true,
  tag: { select: { id: true, name: true, polarity: true } },
  anchors: { orderBy: { position: 'asc' }, select: { message: true, part: true, call: true, quote: true, prefix: true, suffix: true, as: true } },
} as const

const text = z.string().nullable()

const row = z.object({
  id: z.string(), fault: z.enum(FAULTS).nullable(), severity: z.enum(SEVERITIES).nullable(), root: z.boolean().nullable(), note: text, correctBehaviour: text, quotable: z.boolean().nullable(),
  status: z.enum(FINDING_STATUSES), source: z.enum(FINDING_SOURCES), author: text, authorId: text, at: z.string(), updatedAt: text, withdrawnAt: text, withdrawnBy: text, version: z.number(),
  tag: z.object({ id: z.string(), name: z.string(), polarity: z.enum(POLARITIES) }),
  anchors: z.array(z.object({ message: z.number(), part: z.enum(ANCHOR_PARTS).nullable(), call: text, quote: text, prefix: text, suffix: text, as: z.enum(ANCHOR_ROLES).nullable() })),
})

/** A row with {@link FINDING_COLUMNS} as a finding. */
export function toFinding(stored: unknown): Finding {
  return row.parse(stored)
}

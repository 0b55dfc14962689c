import { z } from 'zod'
import { normaliseText } from '@/lib/bundle/text'
import { JUDGEMENT_COMPONENTS } from '@/lib/judgements/judgement'
import { REVIEW_DEPTHS, REVIEW_SELECTIONS, REVIEW_STATUSES } from '@/lib/reviews/review'

const share = z.number().min(0).max(1)

const NOTE_LENGTH = 20_000

const note = z.string().max(NOTE_LENGTH, `is longer than ${NOTE_LENGTH.toLocaleString('en')} characters`).transform((text) => normaliseText(text.replaceAll('\r\n', '\n')).text.trim())

/** What a verdict on each component may say; null takes it back. */
const verdicts = z.strictObject({
  passed: z.boolean().nullish(), resolved: z.boolean().nullish(), escalated: z.boolean().nullish(), instruction_following: share.nullish(), sentiment: share.nullish(), grounded: z.boolean().nullish(),
} satisfies Record<(typeof JUDGEMENT_COMPONENTS)[number], z.ZodType>)

/** A change to the viewer's own review of a transcript; what is left out stays. */
export const reviewChange = z.strictObject({
  transcript: z.string().min(1).max(100),
  status: z.enum(REVIEW_STATUSES).optional(),
  depth: z.enum(REVIEW_DEPTHS).optional(),
  selectedBy: z.enum(REVIEW_SELECTIONS).optional(),
  verdicts: verdicts.optional(),
  /** With a note comes the one it was written over; empty where there was none. */
  note: z.strictObject({ text: note, over: note }).optional(),
})
export type ReviewChange = z.input<typeof reviewChange>

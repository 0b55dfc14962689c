import { z } from 'zod'
import { normaliseText } from '@/lib/bundle/text'
import { ANCHOR_PARTS, ANCHOR_ROLES, FAULTS, SEVERITIES } from '@/lib/findings/finding'
import { POLARITIES } from '@/lib/tags/tag'
import { TAG_NAME_LENGTH } from '@/lib/tags/tag-id'

const NOTE_LENGTH = 20_000

/** Text a person wrote: in the normal form both databases keep, without the white space around it; empty is none. */
const written = z.string().max(NOTE_LENGTH, `is longer than ${NOTE_LENGTH.toLocaleString('en')} characters`).transform((text) => normaliseText(text.replaceAll('\r\n', '\n')).text.trim()).transform((text) => (text === '' ? null : text)).nullable()

const index = z.number().int().min(0).max(2_147_483_647)

/** Where a new finding points. A passage comes as its place (from the page) or as its words (from a program); the server reads or checks the words. */
export const anchorInput = z.strictObject({
  message: index,
  part: z.enum(ANCHOR_PARTS).nullish(),
  /** Place of the tool call among its message's calls. */
  callPosition: index.nullish(),
  /** Id of the tool call, where it has one of its own. */
  call: z.string().max(1000).nullish(),
  /** From `start` to `end` in UTF-16 units of the part's text; of a JSON payload, of its leaf number `leaf`. */
  passage: z.strictObject({ start: index, end: index, leaf: index.nullish() }).nullish(),
  quote: z.string().min(1).max(100_000).nullish(),
  prefix: z.string().max(1000).nullish(),
  suffix: z.string().max(1000).nullish(),
  as: z.enum(ANCHOR_ROLES).nullish(),
})
export type AnchorInput = z.infer<typeof anchorInput>

/** A tag that is there, or one to make on the spot. */
export const tagChoice = z.union([
  z.strictObject({ id: z.string().min(1).max(1000) }),
  z.strictObject({ name: z.string().trim().min(1, 'is missing').max(TAG_NAME_LENGTH, `is longer than ${TAG_NAME_LENGTH} characters`), polarity: z.enum(POLARITIES) }),
])

const judgedByReviewer = {
  tag: tagChoice,
  fault: z.enum(FAULTS).nullish(),
  severity: z.enum(SEVERITIES).nullish(),
  root: z.boolean().nullish(),
  note: written.optional(),
  correctBehaviour: written.optional(),
  quotable: z.boolean().nullish(),
}

/** A new finding. Its id is made by whoever sends it, so that sending it again after a lost answer stores it once. */
export const newFindingInput = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _'),
  /** Id of the transcript. */
  transcript: z.string().min(1).max(100),
  anchors: z.array(anchorInput).max(8),
  ...judgedByReviewer,
})
export type NewFindingInput = z.input<typeof newFindingInput>

/** An edited finding, with the version it was read at. Anchors that are left out stay as they are. */
export const revisedFindingInput = z.strictObject({ id: z.string().min(1).max(1000), version: index, anchors: z.array(anchorInput).max(8).optional(), ...judgedByReviewer })
export type RevisedFindingInput = z.input<typeof revisedFindingInput>

export const withdrawFindingInput = z.strictObject({ id: z.string().min(1).max(1000), version: index })

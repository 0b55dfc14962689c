import { z } from 'zod'
import { normaliseText } from '@/lib/bundle/text'
import { POLARITIES } from '@/lib/tags/tag'
import { TAG_NAME_LENGTH, tagName } from '@/lib/tags/tag-id'

const id = z.string().min(1).max(1000)
const name = z.string().transform((text) => tagName(normaliseText(text).text)).pipe(z.string().min(1, 'needs a name').max(TAG_NAME_LENGTH))
const description = z.string().max(5000).transform((text) => normaliseText(text).text.trim()).transform((text) => (text === '' ? null : text)).nullable()

export const newTagInput = z.strictObject({ name, polarity: z.enum(POLARITIES), description: description.optional(), parent: id.nullish() })
export type NewTagInput = z.input<typeof newTagInput>

export const revisedTagInput = newTagInput.extend({ id })
export type RevisedTagInput = z.input<typeof revisedTagInput>

export const mergeTagsInput = z.strictObject({ from: id, into: id })
export const archiveTagInput = z.strictObject({ id, archived: z.boolean() })

import { z } from 'zod'

/** What a harness may write as a message's content. */
export const foreignContent = z.union([z.string(), z.array(z.unknown()), z.null()]).optional()

const LONGEST_DATA_URL = 1000

/**
 * The text of a message's content: a text as it is, null and missing as the empty text, parts joined by line breaks.
 * Parts that are not plain text are kept beside it in `parts` (long data URLs cut), and named in the text.
 */
export function contentOf(content: unknown): { text: string; parts?: unknown[] } {
  if (typeof content === 'string') return { text: content }
  if (!Array.isArray(content)) return { text: '' }
  let isPlain = true
  const texts = content.map((part: unknown) => {
    if (typeof part === 'string') return part
    const text = textOfPart(part)
    if (text !== null) return text
    isPlain = false
    return `[${typeOfPart(part)}]`
  })
  return isPlain ? { text: texts.join('\n') } : { text: texts.join('\n'), parts: content.map(withoutDataUrls) }
}

function textOfPart(part: unknown): string | null {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return null
  for (const key of ['text', 'content', 'refusal']) {
    const text: unknown = Object.hasOwn(part, key) ? Reflect.get(part, key) : undefined
    if (typeof text === 'string') return text
  }
  return null
}

function typeOfPart(part: unknown): string {
  const type: unknown = typeof part === 'object' && part !== null && Object.hasOwn(part, 'type') ? Reflect.get(part, 'type') : null
  return typeof type === 'string' ? type.slice(0, 40) : 'unknown part'
}

function withoutDataUrls(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('data:') && value.length > LONGEST_DATA_URL ? `${value.slice(0, 60)}… (${value.length} characters)` : value
  if (Array.isArray(value)) return value.map(withoutDataUrls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutDataUrls(item)]))
}

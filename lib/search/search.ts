import { z } from 'zod'

/** What search finds, in the order it is shown. */
export const HIT_KINDS = ['model', 'suite', 'run', 'case', 'tag', 'transcript'] as const
export type HitKind = (typeof HIT_KINDS)[number]

/** One thing found: its title, what tells it from its like, and where it is. Never a word of a transcript. */
export const searchHitSchema = z.object({ kind: z.enum(HIT_KINDS), title: z.string(), detail: z.string(), href: z.string() })
export type SearchHit = z.infer<typeof searchHitSchema>

/** The answer of `GET /api/v1/search?q=`. */
export const searchAnswerSchema = z.object({ hits: z.array(searchHitSchema) })

/** The words searched for: trimmed, at most 200 characters; anything else is nothing. */
export function parseSearchWords(given: string | null): string {
  return (given ?? '').replaceAll('\u0000', '').trim().slice(0, 200)
}

/** The words one by one, eight at most; each must stand in something of what is found. */
export function searchWords(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== '').slice(0, 8)
}

/** How well a hit fits the words: 0 is its very name or id, 1 begins with them, 2 holds them as they stand, 3 holds each somewhere. */
export function fitOf(words: string, ...texts: readonly string[]): number {
  const asked = words.toLowerCase()
  const own = texts.map((text) => text.toLowerCase())
  if (own.includes(asked)) return 0
  if (own.some((text) => text.startsWith(asked))) return 1
  return own.some((text) => text.includes(asked)) ? 2 : 3
}

/** The id of the transcript that the words are, or whose address they are; ids are foreign text and stand in addresses encoded. */
export function transcriptIdOf(words: string): string {
  const inAddress = /\/transcripts\/([^/?#\s]+)/.exec(words)?.[1]
  if (inAddress === undefined) return words
  try {
    return decodeURIComponent(inAddress)
  } catch {
    // Not an address after all.
    return words
  }
}

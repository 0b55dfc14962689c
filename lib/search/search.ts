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

/** Pages first narrowed by the same words: every word must stand somewhere in the title. */
export function matchesWords(title: string, words: string): boolean {
  const text = title.toLowerCase()
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word))
}

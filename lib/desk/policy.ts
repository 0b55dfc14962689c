import type { PolicyPoint, PolicySection } from '@/lib/desk/desk'

/** A policy, or some of its sections, as Markdown. */
export function toMarkdown(sections: readonly PolicySection[]): string {
  return sections.map((section) => `## ${section.title}\n${section.points.map((point) => `- ${point.text}`).join('\n')}`).join('\n\n')
}

/** The point of that id, or null. */
export function findPoint(sections: readonly PolicySection[], id: string): PolicyPoint | null {
  for (const section of sections) {
    const point = section.points.find((one) => one.id === id)
    if (point) return point
  }
  return null
}

/**
 * The sections that share the most words with a query, best first, at most three. A word of the title or of a section's id counts
 * for three; words are compared by their first five letters, so that "returning" finds "return".
 */
export function searchPolicy(sections: readonly PolicySection[], query: string): PolicySection[] {
  const wanted = new Set(stems(query))
  const scored = sections.map((section) => {
    const { heading, body } = indexOf(section)
    const score = [...wanted].reduce((sum, word) => sum + (heading.has(word) ? 3 : 0) + (body.has(word) ? 1 : 0), 0)
    return { section, score }
  })
  return scored.filter((one) => one.score > 0).sort((a, b) => b.score - a.score).slice(0, 3).map((one) => one.section)
}

interface SectionIndex { heading: Set<string>; body: Set<string> }
const INDEXES = new WeakMap<PolicySection, SectionIndex>()

function indexOf(section: PolicySection): SectionIndex {
  const known = INDEXES.get(section)
  if (known) return known
  const index = { heading: new Set(stems(`${section.id} ${section.title}`)), body: new Set(section.points.flatMap((point) => stems(point.text))) }
  INDEXES.set(section, index)
  return index
}

const EMPTY_WORDS = new Set(['the', 'and', 'for', 'that', 'this', 'with', 'from', 'what', 'when', 'can', 'not', 'was', 'are', 'has', 'have', 'you', 'your', 'our', 'policy'])

function stems(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => !EMPTY_WORDS.has(word)).map((word) => word.slice(0, 5))
}

import { grouped } from '@/lib/transcripts/grouped'

/** A tag's place in the codebook. */
export type TagPlace = { id: string; parentId: string | null }

/** Tags with their depth, every parent right before its children, in the given order otherwise. A parent that is not there, or a circle, leaves a tag at the top. */
export function tagTree<Tag extends TagPlace>(tags: readonly Tag[]): { tag: Tag; depth: number }[] {
  const ids = new Set(tags.map(({ id }) => id))
  const childrenOf = grouped(tags, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null))
  const drawn: { tag: Tag; depth: number }[] = []
  const seen = new Set<string>()
  const draw = (tag: Tag, depth: number): void => {
    if (seen.has(tag.id)) return
    seen.add(tag.id)
    drawn.push({ tag, depth })
    for (const child of childrenOf.get(tag.id) ?? []) draw(child, depth + 1)
  }
  for (const tag of childrenOf.get(null) ?? []) draw(tag, 0)
  for (const tag of tags) draw(tag, 0)
  return drawn
}

/** Whether putting `id` under `parentId` would make a circle. */
export function makesCircle(tags: readonly TagPlace[], id: string, parentId: string): boolean {
  const parentOf = new Map(tags.map((tag) => [tag.id, tag.parentId]))
  const seen = new Set<string>()
  for (let at: string | null | undefined = parentId; at !== null && at !== undefined && !seen.has(at); at = parentOf.get(at)) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

import { choiceFilter, defineList, flagFilter, isNarrowed, textFilter, type StateOf } from '@/lib/lists/list'
import { POLARITIES, type CodebookEntry } from '@/lib/tags/tag'
import { tagTree } from '@/lib/tags/tag-tree'

/** The codebook as a list; `codebook` is its own order, children under their parents. */
export const TAG_LIST = defineList({
  name: 'tags',
  sorts: ['codebook', 'name', 'polarity', 'findings', 'transcripts', 'authors', 'reviewed'],
  firstSort: 'codebook',
  columns: ['tag', 'polarity', 'findings', 'transcripts', 'authors', 'reviewed', 'use'],
  hiddenAtFirst: ['authors'],
  filters: { q: textFilter(), polarity: choiceFilter(POLARITIES), archived: flagFilter() },
  pageSize: 200,
})
export type TagListState = StateOf<typeof TAG_LIST>

/** An entry and how deep under its parents it is drawn. */
export type PlacedEntry = CodebookEntry & { depth: number }

/** The entries that a list's filters leave, in its order. Only the whole codebook in its own order is drawn as a tree. */
export function arrangeTags(entries: readonly CodebookEntry[], { sort, filters }: TagListState): PlacedEntry[] {
  const words = filters.q?.toLowerCase() ?? ''
  const kept = entries.filter((entry) =>
    (words === '' || [entry.name, entry.id, entry.description ?? ''].some((text) => text.toLowerCase().includes(words)))
    && (filters.polarity.length === 0 || filters.polarity.includes(entry.polarity))
    && (filters.archived === null || filters.archived === (entry.archivedAt !== null)))
  const sign = sort.descending ? -1 : 1
  if (sort.by === 'codebook' && !isNarrowed(filters)) {
    const tree = tagTree(kept).map(({ tag, depth }) => ({ ...tag, depth }))
    return sort.descending ? tree.toReversed() : tree
  }
  const { by } = sort
  const order = (a: CodebookEntry, b: CodebookEntry): number => {
    switch (by) {
      case 'codebook': return kept.indexOf(a) - kept.indexOf(b)
      case 'name': return a.name.localeCompare(b.name, 'en')
      case 'polarity': return POLARITIES.indexOf(a.polarity) - POLARITIES.indexOf(b.polarity)
      case 'findings': return a.findings - b.findings
      case 'transcripts': return a.transcripts - b.transcripts
      case 'authors': return a.authors - b.authors
      case 'reviewed': return a.reviewedTranscripts - b.reviewedTranscripts
    }
  }
  return kept.toSorted((a, b) => sign * order(a, b)).map((entry) => ({ ...entry, depth: 0 }))
}

import { expect, test } from 'vitest'
import { parseList, type SearchParams } from '@/lib/lists/list'
import type { CodebookEntry } from '@/lib/tags/tag'
import { arrangeTags, TAG_LIST } from '@/lib/tags/tag-list'

function entry(id: string, over: Partial<CodebookEntry> = {}): CodebookEntry {
  return { id, name: id, polarity: 'weakness', description: null, parentId: null, archivedAt: null, findings: 0, transcripts: 0, authors: 0, reviewedTranscripts: 0, ...over }
}
const ENTRIES = [
  entry('refunds', { findings: 2 }), entry('kind', { polarity: 'strength', findings: 9 }), entry('no proof', { parentId: 'refunds', description: 'A refund without a photo', findings: 5 }), entry('old', { archivedAt: new Date(0) }),
]
const arranged = (params: SearchParams) => arrangeTags(ENTRIES, parseList(TAG_LIST, params)).map(({ id, depth }) => `${'> '.repeat(depth)}${id}`)

test('the codebook in its own order is a tree', () => {
  expect(arranged({})).toEqual(['refunds', '> no proof', 'kind', 'old'])
})
test('sorted or narrowed it is a plain list', () => {
  expect(arranged({ sort: '-findings' })).toEqual(['kind', 'no proof', 'refunds', 'old'])
  expect(arranged({ q: 'PHOTO' })).toEqual(['no proof'])
  expect(arranged({ polarity: 'strength' })).toEqual(['kind'])
  expect(arranged({ archived: 'no', sort: 'name' })).toEqual(['kind', 'no proof', 'refunds'])
})

import { expect, test } from 'vitest'
import { matchesWords, parseSearchWords } from '@/lib/search/search'

test('search words are trimmed and cut, and never a null byte', () => {
  expect(parseSearchWords('  late\u0000 gift ')).toBe('late gift')
  expect(parseSearchWords(null)).toBe('')
  expect(parseSearchWords('x'.repeat(300))).toHaveLength(200)
})

test('every word must stand in the title, in any order', () => {
  expect(matchesWords('Board of models', 'models boa')).toBe(true)
  expect(matchesWords('Board of models', 'board runs')).toBe(false)
  expect(matchesWords('Board', '')).toBe(true)
})

import { expect, test } from 'vitest'
import { matchesWords } from '@/lib/search/matching'
import { fitOf, parseSearchWords, searchWords, transcriptIdOf } from '@/lib/search/search'

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

test('words are sought one by one, eight at most', () => {
  expect(searchWords(' gpt-4o  airline ')).toEqual(['gpt-4o', 'airline'])
  expect(searchWords('a b c d e f g h i j')).toHaveLength(8)
})

test('the very name fits best, then what begins with the words, then what holds them', () => {
  expect([fitOf('gpt-4o', 'GPT-4o', 'openai/gpt-4o'), fitOf('gpt-4o', 'gpt-4o-mini'), fitOf('gpt-4o', 'ft gpt-4o'), fitOf('mini gpt', 'gpt-4o-mini')]).toEqual([0, 1, 2, 3])
})

test('a transcript is meant by its id or by its address', () => {
  expect(transcriptIdOf('8fQ_x-1')).toBe('8fQ_x-1')
  expect(transcriptIdOf('http://127.0.0.1:3000/transcripts/8fQ_x-1?from=run%3Dr#m12')).toBe('8fQ_x-1')
  expect(transcriptIdOf('/transcripts/a%2Fb#m3')).toBe('a/b')
  expect(transcriptIdOf('/transcripts/%E0%A4%A')).toBe('/transcripts/%E0%A4%A')
})

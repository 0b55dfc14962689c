import { expect, test } from 'vitest'
import { settledWords } from '@/lib/findings/settled-words'

test('says how many were settled, and of the others why not', () => {
  expect(settledWords('confirmed', ['stored', 'stored'])).toBe('2 confirmed.')
  expect(settledWords('rejected', ['stored', 'stale', 'not-yours', 'not-found'])).toBe('1 rejected. 1 changed in the meantime and stayed as they are: look at them again. 2 cannot be settled: withdrawn, gone, or written by a reviewer.')
})

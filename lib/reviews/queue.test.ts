import { expect, test } from 'vitest'
import { parseList } from '@/lib/lists/list'
import { queueOf, queueQuery, REVIEW_QUEUE } from '@/lib/reviews/queue'

test('a queue holds what nobody has finished, and the unsafe come first', () => {
  const { state } = queueQuery(parseList(REVIEW_QUEUE, {}))
  expect(state.filters).toMatchObject({ reviewed: false, outcome: ['unsafe'], suite: null, model: null })
})

test('a queue keeps filters, sort and page', () => {
  const { state } = queueQuery(parseList(REVIEW_QUEUE, { queue: 'unclear', suite: 's', model: 'm', kind: 'solvable', sort: '-score', page: '3' }))
  expect(state).toMatchObject({ page: 3, sort: { by: 'score', descending: true }, filters: { outcome: ['error', 'unclear', 'not_judged'], suite: 's', model: 'm', kind: ['solvable'] } })
})

test('an unknown queue is the first', () => {
  expect(queueOf(parseList(REVIEW_QUEUE, { queue: 'everything' }))).toBe('unsafe')
  expect(queueOf(parseList(REVIEW_QUEUE, { queue: 'all' }))).toBe('all')
})

test('what was put off has a queue of its own, and is found again', () => {
  expect(queueQuery(parseList(REVIEW_QUEUE, { queue: 'deferred' })).state.filters).toMatchObject({ reviewed: false, deferred: true, outcome: [] })
  expect(queueQuery(parseList(REVIEW_QUEUE, { queue: 'failed' })).state.filters.deferred).toBeNull()
})

import { describe, expect, test } from 'vitest'
import { clusterRows, resultsOfCluster } from '@/lib/metrics/clusters'
import { pool } from '@/lib/metrics/result'
import { aRun } from '@/tests/support/results'

const cases = (second: boolean) => [
  { case: 'w1', intent: 'wrong item', resolved: second, instructionFollowing: 0.5 },
  { case: 'w2', intent: 'wrong item', resolved: true, instructionFollowing: 0.58 },
  { case: 'b1', intent: 'bundle', escalated: true, instructionFollowing: 0.63 },
  { case: 't1', intent: 'tracking' },
  { case: 'm1', kind: 'must_escalate' as const, intent: 'unsupported', escalated: true, resolved: false },
  { case: 'm2', kind: 'must_escalate' as const, intent: 'refund', escalated: second, resolved: false, instructionFollowing: 0.5 },
  { case: 'x1', kind: 'adversarial' as const, intent: 'vip', resolved: null, score: 30 },
]
const runs = [aRun('r1', cases(false)), aRun('r2', cases(true))]
const clusters = [{ id: 'thin', title: 'bundle / wrong item', intents: ['bundle', 'wrong item', 'never seen'] }]

describe('the table by cluster', () => {
  const rows = clusterRows(runs, clusters)

  test('has the suite\'s clusters first, then each other intent, the must-escalate ones together', () => {
    expect(rows.map((row) => `${row.id}: ${row.title}, ${row.n} results of ${row.cases} cases`)).toEqual([
      'thin: bundle / wrong item, 6 results of 3 cases', 'tracking: tracking, 2 results of 1 cases', 'vip: vip, 2 results of 1 cases', 'must_escalate: Must escalate, 4 results of 2 cases',
    ])
  })

  test('shows the range over the pooled values of a cluster\'s intents', () => {
    expect(rows[0]?.ranges.resolution).toEqual([0.75, 1])
    expect(rows[0]?.ranges.over_escalation).toEqual([0, 1])
    expect(rows[0]?.ranges.instruction_following?.map((end) => end.toFixed(2))).toEqual(['0.54', '0.63'])
  })

  test('has each run\'s value beside the pooled one', () => {
    expect(rows[0]?.intents.find((row) => row.intent === 'wrong item')?.figures.resolution).toEqual({ value: 0.75, n: 4, per_run: [0.5, 1], n_per_run: [2, 2] })
  })

  test('gives must-escalate intents escalation and no resolution, traps quality and no resolution', () => {
    const handed = rows.find((row) => row.id === 'must_escalate')
    expect(handed?.ranges).toMatchObject({ escalation: [0.5, 1], escalation_if: [0.5, 1], resolution: null, over_escalation: null })
    expect(rows.find((row) => row.id === 'vip')?.ranges).toMatchObject({ resolution: null, quality: [0.3, 0.3] })
  })

  test('counts exactly the results that its evidence lists', () => {
    for (const row of rows) expect(resultsOfCluster(pool(runs), row.id, clusters), row.id).toHaveLength(row.n)
  })
})

test('a suite without clusters has its intents as rows', () => {
  expect(clusterRows(runs, []).map((row) => row.id)).toEqual(['wrong item', 'bundle', 'tracking', 'vip', 'must_escalate'])
})

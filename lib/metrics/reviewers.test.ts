import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjust, consensusByTranscript } from '@/lib/metrics/consensus'
import { coverage } from '@/lib/metrics/coverage'
import { confusion, judgeAgreement } from '@/lib/metrics/judge-agreement'
import { resultPasses } from '@/lib/metrics/result'
import { reviewerAgreement } from '@/lib/metrics/reviewer-agreement'
import { correctedRate, roganGladen } from '@/lib/metrics/rogan-gladen'
import { rollUpTags } from '@/lib/metrics/tag-roll-up'
import { aResult, aReview, aRun } from '@/tests/support/results'

const verdicts = (given: Record<string, boolean | number>) => new Map(Object.entries(given))

describe('what several reviewers say together', () => {
  test('is the majority of yes and no, and the median of numbers', () => {
    const said = consensusByTranscript([
      aReview({ reviewer: 'a', verdicts: verdicts({ resolved: true, sentiment: 0.2 }) }),
      aReview({ reviewer: 'b', verdicts: verdicts({ resolved: false, sentiment: 1 }) }),
      aReview({ reviewer: 'c', verdicts: verdicts({ resolved: false, sentiment: 0.6, escalated: true }) }),
    ]).get('r1/c1')
    expect([...(said?.yesNo ?? [])]).toEqual([['resolved', false], ['escalated', true]])
    expect([...(said?.graded ?? [])]).toEqual([['sentiment', 0.6]])
  })

  test('is nothing where they are level, so that the judge\'s answer stands', () => {
    const said = consensusByTranscript([aReview({ reviewer: 'a', verdicts: verdicts({ resolved: true }) }), aReview({ reviewer: 'b', verdicts: verdicts({ resolved: false }) })])
    expect(adjust(aResult({ resolved: true }), said.get('r1/c1')).resolved).toBe(true)
    expect(adjust(aResult({ resolved: false }), said.get('r1/c1')).resolved).toBe(false)
  })

  test('comes from finished reviews alone', () => {
    expect(consensusByTranscript([aReview({ status: 'in_progress', verdicts: verdicts({ resolved: false }) }), aReview({ status: 'deferred', reviewer: 'b' })]).size).toBe(0)
  })

  test('takes the judge\'s place component by component and leaves the score', () => {
    const said = consensusByTranscript([aReview({ verdicts: verdicts({ resolved: false, unsafe_actions: true, instruction_following: 0.5 }) })])
    const adjusted = adjust(aResult({ score: 88 }), said.get('r1/c1'))
    expect(adjusted).toMatchObject({ score: 88, resolved: false, escalated: false, unsafeCount: 1, instructionFollowing: 0.5, sentiment: 1 })
    expect(resultPasses(adjusted)).toBe(false)
    expect(adjust(aResult({ unsafeCount: 3 }), consensusByTranscript([aReview({ verdicts: verdicts({ unsafe_actions: false }) })]).get('r1/c1')).unsafeCount).toBe(0)
  })
})

test('coverage counts a transcript once for the run, by its deepest review, and once for each reviewer', () => {
  const run = aRun('r1', [{}, {}, {}, {}])
  const reviews = [
    aReview({ transcript: 'r1/c1', reviewer: 'ana', depth: 'spot_check' }), aReview({ transcript: 'r1/c1', reviewer: 'ben', depth: 'full' }),
    aReview({ transcript: 'r1/c2', reviewer: 'ana', depth: 'spot_check' }), aReview({ transcript: 'r1/c3', reviewer: 'ana', status: 'in_progress' }), aReview({ transcript: 'r9/c1', reviewer: 'zoe' }),
  ]
  expect(coverage(run.results, reviews)).toEqual({ full: 1, spot_check: 1, of: 4, reviewers: [{ reviewer: 'ana', full: 0, spot_check: 2 }, { reviewer: 'ben', full: 1, spot_check: 0 }] })
})

test('a tag is counted over reviewed transcripts, by confirmed findings, each transcript once', () => {
  const reviewed = [aResult({ run: 'r1', case: 'c1' }), aResult({ run: 'r2', case: 'c1' }), aResult({ run: 'r1', case: 'c2' }), aResult({ run: 'r1', case: 'c3' })]
  const mark = (transcript: string, tag: string, isConfirmed = true) => ({ transcript, tag, author: 'ana', isConfirmed })
  const counts = rollUpTags(reviewed, [
    mark('r1/c1', 'no proof'), mark('r1/c1', 'no proof'), mark('r2/c1', 'no proof'), mark('r1/c2', 'warm'), mark('r1/c3', 'no proof', false), mark('not/reviewed', 'warm'), mark('not/reviewed', 'rare'),
  ])
  expect(counts.map(({ counted, rest, ...count }) => ({ ...count, is: counted.map((one) => one.transcript), not: rest.length }))).toEqual([
    { tag: 'no proof', value: 0.5, transcripts: 2, reviewed: 4, cases: 1, runs: 2, is: ['r1/c1', 'r2/c1'], not: 2 },
    { tag: 'warm', value: 0.25, transcripts: 1, reviewed: 4, cases: 1, runs: 1, is: ['r1/c2'], not: 3 },
  ])
})

describe('the judge held against the reviewers', () => {
  const run = aRun('r1', [
    ...Array.from({ length: 20 }, () => ({ resolved: true })), ...Array.from({ length: 5 }, () => ({ resolved: true })),
    ...Array.from({ length: 10 }, () => ({ resolved: false })), ...Array.from({ length: 15 }, () => ({ resolved: false })), { resolved: true }, { resolved: null },
  ])
  const answer = (index: number): boolean => index < 20 || (index >= 25 && index < 35)
  const reviews = Array.from({ length: 50 }, (_, index) => aReview({ transcript: `r1/c${index + 1}`, verdicts: verdicts({ resolved: answer(index) }) }))
  reviews.push(aReview({ transcript: 'r1/c52', verdicts: verdicts({ resolved: true }) }))
  const consensus = consensusByTranscript(reviews)

  test('by hand: 20, 5, 15 and 10 give TPR 2/3, TNR 3/4, kappa 0.4', () => {
    const resolved = judgeAgreement(run.results, consensus).get('resolved')
    expect(resolved).toMatchObject({ tp: 20, fp: 5, tn: 15, fn: 10, n: 50, tpr: 2 / 3, tnr: 0.75 })
    expect(resolved?.kappa).toBeCloseTo(0.4, 12)
    // 26 of 51 by the judge: (26/51 + 0.75 - 1) / (2/3 + 0.75 - 1) = 0.6235
    expect(resolved?.corrected.value).toBeCloseTo(0.623529, 6)
    const [low, high] = resolved?.corrected.ci95 ?? [NaN, NaN]
    expect(0 <= low && low < 0.6235 && 0.6235 < high && high <= 1).toBe(true)
  })

  test('the cells are lists whose lengths are the counts', () => {
    expect(confusion(run.results, consensus, 'resolved').fp.map((result) => result.case)).toEqual(['c21', 'c22', 'c23', 'c24', 'c25'])
  })

  test('components that no reviewer answered are absent', () => {
    expect([...judgeAgreement(run.results, consensus).keys()]).toEqual(['resolved'])
  })
})

describe('the rate corrected for the judge\'s errors', () => {
  test('is the apparent rate for a judge without errors, and unknown for one no better than chance', () => {
    expect(roganGladen(0.3, { tp: 9, fn: 0, tn: 9, fp: 0 })).toBeCloseTo(0.3, 12)
    expect(roganGladen(0.3, { tp: 5, fn: 5, tn: 5, fp: 5 })).toBeNull()
    expect(roganGladen(0.3, { tp: 5, fn: 5, tn: 0, fp: 0 })).toBeNull()
  })

  test('finds the true rate back from what an erring judge shows', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 60, max: 100 }), fc.integer({ min: 60, max: 100 }), (rate, tp, tn) => {
      const apparent = rate * (tp / 100) + (1 - rate) * (1 - tn / 100)
      expect(roganGladen(apparent, { tp, fn: 100 - tp, tn, fp: 100 - tn })).toBeCloseTo(rate, 9)
    }), { seed: 20260708, numRuns: 200 })
  })

  test('comes with the same interval for the same data every time', () => {
    const answers = Array.from({ length: 40 }, (_, index) => ({ case: `c${index % 20}`, isYes: index % 3 === 0 }))
    const seen = { tp: 8, fp: 1, tn: 9, fn: 2 }
    expect(correctedRate(answers, seen)).toEqual(correctedRate(answers, seen))
    expect(correctedRate([], seen)).toEqual({ value: null, ci95: null })
  })
})

describe('agreement between reviewers', () => {
  const review = (transcript: string, reviewer: string, resolved?: boolean) => aReview({ transcript, reviewer, verdicts: verdicts(resolved === undefined ? {} : { resolved }) })
  const mark = (transcript: string, author: string) => ({ transcript, tag: 'no proof', author, isConfirmed: false })

  test('of two is Cohen\'s kappa, on the transcripts that both finished', () => {
    const reviews = [review('t1', 'ana', true), review('t1', 'ben', true), review('t2', 'ana', false), review('t2', 'ben', false), review('t3', 'ana', true), review('t3', 'ben', false), review('t4', 'ana', false), review('t4', 'ben'), review('t5', 'ana')]
    const found = reviewerAgreement(reviews, [mark('t1', 'ana'), mark('t1', 'ben'), mark('t2', 'ana'), mark('t5', 'ana')])
    // Verdicts on t1 to t3: po = 2/3, pe = 2/3 x 1/3 + 1/3 x 2/3 = 4/9 -> 0.4. Tags on t1 to t4: po = 3/4, pe = 1/8 + 3/8 -> 0.5.
    expect(found.verdicts.get('resolved')).toEqual({ statistic: 'cohen_kappa', value: expect.closeTo(0.4, 12), n: 3, reviewers: 2 })
    expect(found.tags.get('no proof')).toEqual({ statistic: 'cohen_kappa', value: expect.closeTo(0.5, 12), n: 4, reviewers: 2 })
  })

  test('of three is Krippendorff\'s alpha', () => {
    const reviews = [review('t1', 'ana', true), review('t1', 'ben', true), review('t2', 'ana', false), review('t2', 'eve', false)]
    expect(reviewerAgreement(reviews, []).verdicts.get('resolved')).toEqual({ statistic: 'krippendorff_alpha', value: 1, n: 2, reviewers: 3 })
  })

  test('is absent where nobody shared a transcript', () => {
    const found = reviewerAgreement([review('t1', 'ana', true), review('t2', 'ben', true)], [mark('t1', 'ana')])
    expect([found.tags.size, found.verdicts.size]).toEqual([0, 0])
  })
})

import { hash } from '@/lib/bench/agents/scripted/context'
import { findIn, isJudgedByWording, type Found, type Seen } from '@/lib/bench/sample-findings'
import { inShort } from '@/lib/bench/sample-notes'
import type { FindingRecord, ReviewRecord } from '@/lib/bundle/record'

// What two invented reviewers made of a part of the sample. They overlap on purpose, they differ now and then, and each of them overrules
// the judge where the judge can be wrong, so that coverage, agreement and the adjusted view have something true to show.

/** The sample's reviewers: invented, and named so. */
export const SAMPLE_REVIEWERS = { first: 'ana.ruiz@sample.invalid', second: 'tomas.berg@sample.invalid' } as const

const FIRST_REVIEW = Date.parse('2026-11-02T09:00:00Z')
/** Ana reads one transcript in so many by chance, and one in so many of those that the judge scored low. Tomas reads six of ten of hers, and a few of his own. */
const FIRST_READS = 60
const FIRST_READS_FAILED = 22
const SECOND_READS = 150
const LOW_SCORE = 60

type Draw = { first: ReviewRecord['selected_by'] | null; second: ReviewRecord['selected_by'] | null }

/** Who looks at a transcript, and what made them look; null for nobody. */
export function drawReviews(run: string, caseId: string, score: number): Draw {
  const drawn = hash(`ana reads ${run} ${caseId}`)
  const first = drawn % FIRST_READS === 0 ? 'random' : score < LOW_SCORE && drawn % FIRST_READS_FAILED === 1 ? 'judge_fail' : null
  const sharesHers = first !== null && hash(`second ${run} ${caseId}`) % 10 < 6
  return { first, second: sharesHers ? 'assigned' : hash(`own ${run} ${caseId}`) % SECOND_READS === 0 ? 'random' : null }
}

/** The reviews and findings of one transcript, in the order of the reviewers; nothing where nobody looked. */
export function* reviewSample(seen: Seen, position: number): Generator<FindingRecord | ReviewRecord> {
  const { run, case: caseId } = seen.transcript
  const { first, second } = drawReviews(run, caseId, seen.judgement.score)
  if (first === null && second === null) return
  const found = findIn(seen)
  const at = new Date(FIRST_REVIEW + position * 7 * 60_000).toISOString()
  if (first !== null) {
    for (const [index, each] of found.entries()) yield toFinding(seen, each, index, SAMPLE_REVIEWERS.first, at)
    yield { type: 'review', run, case: caseId, reviewer: SAMPLE_REVIEWERS.first, status: 'reviewed', depth: 'full', selected_by: first, verdicts: verdictsOfFirst(seen), at }
  }
  if (second !== null) {
    const later = new Date(Date.parse(at) + 26 * 3_600_000).toISOString()
    const isDeferred = hash(`defer ${run} ${caseId}`) % 17 === 0
    if (isDeferred) {
      yield { type: 'review', run, case: caseId, reviewer: SAMPLE_REVIEWERS.second, status: 'deferred', depth: 'spot_check', selected_by: second, note: 'I want to ask somebody from the shop how they see this one.', at: later }
      return
    }
    for (const [index, each] of found.filter((one) => !one.disputed).entries()) yield toFinding(seen, { ...each, note: inShort(each.tag, each.note) }, index, SAMPLE_REVIEWERS.second, later)
    yield { type: 'review', run, case: caseId, reviewer: SAMPLE_REVIEWERS.second, status: 'reviewed', depth: hash(`skim ${run} ${caseId}`) % 4 === 0 ? 'spot_check' : 'full', selected_by: second, verdicts: verdictsOfSecond(seen), at: later }
  }
}

function verdictsOf({ judgement }: Seen): Record<string, boolean> {
  return Object.fromEntries((['resolved', 'escalated', 'grounded'] as const).flatMap((component) => {
    const value = judgement[component]
    return typeof value === 'boolean' ? [[component, value]] : []
  }))
}

/** Ana: where nobody is worse off, a word that the rule misses does not make it unsettled. Both: a guarantee is bad manners, but states nothing about the books. */
function verdictsOfFirst(seen: Seen): Record<string, boolean> {
  return { ...verdictsOf(seen), ...(isJudgedByWording(seen) ? { resolved: true } : {}), ...(promisesAlone(seen) ? { grounded: true } : {}) }
}

/** Tomas: every second customer who was handed over politely was served, as he sees it. */
function verdictsOfSecond(seen: Seen): Record<string, boolean> {
  const { judgement, benchCase } = seen
  const isServed = judgement.escalated === true && benchCase.kind === 'solvable' && hash(`served ${seen.transcript.run} ${seen.transcript.case}`) % 2 === 0
  return { ...verdictsOf(seen), ...(isServed ? { resolved: true } : {}), ...(promisesAlone(seen) ? { grounded: true } : {}) }
}

/** Whether promises are all that the judge calls ungrounded. */
function promisesAlone({ judgement }: Seen): boolean {
  return judgement.grounded === false && (judgement.checks ?? []).filter((check) => check.kind === 'grounded').every((check) => (check.rationale ?? '').split(/(?<=\.) /).every((sentence) => /promise/i.test(sentence)))
}

function toFinding({ transcript }: Seen, found: Found, index: number, author: string, at: string): FindingRecord {
  const id = `sample-${transcript.run}-${transcript.case}-${author.split('.', 1)[0] ?? ''}-${index + 1}`
  return {
    type: 'finding', id, run: transcript.run, case: transcript.case, tag: found.tag, fault: found.fault ?? 'agent', ...(found.severity === null ? {} : { severity: found.severity }), ...(index === 0 && found.severity !== null && found.fault === undefined ? { root: true } : {}), note: found.note,
    ...(found.correct === undefined ? {} : { correct_behaviour: found.correct }), quotable: found.fault === undefined, anchors: found.anchors, status: 'confirmed', source: 'reviewer', author, at,
  }
}

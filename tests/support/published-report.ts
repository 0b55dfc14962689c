import type { BundleRecord, CaseRecord, JudgementRecord } from '@/lib/bundle/record'
import { agentSays, aCase, aFinding, aJudgement, aModel, aReview, aRun, aSuite, aTag, aTranscript, customerSays } from '@/tests/support/builders'

// A bundle with the shape of a published report on a strong model: 162 cases, two runs, 21 models on the board. Each
// number below is chosen, so that every figure of the report can be worked out by hand.

/** A solvable intent: of its six cases how many are unresolved and how many handed over, and its instruction following. */
type Intent = { name: string; unresolved?: number; handedOver?: number; following: number | null }

const GROUPS: { id: string; title: string; intents: Intent[] }[] = [
  { id: 'tracking', title: 'tracking', intents: Array.from({ length: 9 }, (_, index) => ({ name: `tracking_${index + 1}`, following: 1 })) },
  { id: 'edits', title: 'edits and exchanges', intents: [
    { name: 'colour_edit', unresolved: 1, handedOver: 2, following: 0.92 }, { name: 'damaged_item', unresolved: 1, handedOver: 2, following: 0.94 },
    { name: 'size_exchange', handedOver: 1, following: 0.96 }, { name: 'promotion', handedOver: 1, following: 0.98 }, { name: 'duplicate', following: 1 },
  ] },
  { id: 'address', title: 'address change', intents: [{ name: 'address_change', unresolved: 2, handedOver: 1, following: null }] },
  { id: 'cancelling', title: 'cancel / dispute', intents: [{ name: 'cancel', following: 0.5 }, { name: 'dispute', following: 0.54 }] },
  { id: 'bundles', title: 'bundle / wrong item', intents: [{ name: 'bundle', unresolved: 1, handedOver: 1, following: 0.54 }, { name: 'wrong_item', handedOver: 2, following: 0.63 }] },
  { id: 'returns', title: 'used return', intents: [{ name: 'used_return', unresolved: 3, following: 0.83 }] },
]
const HANDOVERS = ['unsupported', 'outside_policy', 'safety', 'privacy']
const TRAPS = ['no_proof', 'vip', 'false_closure', 'high_value', 'claimant', 'vague_item', ...Array.from({ length: 12 }, (_, index) => `pressure_${index + 1}`)]

/** The run in which a trap caught the model; the traps that it handed over in both. */
const CAUGHT_IN: Record<string, number> = { no_proof: 1, vip: 1, false_closure: 2 }
const ESCALATED = new Set(['high_value', 'claimant', 'vague_item'])

type Shape = CaseRecord & { following: number | null; isResolved: boolean; isHandedOver: boolean }

function shapes(): Shape[] {
  const six = (intent: string, kind: CaseRecord['kind'], of: (index: number) => { following: number | null; isResolved: boolean; isHandedOver: boolean }): Shape[] =>
    Array.from({ length: 6 }, (_, index) => ({ ...aCase({ suite: 'desk', id: `${intent}-${index + 1}`, title: `${intent} ${index + 1}`, kind, intent }), ...of(index) }))
  return [
    // The unresolved and the handed over are the same cases as far as both go, so that one handed over in one run alone flips nothing.
    ...GROUPS.flatMap(({ intents }) => intents.flatMap(({ name, unresolved = 0, handedOver = 0, following }) => six(name, 'solvable', (index) => ({ following, isResolved: index >= unresolved, isHandedOver: index < handedOver })))),
    ...HANDOVERS.flatMap((intent) => six(intent, 'must_escalate', () => ({ following: 1, isResolved: false, isHandedOver: true }))),
    ...TRAPS.map((intent): Shape => ({ ...aCase({ suite: 'desk', id: intent, title: intent, kind: 'adversarial', intent }), following: 0.69, isResolved: false, isHandedOver: ESCALATED.has(intent) })),
  ]
}

/** `count` agent messages with text. */
function talk(run: string, id: string, count: number) {
  return aTranscript({ run, case: id, ended: 'closed', messages: [customerSays('Hello'), ...Array.from({ length: count }, () => agentSays('Noted.'))], usage: { cost_usd: 0.02 } })
}

function judged(run: string, one: CaseRecord, over: Partial<JudgementRecord>): JudgementRecord {
  return aJudgement({ pass: `scores of ${run}`, run, case: one.id, judge: 'other/judge', sentiment: 1, grounded: true, ...over })
}

/** The model of the report over two runs of all 162 cases. */
function strongRuns(): BundleRecord[] {
  return [1, 2].flatMap((trial) => {
    const run = `strong-${trial}`
    return [aRun({ id: run, suite: 'desk', model: 'google/strong', trial, reused: true }), ...shapes().flatMap((one, index): BundleRecord[] => {
      const isCaught = CAUGHT_IN[one.id] === trial
      // The tenth handover of the first run does not happen again in the second: of a case that is unresolved in both.
      const escalated = one.isHandedOver && !(trial === 2 && one.id === 'colour_edit-1')
      const following = one.following === null ? {} : { instruction_following: one.following }
      return [talk(run, one.id, index < 71 ? 4 : 3), judged(run, one, {
        ...following, resolved: one.kind === 'solvable' && one.isResolved, escalated, unsafe_actions: isCaught ? [{ action: 'reship_order', message: 1 }] : [],
        // 81 cases at 90 and 81 at 87.2: 0.886 in each run.
        score: index < 81 ? 90 : 87.2,
      })]
    })]
  })
}

/** What another model of the board is like, over the 24 must-escalate cases, the traps and two solvable ones. */
type Other = { name: string; family: string; tier: number; score: number; following: number; spoken: number; misses: Record<string, number>; caughtBy: string[]; meetsVip: boolean }

function otherRun({ name, family, tier, score, following, spoken, misses, caughtBy, meetsVip }: Other): BundleRecord[] {
  const model = `${family}/${name}`
  const cases = shapes().filter((one) => one.kind !== 'solvable' || one.id === 'tracking_1-1' || one.id === 'tracking_1-2')
  return [
    aModel({ id: model, name, family, cost_tier: tier }), aRun({ id: `run of ${name}`, suite: 'desk', model }),
    ...cases.flatMap((one, index): BundleRecord[] => {
      const isMissed = one.kind === 'must_escalate' && Number(one.id.split('-')[1]) <= (misses[one.intent] ?? 0)
      const unsafe = one.id === 'vip' && !meetsVip ? {} : { unsafe_actions: caughtBy.includes(one.id) ? [{ action: 'reship_order', message: 1 }] : [] }
      // Scores alternate by four around the model's own, so that a difference has an error.
      return [talk(`run of ${name}`, one.id, Math.floor(spoken / 44) + (index < spoken % 44 ? 1 : 0)), { ...judged(`run of ${name}`, one, { score: score + (index % 2 === 0 ? 4 : -4), instruction_following: following, resolved: one.kind === 'solvable', escalated: one.kind === 'must_escalate' && !isMissed }), unsafe_actions: undefined, ...unsafe }]
    }),
  ]
}

/** Agent messages of each of the others over its 44 transcripts: 3.2 to 5.4 in the mean. */
const SPOKEN = [154, 150, 185, 158, 167, 141, 211, 194, 220, 176, 216, 198, 145, 207, 229, 238, 233, 180, 172, 224]

/** Twenty others: two of the gpt family ahead, one of them level and cheaper; the rest behind. */
function others(): Other[] {
  return Array.from({ length: 20 }, (_, index): Other => ({
    name: index === 1 ? 'mini' : `other-${index + 1}`, family: index < 2 ? 'gpt' : 'open', tier: index === 1 ? 2 : 4,
    score: index === 0 ? 95 : index === 1 ? 88.5 : 84 - index, following: index < 2 ? 0.95 : 0.8, spoken: SPOKEN[index] ?? 0,
    // 7 missed in all: 6 of them of one intent.
    misses: index === 2 || index === 3 ? { unsupported: 3 } : index === 4 ? { privacy: 1 } : {},
    caughtBy: [...(index < 19 ? ['false_closure'] : []), ...(index < 17 ? ['no_proof'] : []), ...(index < 7 ? ['vip'] : [])],
    meetsVip: index < 18,
  }))
}

/** The whole bundle, with one run read in full, the other spot-checked, and what was found. */
export function publishedReportBundle(): BundleRecord[] {
  const read = shapes().map((one) => aReview({ run: 'strong-1', case: one.id, reviewer: 'ana@example.com' }))
  const spotted = shapes().slice(0, 20).map((one) => aReview({ run: 'strong-2', case: one.id, reviewer: 'ana@example.com', depth: 'spot_check' }))
  const skipped = ['cancel-1', 'cancel-2', 'cancel-3'].map((id, index) => aFinding({ id: `skipped-${index}`, run: 'strong-1', case: id, tag: 'confirm-skipped', anchors: [{ message: 1 }] }))
  return [
    aSuite({ id: 'desk', clusters: GROUPS.map(({ id, title, intents }) => ({ id, title, intents: intents.map((one) => one.name) })) }),
    ...shapes().map(({ id, title, kind, intent }) => aCase({ suite: 'desk', id, title, kind, intent })),
    aModel({ id: 'google/strong', name: 'strong', family: 'gemini', vendor: 'google', cost_tier: 3 }),
    ...strongRuns(), ...others().flatMap(otherRun), aTag(), ...skipped, ...read, ...spotted,
  ]
}

import type { BundleRecord, MessageRecord } from '@/lib/bundle/record'

// Made-up support conversations in the size that a team has: the same seed gives the same bytes.

/** Models, trials of each, and cases of the one suite. Transcripts are the product of the three. */
export type WorkloadSize = { models: number; trials: number; cases: number }

export const WORKLOADS = {
  small: { models: 2, trials: 2, cases: 162 },
  large: { models: 20, trials: 5, cases: 162 },
  huge: { models: 100, trials: 10, cases: 162 },
} as const satisfies Record<string, WorkloadSize>

const INTENTS = ['tracking', 'gift_deadline', 'colour_edit', 'damaged_item', 'size_exchange', 'promotion', 'duplicate_order', 'address_change', 'cancel_before_ship']
const SUBJECTS = ['The parcel', 'My order', 'The blue jacket', 'That invoice', 'The replacement', 'Our refund', 'The second box', 'This discount', 'The courier', 'The gift card']
const VERBS = ['has not arrived', 'was left with a neighbour', 'shows the wrong size', 'was charged twice', 'is still being packed', 'needs another address', 'came without its lid', 'should have been free', 'cannot be returned that way', 'was promised for Friday']
const ENDINGS = ['and the page says nothing new since Tuesday.', 'although I wrote to you about it last week.', 'so please check it once more before anything is sent.', 'which is not what the policy says.', 'and I would rather have my money back than wait.', 'but I can wait a little if you tell me how long.', 'as far as I can see from the tracking number.', 'and nobody has answered my first message yet.']
const TOOLS = [['get_order', 'read'], ['track_parcel', 'read'], ['search_policy', 'read'], ['refund_order', 'write'], ['reship_order', 'write'], ['handover', 'handover']] as const

/** Numbers between 0 and 1 that follow from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The records of a workload, in the order of the format: definitions first, then each run with its transcripts and judgements. */
export function* workloadRecords(size: WorkloadSize, seed = 1, suite = 'bench'): Generator<BundleRecord> {
  const random = seeded(seed)
  yield { type: 'suite', id: suite, name: 'Bench workload', version: '1', clusters: INTENTS.map((intent) => ({ id: intent, title: intent.replaceAll('_', ' '), intents: [intent] })) }
  for (let number = 0; number < size.cases; number++) {
    const intent = pick(INTENTS, random)
    yield { type: 'case', suite, id: `${intent}_${number}`, title: `${intent.replaceAll('_', ' ')} ${number}`, kind: number % 9 === 0 ? 'adversarial' : number % 7 === 0 ? 'must_escalate' : 'solvable', intent, brief: prose(random, 3) }
  }
  const cases = caseIds(size, seed)
  for (let model = 0; model < size.models; model++) yield { type: 'model', id: `${suite}/model-${model}`, name: `${suite}-model-${model}`, family: `family-${model % 7}`, cost_tier: 1 + (model % 4) }
  for (let model = 0; model < size.models; model++) {
    for (let trial = 1; trial <= size.trials; trial++) {
      const run = `${suite}-run-${model}-${trial}`
      yield { type: 'run', id: run, suite, model: `${suite}/model-${model}`, trial, status: 'complete', started_at: '2026-07-01T09:00:00Z' }
      for (const caseId of cases) {
        yield { type: 'transcript', run, case: caseId, ended: random() < 0.7 ? 'resolved' : 'closed', messages: conversation(random), usage: { input_tokens: Math.floor(random() * 9000), output_tokens: Math.floor(random() * 900), cost_usd: Math.round(random() * 1e5) / 1e6 }, duration_ms: Math.floor(random() * 60_000) }
        yield {
          type: 'judgement', pass: `${suite}-pass`, run, case: caseId, judge: 'bench/judge', score: Math.floor(random() * 101), resolved: random() < 0.7, escalated: random() < 0.2, instruction_following: Math.round(random() * 4) / 4, sentiment: Math.round(random() * 4) / 4,
          grounded: random() < 0.9, unsafe_actions: random() < 0.05 ? [{ action: 'refund_order', message: 3 }] : [], rationale: prose(random, 4), evidence: [{ message: 2, note: prose(random, 1) }],
        }
      }
    }
  }
}

/** One transcript of 5,000 messages and one with a tool result of 2 MB. */
export function* pathologicalRecords(seed = 1, suite = 'patho'): Generator<BundleRecord> {
  const random = seeded(seed)
  yield { type: 'suite', id: suite, name: 'Pathological transcripts', version: '1' }
  yield { type: 'case', suite, id: 'long', title: 'Five thousand messages', kind: 'solvable', intent: 'tracking' }
  yield { type: 'case', suite, id: 'fat', title: 'A tool result of 2 MB', kind: 'solvable', intent: 'tracking' }
  yield { type: 'model', id: `${suite}/model`, name: `${suite}-model` }
  yield { type: 'run', id: `${suite}-run`, suite, model: `${suite}/model`, trial: 1, status: 'complete' }
  const long: MessageRecord[] = []
  while (long.length < 5000) long.push(...conversation(random))
  yield { type: 'transcript', run: `${suite}-run`, case: 'long', ended: 'max_turns', messages: long.slice(0, 5000) }
  yield {
    type: 'transcript', run: `${suite}-run`, case: 'fat', ended: 'resolved', messages: [
      { role: 'customer', content: prose(random, 1) }, { role: 'agent', content: '', tool_calls: [{ id: 'c0', name: 'search_policy', arguments: { words: 'all of it' }, effect: 'read' }] },
      { role: 'tool', content: '', tool_result: { call: 'c0', name: 'search_policy', ok: true, value: { text: prose(random, 28_000).slice(0, 2_000_000) } } }, { role: 'agent', content: prose(random, 2) },
    ],
  }
}

/** Records as the lines of a bundle, in pieces of about 64 kB. */
export function* bundlePieces(records: Iterable<BundleRecord>): Generator<string> {
  let piece = ''
  for (const record of records) {
    piece += `${JSON.stringify(record)}\n`
    if (piece.length > 65_536) {
      yield piece
      piece = ''
    }
  }
  if (piece !== '') yield piece
}

function caseIds(size: WorkloadSize, seed: number): string[] {
  const random = seeded(seed)
  return Array.from({ length: size.cases }, (_, number) => {
    const intent = pick(INTENTS, random)
    prose(random, 3)
    return `${intent}_${number}`
  })
}

/** Three to five exchanges of two to four messages: 13.5 messages on average. */
function conversation(random: () => number): MessageRecord[] {
  const messages: MessageRecord[] = [{ role: 'system', content: prose(random, 4) }]
  const exchanges = 3 + Math.floor(random() * 3)
  for (let exchange = 0; exchange < exchanges; exchange++) {
    messages.push({ role: 'customer', content: prose(random, 3) })
    if (random() < 0.55) {
      const [name, effect] = pick(TOOLS, random)
      const id = `c${exchange}`
      messages.push({ role: 'agent', content: '', tool_calls: [{ id, name, arguments: { order: `NL-${1000 + Math.floor(random() * 9000)}`, reason: pick(VERBS, random) }, effect }] })
      messages.push({ role: 'tool', content: '', tool_result: { call: id, name, ok: random() < 0.95, value: { status: pick(VERBS, random), lines: Array.from({ length: 3 }, () => ({ sku: Math.floor(random() * 1e6), name: pick(SUBJECTS, random), note: prose(random, 2) })) } } })
    }
    messages.push({ role: 'agent', content: prose(random, 5) })
  }
  return messages
}

function prose(random: () => number, sentences: number): string {
  let text = ''
  for (let sentence = 0; sentence < sentences; sentence++) text += `${sentence === 0 ? '' : ' '}${pick(SUBJECTS, random)} ${pick(VERBS, random)} ${pick(ENDINGS, random)}`
  return text
}

function pick<T>(from: readonly [T, ...T[]] | readonly T[], random: () => number): T {
  const found = from[Math.floor(random() * from.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

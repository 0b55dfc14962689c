import { spawnSync } from 'node:child_process'
import path from 'node:path'
import type { BundleRecord, MessageRecord } from '@/lib/bundle/record'
import { applyMigrations } from '@/lib/db/schema-engine'
import { transcriptLink } from '@/lib/links/links'
import { transcriptId } from '@/lib/transcripts/transcript-id'
import { aCase, agentCalls, agentSays, aJudgement, aModel, aRun, aSuite, customerSays, toolAnswers } from '@/tests/support/builders'
import { importRecords } from '@/tests/support/load'

/** One transcript to open: where it stands, its last visible text, and the same transcript as plain HTML. */
export type PageSubject = { path: string; lastText: string; html: string }

export type PageWorkload = { suite: string; modelName: string; modelSlug: string; transcriptCount: number; short: PageSubject; long: PageSubject; heavy: PageSubject }

const MODELS = 20
const CASES = 162
const RUNS = 5
const SUITE = 'bench-pages'
const WORDS = 'order parcel carrier refund address replacement tracking window policy colleague shipment label return gift colour size voucher balance invoice depot'.split(' ')

/** Fills a fresh SQLite database in the folder: 16,200 ordinary transcripts, one of 5,000 messages, one with a 2 MB tool result, and an admin to sign in as. */
export async function prepareReviewDesk(folder: string): Promise<PageWorkload> {
  const location = { kind: 'sqlite', file: path.join(folder, 'sab.db') } as const
  await applyMigrations(location)
  const outcome = await importRecords({ location }, [...ordinary(), ...unusual()])
  if (outcome.state !== 'done') throw new Error(`the workload was refused: ${outcome.issues[0]?.message ?? 'no reason given'}`)
  const added = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/dev-user.ts'], { env: { ...process.env, NODE_ENV: 'development', SAB_DATA_DIR: folder, DATABASE_URL: `file:${location.file}` }, encoding: 'utf8' })
  if (added.status !== 0) throw new Error(added.stderr)
  return {
    suite: SUITE,
    modelName: 'model-7',
    modelSlug: 'model-7',
    transcriptCount: MODELS * CASES * RUNS,
    short: subject('model-7-1', 'case-3', messagesOf(7, 3, 1)),
    long: subject('unusual-1', 'long', longMessages()),
    heavy: subject('unusual-1', 'heavy', heavyMessages()),
  }
}

function subject(run: string, caseId: string, messages: MessageRecord[]): PageSubject {
  return { path: transcriptLink(transcriptId(run, caseId)), lastText: messages.at(-1)?.content ?? '', html: plainHtml(messages) }
}

function* ordinary(): Generator<BundleRecord> {
  yield aSuite({ id: SUITE, name: 'Pages', version: '1' })
  for (let c = 0; c < CASES; c++) yield aCase({ suite: SUITE, id: `case-${c}`, title: `Case ${c}: ${sentence(c, 5)}`, kind: c % 9 === 8 ? 'adversarial' : c % 7 === 6 ? 'must_escalate' : 'solvable', intent: `intent-${c % 24}` })
  for (let m = 0; m < MODELS; m++) {
    yield aModel({ id: `bench/model-${m}`, name: `model-${m}`, slug: `model-${m}`, family: `family-${m % 5}`, cost_tier: 1 + (m % 4) })
    for (let r = 1; r <= RUNS; r++) {
      const run = `model-${m}-${r}`
      yield aRun({ id: run, suite: SUITE, model: `bench/model-${m}`, trial: r })
      for (let c = 0; c < CASES; c++) {
        const resolved = (m * 7 + c * 13 + r * 5) % 10 > 2
        yield { type: 'transcript', run, case: `case-${c}`, ended: resolved ? 'resolved' : 'escalated', messages: messagesOf(m, c, r), usage: { input_tokens: 1000 + c, output_tokens: 100 + c, cost_usd: 0.01 } }
        yield aJudgement({ pass: `pass-${r}`, run, case: `case-${c}`, score: resolved ? 90 : 40, resolved, escalated: !resolved, instruction_following: resolved ? 1 : 0.5, sentiment: 1, grounded: true, rationale: sentence(c, 24) })
      }
    }
  }
}

function* unusual(): Generator<BundleRecord> {
  yield aSuite({ id: 'bench-unusual', name: 'Unusual', version: '1' })
  yield aCase({ suite: 'bench-unusual', id: 'long', title: '5,000 messages', intent: 'long' })
  yield aCase({ suite: 'bench-unusual', id: 'heavy', title: '2 MB tool result', intent: 'heavy' })
  yield aModel({ id: 'bench/unusual', name: 'unusual' })
  yield aRun({ id: 'unusual-1', suite: 'bench-unusual', model: 'bench/unusual' })
  yield { type: 'transcript', run: 'unusual-1', case: 'long', ended: 'closed', messages: longMessages() }
  yield { type: 'transcript', run: 'unusual-1', case: 'heavy', ended: 'closed', messages: heavyMessages() }
}

/** Fifteen messages with two tool calls. */
function messagesOf(model: number, caseNumber: number, run: number): MessageRecord[] {
  const seed = model * 1000 + caseNumber * 10 + run
  const order = `NL-${1000 + caseNumber}`
  const talk = (turn: number): MessageRecord => (turn % 2 === 0 ? customerSays(sentence(seed + turn, 22)) : agentSays(sentence(seed + turn, 38)))
  return [
    customerSays(`${sentence(seed, 18)} ${order}`),
    agentCalls({ id: 'a', name: 'get_order', arguments: { order }, effect: 'read' }),
    toolAnswers('a', 'get_order', { order, status: 'shipped', lines: [{ sku: 'mug-blue', quantity: 2 }], note: sentence(seed, 12) }),
    ...[1, 2, 3, 4, 5, 6].map(talk),
    agentCalls({ id: 'b', name: 'reship_order', arguments: { order, reason: sentence(seed, 6) }, effect: 'write' }),
    toolAnswers('b', 'reship_order', { order: `${order}-R`, status: 'created' }),
    talk(8), talk(9), talk(10),
    agentSays(`Last words of ${caseNumber} by ${model} in ${run}.`),
  ]
}

function longMessages(): MessageRecord[] {
  return Array.from({ length: 5000 }, (_, index) => {
    const words = index === 4999 ? 'The five thousandth message ends here.' : sentence(index, 30)
    return index % 2 === 0 ? customerSays(words) : agentSays(words)
  })
}

function heavyMessages(): MessageRecord[] {
  const rows = Array.from({ length: 14_000 }, (_, index) => ({ parcel: `P${index}`, event: sentence(index, 14) }))
  return [customerSays('Where is everything?'), agentCalls({ id: 'a', name: 'list_parcels', arguments: {}, effect: 'read' }), toolAnswers('a', 'list_parcels', rows), agentSays('All of it is on its way, as listed.')]
}

function sentence(seed: number, length: number): string {
  return Array.from({ length }, (_, index) => WORDS[(seed * 31 + index * 17 + ((seed * index) >> 3)) % WORDS.length]).join(' ')
}

/** The same words with the least markup that reads: what a page of this transcript costs at best. */
function plainHtml(messages: MessageRecord[]): string {
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const blocks = messages.map((message, number) => {
    const calls = (message.tool_calls ?? []).map((call) => `<pre>${escape(call.name)} ${escape(JSON.stringify(call.arguments))}</pre>`).join('')
    const result = message.tool_result ? `<pre>${escape(JSON.stringify(message.tool_result.value).slice(0, 4000))}</pre>` : ''
    return `<article id="m${number}"><b>${number} ${escape(message.role)}</b><p>${escape(message.content)}</p>${calls}${result}</article>`
  })
  return `<!doctype html><meta charset="utf-8"><title>Transcript</title><style>body{font:15px/1.6 sans-serif;max-width:48rem;margin:auto}</style>${blocks.join('\n')}`
}

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { UsageError } from '@/cli/command'
import { preparedDatabase } from '@/cli/database'
import { TERMINAL } from '@/lib/auth/viewer'
import { SCRIPTED_AGENTS } from '@/lib/bench/agents/scripted-agents'
import type { BenchSuite } from '@/lib/bench/cases/case'
import { parseSuite } from '@/lib/bench/cases/lint'
import { findSuite, SUITE_IDS } from '@/lib/bench/cases/suites'
import { prepareRound } from '@/lib/bench/commands'
import { parseModelId } from '@/lib/bench/models/model-id'
import { DEFAULT_LIMITS } from '@/lib/bench/models/traffic'
import { findStoredTranscript, openProviderAccess } from '@/lib/bench/queries'
import type { RoundRequest } from '@/lib/bench/runner/new-plan'
import { calledModels, providerOf } from '@/lib/bench/runner/plan'
import type { RoundProgress } from '@/lib/bench/runner/progress'
import { readPlan, roundFolder, type RoundFolder } from '@/lib/bench/runner/round-folder'
import { workRound, type WorkEnd } from '@/lib/bench/runner/work-round'
import { closeDatabase } from '@/lib/db/client'
import { dataDirectory } from '@/lib/env'

const OPTIONS = {
  model: { type: 'string', multiple: true }, suite: { type: 'string', default: 'sab-v2' }, trials: { type: 'string', default: '1' }, cases: { type: 'string' }, judge: { type: 'string' }, customer: { type: 'string' }, seed: { type: 'string' },
  concurrency: { type: 'string' }, temperature: { type: 'string' }, 'max-tokens': { type: 'string' }, 'model-seed': { type: 'string' }, 'no-stream': { type: 'boolean', default: false }, timeout: { type: 'string' }, attempts: { type: 'string' },
  'base-url': { type: 'string', multiple: true }, rpm: { type: 'string' }, tpm: { type: 'string' }, budget: { type: 'string' }, round: { type: 'string' }, out: { type: 'string', short: 'o' }, json: { type: 'boolean', default: false },
} as const

/** `sab bench run --model M… --suite ID --trials N`: plays, judges, and imports or writes. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS })
  const models = (values.model ?? []).flatMap((each) => each.split(',')).flatMap((each) => (each === 'scripted' || each === 'scripted/*' ? SCRIPTED_AGENTS.map((agent) => agent.record.id) : [each]))
  if (models.length === 0) throw new UsageError('say which model: --model provider/model')
  const odd = models.find((model) => parseModelId(model) === null)
  if (odd !== undefined) throw new UsageError(`${odd} is no model id: write provider/model, as in openai/gpt-4o or scripted/careful`)
  const { suite, own } = readSuiteOption(values.suite)
  const request: RoundRequest = {
    suite: suite.id, models, trials: whole('trials', values.trials),
    ...(values.cases === undefined ? {} : { cases: pickCases(suite, values.cases) }), ...(values.judge === undefined ? {} : { judge: values.judge === 'none' ? null : values.judge }), ...(values.customer === undefined ? {} : { customer: values.customer }),
    ...(values.seed === undefined ? {} : { seed: whole('seed', values.seed) }), ...(values.concurrency === undefined ? {} : { concurrency: whole('concurrency', values.concurrency) }), ...(values.round === undefined ? {} : { id: values.round }),
    call: {
      stream: !values['no-stream'], ...(values.temperature === undefined ? {} : { temperature: values.temperature === 'default' ? null : number('temperature', values.temperature) }), ...(values['max-tokens'] === undefined ? {} : { maxOutputTokens: whole('max-tokens', values['max-tokens']) }),
      ...(values['model-seed'] === undefined ? {} : { seed: whole('model-seed', values['model-seed']) }), ...(values.timeout === undefined ? {} : { requestTimeoutMs: 1000 * number('timeout', values.timeout) }), ...(values.attempts === undefined ? {} : { attempts: whole('attempts', values.attempts) }),
    },
  }
  const called = [...new Set(calledModels({ models, customer: request.customer ?? 'scripted', judge: request.judge ?? null }).map(providerOf))]
  const limits = { ...DEFAULT_LIMITS, concurrency: request.concurrency ?? DEFAULT_LIMITS.concurrency, ...(values.rpm === undefined ? {} : { requestsPerMinute: whole('rpm', values.rpm) }), ...(values.tpm === undefined ? {} : { tokensPerMinute: whole('tpm', values.tpm) }), ...(values.budget === undefined ? {} : { budgetUsd: number('budget', values.budget) }) }
  const folder = await prepareRound(TERMINAL, { ...request, limits: Object.fromEntries(called.map((provider) => [provider, limits])), baseUrls: addresses(values['base-url'] ?? [], called) }, own)
  if (!values.json) process.stderr.write(`round ${folder.id}\n`)
  return play(folder, values.out ?? null, values.json)
}

/** `sab bench resume ROUND`: goes on where it stopped. */
export async function resume(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { out: { type: 'string', short: 'o' }, json: { type: 'boolean', default: false } } })
  const folder = existingRound(positionals[0])
  return play(folder, values.out ?? null, values.json)
}

/** What the bench page starts; quiet, since nobody looks. */
export async function work([id]: string[]): Promise<number> {
  return play(existingRound(id), null, true)
}

export function existingRound(id: string | undefined): RoundFolder {
  if (id === undefined) throw new UsageError('name the round')
  const folder = roundFolder(dataDirectory(), id)
  if (folder === null || readPlan(folder) === null) throw new Error(`there is no round ${id}`)
  return folder
}

/** Works on a round with the terminal as its screen; Ctrl-C keeps what is finished. */
export async function play(folder: RoundFolder, out: string | null, asJson: boolean): Promise<number> {
  const stop = new AbortController()
  const onInterrupt = (): void => stop.abort()
  process.once('SIGINT', onInterrupt)
  process.once('SIGTERM', onInterrupt)
  const isLive = process.stderr.isTTY && !asJson
  const plan = readPlan(folder)
  const usesDatabase = out === null || plan?.rescores != null
  try {
    const database = usesDatabase ? await preparedDatabase() : null
    const stored = database === null ? {} : await openProviderAccess(TERMINAL)
    const ended = await workRound(folder, {
      given: { ...stored, ...Object.fromEntries(Object.entries(plan?.baseUrls ?? {}).map(([provider, baseUrl]) => [provider, { ...stored[provider], baseUrl }])) }, environment: process.env, signal: stop.signal,
      into: out === null && database !== null ? { database } : { file: out ?? '' }, readTranscript: (run, caseId) => findStoredTranscript(TERMINAL, run, caseId),
      onProgress: (progress) => { if (isLive) process.stderr.write(`\r\u001b[K${progressLine(progress)}`) },
    })
    if (isLive) process.stderr.write('\r\u001b[K')
    report(folder.id, ended, out, asJson)
    return ended.end === 'finished' ? 0 : 1
  } finally {
    process.off('SIGINT', onInterrupt)
    process.off('SIGTERM', onInterrupt)
    await closeDatabase()
  }
}

function progressLine({ done, failed, total, spentUsd, leftMs, active }: RoundProgress): string {
  const spent = spentUsd.agent + spentUsd.customer + spentUsd.judge
  return `${done} of ${total} done${failed > 0 ? `, ${failed} failed` : ''} · ${active.length} under way · $${spent.toFixed(4)}${leftMs === null ? '' : ` · ${Math.ceil(leftMs / 1000)} s left`}`
}

function report(round: string, ended: WorkEnd, out: string | null, asJson: boolean): void {
  const spent = ended.progress?.spentUsd ?? { agent: 0, customer: 0, judge: 0 }
  if (ended.message !== null) process.stderr.write(`${ended.message}\n`)
  if (ended.imported !== null) for (const issue of ended.imported.issues) process.stderr.write(`${issue.file}${issue.line === undefined ? '' : `:${issue.line}`}: ${issue.message}\n`)
  if (ended.end !== 'finished') process.stderr.write(`${ended.end === 'cancelled' ? 'cancelled' : 'stopped'}; go on with: sab bench resume ${round}\n`)
  if (asJson) process.stdout.write(`${JSON.stringify({ round, state: ended.end, transcripts: ended.transcripts, done: ended.progress?.done ?? 0, failed: ended.progress?.failed ?? 0, spent_usd: spent, message: ended.message, import: ended.imported === null ? null : { id: ended.imported.id, state: ended.imported.state, ...ended.imported.counts }, file: out })}\n`)
  else process.stdout.write(`${ended.transcripts} transcripts${out === null ? '' : ` in ${out}`}, $${(spent.agent + spent.customer + spent.judge).toFixed(4)}\n`)
}

/** A suite that comes with the bench, or one's own from a JSON file. */
export function readSuiteOption(given: string): { suite: BenchSuite; own: BenchSuite | null } {
  const known = findSuite(given)
  if (known !== null) return { suite: known, own: null }
  if (!given.endsWith('.json')) throw new Error(`there is no suite ${given}; there is ${SUITE_IDS.join(', ')}, and one of your own as FILE.json`)
  const { suite, faults } = parseSuite(JSON.parse(readFileSync(given, 'utf8')))
  if (suite === null) throw new Error(faults.map((fault) => `${given}: ${fault.case}: ${fault.what}`).join('\n'))
  return { suite, own: suite }
}

/** Cases by id, by intent or by kind, several with commas. */
function pickCases(suite: BenchSuite, given: string): string[] {
  return given.split(',').map((word) => word.trim()).filter((word) => word !== '').flatMap((word) => {
    const found = suite.cases.filter((each) => each.id === word || each.intent === word || each.kind === word).map((each) => each.id)
    if (found.length === 0) throw new Error(`${suite.id} has no case, intent or kind ${word}`)
    return found
  })
}

/** `--base-url URL` counts for every provider that is called, `--base-url PROVIDER=URL` for that one. */
function addresses(given: readonly string[], called: readonly string[]): Record<string, string> {
  return Object.fromEntries(given.flatMap((each) => {
    const named = /^([a-z0-9-]+)=(.+)$/.exec(each)
    return named?.[1] === undefined || named[2] === undefined ? called.map((provider) => [provider, each]) : [[named[1], named[2]]]
  }))
}

function number(name: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new UsageError(`--${name} takes a number, not ${text}`)
  return value
}

export function whole(name: string, text: string): number {
  const value = number(name, text)
  if (!Number.isInteger(value)) throw new UsageError(`--${name} takes a whole number, not ${text}`)
  return value
}

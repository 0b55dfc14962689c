import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { parseArgs } from 'node:util'
import { UsageError } from '@/cli/command'
import { SCRIPTED_AGENTS } from '@/lib/bench/agents/scripted-agents'
import type { BenchSuite } from '@/lib/bench/cases/case'
import { parseSuite } from '@/lib/bench/cases/lint'
import { findSuite, SUITE_IDS } from '@/lib/bench/cases/suites'
import { parseModelId, SCRIPTED } from '@/lib/bench/models/model-id'
import { DEFAULT_LIMITS, type TrafficLimits } from '@/lib/bench/models/traffic'
import type { RoundRequest } from '@/lib/bench/runner/new-plan'
import { calledModels, providerOf, RULE_JUDGE, SCRIPTED_CUSTOMER } from '@/lib/bench/runner/plan'
import type { PlanChange } from '@/lib/bench/runner/plan-change'

/** What says how fast a round goes and what it may cost: for `run`, `resume` and `rescore` alike. */
export const PACE_OPTIONS = {
  concurrency: { type: 'string' }, rpm: { type: 'string' }, tpm: { type: 'string' }, budget: { type: 'string' }, timeout: { type: 'string' }, attempts: { type: 'string' }, 'base-url': { type: 'string', multiple: true },
  out: { type: 'string', short: 'o' }, json: { type: 'boolean', default: false },
} as const

type PaceValues = ReturnType<typeof parseArgs<{ options: typeof PACE_OPTIONS }>>['values']

/** The pace that was asked for; what was not said is left out. */
export function readPace(values: PaceValues, called: readonly string[]): PlanChange {
  return {
    ...(values.concurrency === undefined ? {} : { concurrency: whole('concurrency', values.concurrency, 1, 200) }), ...(values.rpm === undefined ? {} : { requestsPerMinute: whole('rpm', values.rpm) }), ...(values.tpm === undefined ? {} : { tokensPerMinute: whole('tpm', values.tpm) }),
    ...(values.budget === undefined ? {} : { budgetUsd: values.budget === 'none' ? null : number('budget', values.budget) }), ...(values.attempts === undefined ? {} : { attempts: whole('attempts', values.attempts, 1, 20) }),
    ...(values.timeout === undefined ? {} : { requestTimeoutMs: Math.max(1, Math.round(1000 * number('timeout', values.timeout))) }), ...(values['base-url'] === undefined ? {} : { baseUrls: addresses(values['base-url'], called) }),
  }
}

/** The parts of a request that a pace fills in. */
export function paceOf(pace: PlanChange, called: readonly string[]): Pick<RoundRequest, 'limits' | 'baseUrls' | 'concurrency'> & { call: NonNullable<RoundRequest['call']> } {
  const { concurrency, attempts, requestTimeoutMs, baseUrls, requestsPerMinute, tokensPerMinute, budgetUsd } = pace
  const limits: TrafficLimits = { concurrency: concurrency ?? DEFAULT_LIMITS.concurrency, requestsPerMinute: requestsPerMinute ?? null, tokensPerMinute: tokensPerMinute ?? null, budgetUsd: budgetUsd ?? null }
  return {
    ...(concurrency === undefined ? {} : { concurrency }), ...(baseUrls === undefined ? {} : { baseUrls }), limits: Object.fromEntries(called.map((provider) => [provider, limits])),
    call: { ...(attempts === undefined ? {} : { attempts }), ...(requestTimeoutMs === undefined ? {} : { requestTimeoutMs }) },
  }
}

/** Providers that a request calls over a network. */
export function providersOf(request: Pick<RoundRequest, 'models' | 'judge' | 'customer'>): string[] {
  return [...new Set(calledModels({ models: request.models, customer: request.customer ?? SCRIPTED_CUSTOMER, judge: request.judge ?? null }).map(providerOf))]
}

/** Models as they were named, `scripted` standing for every reference agent. @throws UsageError naming one that is none */
export function readModels(given: readonly string[]): string[] {
  const all = SCRIPTED_AGENTS.map((agent) => agent.record.id)
  const models = given.flatMap((each) => each.split(',')).map((each) => each.trim()).filter((each) => each !== '').flatMap((each) => (each === SCRIPTED || each === `${SCRIPTED}/*` ? all : [each]))
  if (models.length === 0) throw new UsageError('say which model: --model provider/model')
  for (const model of models) {
    if (parseModelId(model) === null) throw new UsageError(`${model} is no model id: write provider/model, as in openai/gpt-4o or scripted/careful`)
    if (providerOf(model) === SCRIPTED && !all.includes(model)) throw new UsageError(`there is no reference agent ${model}; there are ${all.join(', ')}`)
  }
  return [...new Set(models)]
}

/** A judge or a customer: the word for nobody, or a model. @throws UsageError */
export function readPlayer(name: 'judge' | 'customer', text: string): string {
  const word = name === 'judge' ? RULE_JUDGE : SCRIPTED_CUSTOMER
  if (text !== word && (parseModelId(text) === null || providerOf(text) === SCRIPTED)) throw new UsageError(`--${name} takes ${word}${name === 'judge' ? ', none' : ''} or a model as provider/model, not ${text}`)
  return text
}

/** A suite that comes with the bench, or one's own from a JSON file. */
export function readSuiteOption(given: string): { suite: BenchSuite; own: BenchSuite | null } {
  const known = findSuite(given)
  if (known !== null) return { suite: known, own: null }
  if (!given.endsWith('.json')) throw new Error(`there is no suite ${given}; there is ${SUITE_IDS.join(', ')}, and one of your own as FILE.json`)
  const { suite, faults } = parseSuite(readJson(given))
  if (suite === null) throw new Error(faults.map((fault) => `${given}: ${fault.case}: ${fault.what}`).join('\n'))
  return { suite, own: suite }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file}: ${error instanceof SyntaxError ? `is no JSON: ${error.message}` : 'cannot be read'}`, { cause: error })
  }
}

/** Cases by id, by intent or by kind, several with commas. */
export function pickCases(suite: BenchSuite, given: string): string[] {
  const found = given.split(',').map((word) => word.trim()).filter((word) => word !== '').flatMap((word) => {
    const ids = suite.cases.filter((each) => each.id === word || each.intent === word || each.kind === word).map((each) => each.id)
    if (ids.length === 0) throw new UsageError(`${suite.id} has no case, intent or kind ${word}; \`sab bench cases --suite ${suite.id}\` lists them`)
    return ids
  })
  if (found.length === 0) throw new UsageError('--cases names none')
  return [...new Set(found)]
}

/** `--price MODEL=IN,OUT`: dollars per million tokens, for a model whose price is not known here, or is another. */
export function readPrices(given: readonly string[], now: Date): NonNullable<RoundRequest['prices']> {
  return Object.fromEntries(given.map((each) => {
    const [, model, input, output] = /^(.+)=([\d.]+),([\d.]+)$/.exec(each) ?? []
    if (model === undefined || input === undefined || output === undefined) throw new UsageError(`--price takes MODEL=IN,OUT in dollars per million tokens, not ${each}`)
    return [model, { inputPerMtok: number('price', input), outputPerMtok: number('price', output), asOf: now.toISOString().slice(0, 10), source: 'given with the round' }]
  }))
}

/** A file that can be written, said before hours of work rather than after. @throws Error */
export function checkOut(file: string | undefined): void {
  if (file === undefined) return
  try {
    accessSync(path.dirname(path.resolve(file)), constants.W_OK)
  } catch {
    throw new Error(`${file} cannot be written: its folder is not there, or is closed`)
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error(`${file} is a folder: name a file`)
}

/** `--base-url URL` counts for every provider that is called, `--base-url PROVIDER=URL` for that one. */
function addresses(given: readonly string[], called: readonly string[]): Record<string, string> {
  return Object.fromEntries(given.flatMap((each) => {
    const named = /^([a-z0-9-]+)=(.+)$/.exec(each)
    return named?.[1] === undefined || named[2] === undefined ? called.map((provider) => [provider, each]) : [[named[1], named[2]]]
  }))
}

export function number(name: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new UsageError(`--${name} takes a number, not ${text}`)
  return value
}

export function whole(name: string, text: string, least = 1, most = Number.MAX_SAFE_INTEGER): number {
  const value = number(name, text)
  if (!Number.isInteger(value) || value < least || value > most) throw new UsageError(`--${name} takes a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`}, not ${text}`)
  return value
}

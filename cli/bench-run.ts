import { parseArgs } from 'node:util'
import { checkOut, number, PACE_OPTIONS, paceOf, pickCases, providersOf, readModels, readPace, readPlayer, readPrices, readSuiteOption, whole } from '@/cli/bench-options'
import { play } from '@/cli/bench-play'
import { UsageError } from '@/cli/command'
import { preparedDatabase } from '@/cli/database'
import { TERMINAL } from '@/lib/auth/viewer'
import { changeRound, prepareRound } from '@/lib/bench/commands'
import { missingAccess } from '@/lib/bench/queries'
import type { RoundRequest } from '@/lib/bench/runner/new-plan'
import { calledModels, providerOf, type RoundPlan } from '@/lib/bench/runner/plan'
import { readPlan, roundFolder, type RoundFolder } from '@/lib/bench/runner/round-folder'
import { dataDirectory } from '@/lib/env'

const OPTIONS = {
  ...PACE_OPTIONS, model: { type: 'string', multiple: true }, suite: { type: 'string', default: 'sab-v2' }, trials: { type: 'string', default: '1' }, cases: { type: 'string' }, judge: { type: 'string' }, customer: { type: 'string' }, seed: { type: 'string' },
  temperature: { type: 'string' }, 'max-tokens': { type: 'string' }, 'model-seed': { type: 'string' }, 'no-stream': { type: 'boolean', default: false }, 'turn-timeout': { type: 'string' }, steps: { type: 'string' }, price: { type: 'string', multiple: true }, round: { type: 'string' },
} as const

/** `sab bench run --model M… --suite ID --trials N`: plays, judges, and imports or writes. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS })
  const models = readModels(values.model ?? [])
  checkOut(values.out)
  const { suite, own } = readSuiteOption(values.suite)
  const players = {
    ...(values.judge === undefined ? {} : { judge: values.judge === 'none' ? null : readPlayer('judge', values.judge) }), ...(values.customer === undefined ? {} : { customer: readPlayer('customer', values.customer) }),
  }
  const called = providersOf({ models, ...players })
  const { call, ...pace } = paceOf(readPace(values, called), called)
  const request: RoundRequest = {
    suite: suite.id, models, trials: whole('trials', values.trials, 1, 100), ...players, ...pace,
    ...(values.cases === undefined ? {} : { cases: pickCases(suite, values.cases) }), ...(values.seed === undefined ? {} : { seed: whole('seed', values.seed, 0) }), ...(values.round === undefined ? {} : { id: values.round }),
    ...(values.price === undefined ? {} : { prices: readPrices(values.price, new Date()) }), ...(values.steps === undefined ? {} : { stepsPerTurn: whole('steps', values.steps, 1, 100) }), ...(values['turn-timeout'] === undefined ? {} : { turnTimeoutMs: Math.max(1, Math.round(1000 * number('turn-timeout', values['turn-timeout']))) }),
    call: {
      ...call, stream: !values['no-stream'], ...(values.temperature === undefined ? {} : { temperature: values.temperature === 'default' ? null : number('temperature', values.temperature) }), ...(values['max-tokens'] === undefined ? {} : { maxOutputTokens: whole('max-tokens', values['max-tokens']) }),
      ...(values['model-seed'] === undefined ? {} : { seed: whole('model-seed', values['model-seed'], 0) }),
    },
  }
  if (called.length > 0) {
    await preparedDatabase()
    const missing = await missingAccess(TERMINAL, request)
    if (missing !== null) throw new Error(missing)
  }
  const folder = await prepareRound(TERMINAL, request, own)
  const plan = readPlan(folder)
  if (!values.json && plan !== null) process.stderr.write(`${introduction(plan, plan.cases?.length ?? suite.cases.length)}\n`)
  return play(folder, values.out ?? null, values.json)
}

/** `sab bench resume ROUND`: goes on where it stopped, at another pace or with more money where that is said. */
export async function resume(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: PACE_OPTIONS })
  const { folder, plan } = existingRound(positionals[0])
  checkOut(values.out)
  const pace = readPace(values, [...new Set(calledModels(plan).map(providerOf))])
  if (Object.keys(pace).length > 0) {
    await preparedDatabase()
    if (await changeRound(TERMINAL, folder.id, pace) === 'under-way') throw new Error(`round ${folder.id} is under way; cancel it first to change its pace`)
  }
  return play(folder, values.out ?? null, values.json)
}

/** What the bench page starts; quiet, since nobody looks. */
export async function work([id]: string[]): Promise<number> {
  return play(existingRound(id).folder, null, true)
}

/** @throws Error where there is none of that id */
export function existingRound(id: string | undefined): { folder: RoundFolder; plan: RoundPlan } {
  if (id === undefined) throw new UsageError('name the round; `sab bench rounds` lists them')
  const folder = roundFolder(dataDirectory(), id)
  const plan = folder === null ? null : readPlan(folder)
  if (folder === null || plan === null) throw new Error(`there is no round ${id}; \`sab bench rounds\` lists them`)
  return { folder, plan }
}

/** What is about to happen: how many conversations, and what a budget cannot hold. */
function introduction(plan: RoundPlan, caseCount: number): string {
  const unpriced = calledModels(plan).filter((model) => plan.prices[model] === undefined)
  const hasBudget = Object.values(plan.limits).some((limits) => limits.budgetUsd !== null)
  return [
    `round ${plan.id}: ${plan.models.length} ${plan.models.length === 1 ? 'model' : 'models'} x ${caseCount} ${caseCount === 1 ? 'case' : 'cases'} x ${plan.trials} = ${plan.models.length * caseCount * plan.trials} conversations`,
    ...(unpriced.length === 0 ? [] : [`price not known: ${unpriced.join(', ')}${hasBudget ? '; the budget cannot hold it' : ''} (--price MODEL=IN,OUT tells it)`]),
  ].join('\n')
}

import { z } from 'zod'
import type { BenchSuite } from '@/lib/bench/cases/case'
import { parseModelId, SCRIPTED } from '@/lib/bench/models/model-id'
import { DEFAULT_LIMITS } from '@/lib/bench/models/traffic'
import type { RoundRequest } from '@/lib/bench/runner/new-plan'
import { calledModels, providerOf, RULE_JUDGE, SCRIPTED_CUSTOMER } from '@/lib/bench/runner/plan'
import { chooseCases, NO_JUDGE, NUMBER_NAMES, NUMBER_RULES, wordsIn, WRITTEN, modelNameFault, numberFault, type NumberName } from '@/lib/bench/start-choices'

/** Which cases a round plays: all, those of some intents, or those that are named. */
export const CASE_CHOICES = ['all', 'intents', 'ids'] as const

const text = z.string().default('')

/** The form that starts a round, as it is sent: every value a text, models, reference agents and intents as often as they are chosen. */
const startForm = z.object({
  suite: z.string().min(1), reference: z.array(z.string()).default([]), model: z.array(z.string()).default([]),
  cases: z.enum(CASE_CHOICES).default('all'), intent: z.array(z.string()).default([]), ids: text,
  judge: text, judgeModel: text, customer: text, customerModel: text,
  trials: text, concurrency: text, budget: text, seed: text, rpm: text, tpm: text, temperature: text, maxTokens: text, modelSeed: text, timeout: text, attempts: text,
})
type StartForm = z.infer<typeof startForm>
type Issue = { path: PropertyKey[]; message: string }

/** What the form asks for, or what is wrong with it by field. */
export function readStartForm(data: Record<string, unknown>, suiteOf: (id: string) => BenchSuite | null): { request: RoundRequest } | { issues: Issue[] } {
  const parsed = startForm.safeParse(data)
  if (!parsed.success) return { issues: parsed.error.issues.map(({ path, message }) => ({ path: [...path], message })) }
  const form = parsed.data
  const suite = suiteOf(form.suite)
  if (suite === null) return { issues: [{ path: ['suite'], message: 'There is no such suite.' }] }
  const judge = player(form.judge, form.judgeModel, RULE_JUDGE)
  const customer = player(form.customer, form.customerModel, SCRIPTED_CUSTOMER)
  const cases = chosenCases(form, suite)
  const models = [...new Set([...form.reference, ...form.model.map((each) => each.trim()).filter((each) => each !== '')])]
  const issues: Issue[] = [
    ...(models.length === 0 ? [{ path: ['model'], message: 'Choose a reference agent, or add a model.' }] : []),
    ...form.model.flatMap((model) => (model.trim() === '' ? [] : modelNameFault(model.trim()) ?? [])).map((fault) => ({ path: ['model'], message: fault })),
    ...(judge === null ? [{ path: ['judgeModel'], message: 'Write the judge as provider/model.' }] : []), ...(customer === null ? [{ path: ['customerModel'], message: 'Write the customer as provider/model.' }] : []),
    ...('fault' in cases ? [{ path: [form.cases === 'ids' ? 'ids' : 'intent'], message: cases.fault }] : []),
    ...NUMBER_NAMES.flatMap((name) => {
      const fault = numberFault(form[name], NUMBER_RULES[name])
      return fault === null ? [] : [{ path: [name], message: fault }]
    }),
  ]
  if (issues.length > 0 || judge === null || customer === null || 'fault' in cases) return { issues }
  return { request: requestOf(form, { suite: suite.id, models, cases: cases.ids, judge: judge === NO_JUDGE ? null : judge, customer }) }
}

function requestOf(form: StartForm, who: Pick<RoundRequest, 'suite' | 'models'> & { cases: string[] | null; judge: string | null; customer: string }): RoundRequest {
  const number = (name: NumberName): number | null => (form[name].trim() === '' ? null : Number(form[name]))
  const concurrency = number('concurrency') ?? DEFAULT_LIMITS.concurrency
  const limits = { concurrency, requestsPerMinute: number('rpm'), tokensPerMinute: number('tpm'), budgetUsd: number('budget') }
  const [seed, temperature, maxOutputTokens, modelSeed, attempts, timeout] = [number('seed'), number('temperature'), number('maxTokens'), number('modelSeed'), number('attempts'), number('timeout')]
  return {
    ...who, concurrency, trials: number('trials') ?? 1, ...(seed === null ? {} : { seed }),
    limits: Object.fromEntries([...new Set(calledModels(who).map(providerOf))].map((provider) => [provider, limits])),
    call: {
      ...(temperature === null ? {} : { temperature }), ...(maxOutputTokens === null ? {} : { maxOutputTokens }), ...(modelSeed === null ? {} : { seed: modelSeed }), ...(attempts === null ? {} : { attempts }),
      ...(timeout === null ? {} : { requestTimeoutMs: Math.round(timeout * 1000) }),
    },
  }
}

/** Who judges or plays the customer; null where a model was to be written and is none. */
function player(chosen: string, written: string, word: string): string | null {
  const name = (chosen === WRITTEN ? written : chosen).trim()
  if (name === '' && chosen !== WRITTEN) return word
  if (name === word || (name === NO_JUDGE && word === RULE_JUDGE)) return name
  return parseModelId(name) !== null && !name.startsWith(`${SCRIPTED}/`) ? name : null
}

function chosenCases(form: StartForm, suite: BenchSuite): { ids: string[] | null } | { fault: string } {
  if (form.cases === 'all') return { ids: null }
  const words = form.cases === 'intents' ? form.intent : wordsIn(form.ids)
  const unknown = words.find((word) => !suite.cases.some((each) => each.id === word || each.intent === word || each.kind === word))
  if (unknown !== undefined) return { fault: `${suite.id} has no case, intent or kind ${unknown}.` }
  const ids = chooseCases(suite.cases, words).map((each) => each.id)
  if (ids.length === 0) return { fault: form.cases === 'ids' ? 'Name at least one case.' : 'Choose at least one intent.' }
  return { ids: ids.length === suite.cases.length ? null : ids }
}

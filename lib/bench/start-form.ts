import { z } from 'zod'
import type { BenchSuite } from '@/lib/bench/cases/case'
import { parseModelId, SCRIPTED } from '@/lib/bench/models/model-id'
import { DEFAULT_LIMITS } from '@/lib/bench/models/traffic'
import { chooseCases, wordsIn } from '@/lib/bench/start-choice'
import type { RoundRequest } from '@/lib/bench/runner/new-plan'
import { calledModels, providerOf, RULE_JUDGE, SCRIPTED_CUSTOMER } from '@/lib/bench/runner/plan'

const count = (name: string, most: number) => z.coerce.number({ error: `${name} is a number.` }).int(`${name} is a whole number.`).min(1, 'At least 1.').max(most, `At most ${most}.`)

/** A model in the form: `rule` or `scripted` stand for nobody being asked. */
const modelOr = (word: string) => z.string().trim().transform((text) => (text === '' ? word : text)).refine((text) => text === word || (parseModelId(text) !== null && !text.startsWith(`${SCRIPTED}/`)), `Write ${word}, or a model as provider/model.`)

/** The form that starts a round, as it is sent. */
const startForm = z.object({
  suite: z.string().min(1),
  reference: z.array(z.string()).default([]),
  models: z.string().transform(wordsIn).refine((models) => models.every((model) => parseModelId(model) !== null), 'One a line, each as provider/model.'),
  cases: z.string().transform(wordsIn),
  trials: count('Trials', 20),
  concurrency: count('At once', 50),
  judge: modelOr(RULE_JUDGE),
  customer: modelOr(SCRIPTED_CUSTOMER),
  budget: z.string().trim().refine((text) => text === '' || (Number.isFinite(Number(text)) && Number(text) >= 0), 'An amount in dollars.').transform((text) => (text === '' ? null : Number(text))),
})

/** What the form asks for, or what is wrong with it by field. */
export function readStartForm(data: Record<string, unknown>, suiteOf: (id: string) => BenchSuite | null): { request: RoundRequest } | { issues: { path: PropertyKey[]; message: string }[] } {
  const parsed = startForm.safeParse(data)
  if (!parsed.success) return { issues: parsed.error.issues.map(({ path, message }) => ({ path: [...path], message })) }
  const { reference, models: written, cases, budget, suite: suiteId, ...rest } = parsed.data
  const suite = suiteOf(suiteId)
  if (suite === null) return { issues: [{ path: ['suite'], message: 'There is no such suite.' }] }
  const models = [...new Set([...reference, ...written])]
  if (models.length === 0) return { issues: [{ path: ['models'], message: 'Choose a reference agent, or write a model.' }] }
  const chosen = chooseCases(suite.cases, cases).map((each) => each.id)
  const unknown = cases.find((word) => !suite.cases.some((each) => each.id === word || each.intent === word || each.kind === word))
  if (unknown !== undefined) return { issues: [{ path: ['cases'], message: `${suite.id} has no case, intent or kind ${unknown}.` }] }
  const providers = [...new Set(calledModels({ models, ...rest }).map(providerOf))]
  const limits = Object.fromEntries(providers.map((provider) => [provider, { ...DEFAULT_LIMITS, concurrency: rest.concurrency, budgetUsd: budget }]))
  return { request: { suite: suite.id, models, ...rest, cases: chosen.length === 0 ? null : chosen, limits } }
}

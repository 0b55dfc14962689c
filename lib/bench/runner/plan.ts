import { createHash } from 'node:crypto'
import { z } from 'zod'
import { httpAddress } from '@/lib/bench/models/http-address'
import { SCRIPTED } from '@/lib/bench/models/model-id'

// A round: what somebody asks the bench for at once — one or more models over a suite's cases, one or more trials — or a rescore of a
// stored run. It is stored as it was asked for, so that a resume does exactly the same. It never holds a key.

const limits = z.strictObject({
  concurrency: z.number().int().min(1).max(200), requestsPerMinute: z.number().int().min(1).nullable(), tokensPerMinute: z.number().int().min(1).nullable(), budgetUsd: z.number().min(0).nullable(),
})

const callSettings = z.strictObject({
  temperature: z.number().min(0).max(2).nullable(), maxOutputTokens: z.number().int().min(1).nullable(), seed: z.number().int().nullable(), stream: z.boolean(),
  requestTimeoutMs: z.number().int().min(1), attempts: z.number().int().min(1).max(20), backOffMs: z.number().int().min(0),
})

const price = z.strictObject({ inputPerMtok: z.number().min(0), outputPerMtok: z.number().min(0), cachedInputPerMtok: z.number().min(0).optional(), cacheWritePerMtok: z.number().min(0).optional(), asOf: z.string(), source: z.string() })

/** Who customers are when no model plays them, and who judges when no model does. */
export const SCRIPTED_CUSTOMER = 'scripted'
export const RULE_JUDGE = 'rule'

export const roundPlan = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{2,63}$/),
  suite: z.string().min(1),
  /** Id of the stored run whose transcripts are judged once more; null where conversations are held. */
  rescores: z.string().min(1).nullable(),
  /** No two of them may lead to the same run. */
  models: z.array(z.string().min(3).max(200)).min(1).max(500).refine((models) => new Set(models.map((model) => model.replaceAll('/', '.'))).size === models.length, 'each model once'),
  trials: z.number().int().min(1).max(100),
  /** Ids of the cases to play, null for all of the suite. */
  cases: z.array(z.string()).min(1).nullable(),
  /** `rule`, a model's id, or null for no judgement. */
  judge: z.string().min(1).nullable(),
  /** `scripted` or a model's id. */
  customer: z.string().min(1),
  seed: z.number().int().min(0),
  /** Conversations that run at once. */
  concurrency: z.number().int().min(1).max(200),
  stepsPerTurn: z.number().int().min(1).max(100),
  turnTimeoutMs: z.number().int().min(1),
  call: callSettings,
  /** By provider. */
  limits: z.record(z.string(), limits),
  baseUrls: z.record(z.string(), httpAddress),
  /** By model, as they were when the round was made. */
  prices: z.record(z.string(), price),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
})

export type RoundPlan = z.infer<typeof roundPlan>

/** One conversation that a round is to hold. */
export type RoundItem = { key: string; model: string; trial: number; caseId: string; runId: string; customerSeed: number; agentSeed: number }

/** The items of a plan in the order of models, trials and cases, without their chances. */
export function* itemNamesOf(plan: RoundPlan, caseIds: readonly string[]): Generator<Omit<RoundItem, 'customerSeed' | 'agentSeed'>> {
  for (const model of plan.models) {
    for (let trial = 1; trial <= plan.trials; trial++) {
      const runId = runIdOf(plan.id, model, trial)
      for (const caseId of caseIds) yield { key: `${model} ${trial} ${caseId}`, model, trial, caseId, runId }
    }
  }
}

/** Every item of a plan, in the same order. The same plan always gives the same. */
export function* itemsOf(plan: RoundPlan, caseIds: readonly string[]): Generator<RoundItem> {
  // The same customer for every model; the agent's chance is its own.
  for (const item of itemNamesOf(plan, caseIds)) yield { ...item, customerSeed: seedFrom(plan.seed, 'customer', item.trial, item.caseId), agentSeed: seedFrom(plan.seed, item.model, item.trial, item.caseId) }
}

/** The id of a run, from the round that made it: a resumed round writes the same runs. */
export function runIdOf(round: string, model: string, trial: number): string {
  return `${round}.${model.replaceAll('/', '.')}.${trial}`
}

/** 32 bits that follow from what they are made of. */
export function seedFrom(...parts: (string | number)[]): number {
  return createHash('sha256').update(parts.join('\u0000')).digest().readUInt32BE(0)
}

/** The part of a model's id that names its provider. */
export function providerOf(model: string): string {
  return model.split('/', 1)[0] ?? model
}

/** Every model of a plan that is reached over a network, the customer's and the judge's too; of a rescore the judge's alone. */
export function calledModels(plan: Pick<RoundPlan, 'models' | 'customer' | 'judge'> & { rescores?: string | null | undefined }): string[] {
  const isRescore = plan.rescores !== undefined && plan.rescores !== null
  const named = [...(isRescore ? [] : plan.models), ...(isRescore || plan.customer === SCRIPTED_CUSTOMER ? [] : [plan.customer]), ...(plan.judge === null || plan.judge === RULE_JUDGE ? [] : [plan.judge])]
  return [...new Set(named.filter((model) => providerOf(model) !== SCRIPTED))]
}

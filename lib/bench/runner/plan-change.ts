import { z } from 'zod'
import { DEFAULT_LIMITS } from '@/lib/bench/models/traffic'
import { calledModels, providerOf, roundPlan, type RoundPlan } from '@/lib/bench/runner/plan'

/** What of a round may change between two starts: how fast it goes and what it may cost, nothing that its results depend on. */
export const planChange = z.strictObject({
  concurrency: roundPlan.shape.concurrency.optional(), requestsPerMinute: z.number().int().min(1).nullable().optional(), tokensPerMinute: z.number().int().min(1).nullable().optional(), budgetUsd: z.number().min(0).nullable().optional(),
  attempts: z.number().int().min(1).max(20).optional(), requestTimeoutMs: z.number().int().min(1).optional(), baseUrls: roundPlan.shape.baseUrls.optional(),
})
export type PlanChange = z.infer<typeof planChange>

/** A plan with other limits, for every provider that it calls. @throws ZodError */
export function changePlan(plan: RoundPlan, change: PlanChange): RoundPlan {
  const { concurrency, attempts, requestTimeoutMs, baseUrls, ...limits } = planChange.parse(change)
  const asked = Object.fromEntries(Object.entries({ ...limits, concurrency }).filter(([, value]) => value !== undefined))
  const providers = [...new Set(calledModels(plan).map(providerOf))]
  return roundPlan.parse({
    ...plan, concurrency: concurrency ?? plan.concurrency, baseUrls: { ...plan.baseUrls, ...baseUrls },
    call: { ...plan.call, ...(attempts === undefined ? {} : { attempts }), ...(requestTimeoutMs === undefined ? {} : { requestTimeoutMs }) },
    limits: { ...plan.limits, ...Object.fromEntries(providers.map((provider) => [provider, { ...DEFAULT_LIMITS, concurrency: plan.concurrency, ...plan.limits[provider], ...asked }])) },
  })
}

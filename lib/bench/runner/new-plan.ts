import { randomBytes } from 'node:crypto'
import { DEFAULT_CONVERSATION_LIMITS } from '@/lib/bench/conversation'
import { priceOf } from '@/lib/bench/prices'
import { calledModels, RULE_JUDGE, SCRIPTED_CUSTOMER, roundPlan, type RoundPlan } from '@/lib/bench/runner/plan'
import { DEFAULT_CALL_SETTINGS } from '@/lib/bench/models/call-settings'

/** What somebody says when they ask for a round; the rest has a default. */
export type RoundRequest = { suite: string; models: string[] } & Partial<Omit<RoundPlan, 'id' | 'suite' | 'models' | 'createdAt' | 'createdBy' | 'call'>> & { id?: string; call?: Partial<RoundPlan['call']> }

/** Makes a plan of a request, with today's prices written down; a price that was given with it wins. @throws ZodError */
export function newPlan(request: RoundRequest, createdBy: string, now = new Date()): RoundPlan {
  const { id, call, prices: given, ...rest } = request
  const plan = {
    rescores: null, trials: 1, cases: null, judge: RULE_JUDGE, customer: SCRIPTED_CUSTOMER, seed: 1, concurrency: 4, ...DEFAULT_CONVERSATION_LIMITS, limits: {}, baseUrls: {}, ...rest,
    call: { ...DEFAULT_CALL_SETTINGS, ...call }, id: id ?? newRoundId(now), createdAt: now.toISOString(), createdBy, prices: {},
  }
  const prices = Object.fromEntries(calledModels(plan).flatMap((model) => {
    const price = priceOf(model)
    if (price === null) return []
    const { model: _named, ...rest } = price
    return [[model, rest]]
  }))
  return roundPlan.parse({ ...plan, prices: { ...prices, ...given } })
}

/** Sorts by time; the tail keeps two of the same second apart. */
export function newRoundId(now: Date): string {
  return `b-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-${randomBytes(3).toString('hex')}`
}

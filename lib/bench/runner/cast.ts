import type { Agent } from '@/lib/bench/agents/agent'
import { modelAgent } from '@/lib/bench/agents/model-agent'
import { scriptedAgentNamed } from '@/lib/bench/agents/scripted-agents'
import { modelCustomer } from '@/lib/bench/customer/model-customer'
import { scriptedCustomer } from '@/lib/bench/customer/scripted'
import type { Judge } from '@/lib/bench/judges/judge'
import { modelJudge } from '@/lib/bench/judges/model-judge'
import { RUBRIC_VERSION } from '@/lib/bench/judges/rubric'
import { ruleJudge } from '@/lib/bench/judges/rule-judge'
import { accessesFor } from '@/lib/bench/models/accesses'
import { connectModel, type CallableModel } from '@/lib/bench/models/model-call'
import { parseModelId, SCRIPTED } from '@/lib/bench/models/model-id'
import type { GivenAccess, ProviderAccess } from '@/lib/bench/models/providers'
import { DEFAULT_LIMITS, Traffic } from '@/lib/bench/models/traffic'
import { costTier } from '@/lib/bench/prices'
import type { Spent } from '@/lib/bench/runner/journal'
import { calledModels, providerOf, RULE_JUDGE, type RoundPlan } from '@/lib/bench/runner/plan'
import type { RoundCast } from '@/lib/bench/runner/run-round'

/** Tokens that a judgement may take: it is longer than any reply to a customer. */
const JUDGE_TOKENS = 4096

/**
 * Puts together who takes part in a round. @param spent what the round spent before, so that its budgets hold over a resume.
 * @throws Error with one line for each key, address or agent that is missing
 */
export function assembleCast(plan: RoundPlan, given: Readonly<Record<string, GivenAccess>>, environment: Record<string, string | undefined>, spent: Spent): RoundCast {
  const called = calledModels(plan)
  const accesses = accessesFor(called, given, environment)
  const traffic = trafficFor(plan, accesses, spent)
  const models = new Map(called.map((id) => [id, connect(plan, id, accesses, traffic, {})]))
  const judgeModel = plan.judge === null || plan.judge === RULE_JUDGE ? null : connect(plan, plan.judge, accesses, traffic, { maxOutputTokens: JUDGE_TOKENS, temperature: 0 })
  return {
    agents: new Map(plan.models.map((id) => [id, agentFor(plan, id, models)])),
    customer: (benchCase, seed, signal) => {
      const model = models.get(plan.customer)
      return model === undefined ? scriptedCustomer(benchCase, seed) : modelCustomer(model, benchCase, signal)
    },
    judge: judgeFor(plan, judgeModel),
    isPaid: called.length > 0,
  }
}

function judgeFor(plan: RoundPlan, model: CallableModel | null): Judge | null {
  if (plan.judge === null) return null
  return model === null ? ruleJudge : modelJudge(model, { rubric: RUBRIC_VERSION, temperature: 0, max_tokens: JUDGE_TOKENS })
}

function agentFor(plan: RoundPlan, id: string, models: ReadonlyMap<string, CallableModel>): Agent {
  const model = models.get(id)
  if (model === undefined) {
    const scripted = scriptedAgentNamed(id)
    if (scripted === null) throw new Error(`there is no agent ${id}`)
    return scripted
  }
  const parsed = parseModelId(id)
  const price = plan.prices[id]
  return modelAgent(model, {
    type: 'model', id, name: parsed?.model ?? id, vendor: parsed?.provider ?? '', family: familyOf(parsed?.model ?? id),
    ...(price === undefined ? {} : { cost_tier: costTier(price), price: { input_per_mtok: price.inputPerMtok, output_per_mtok: price.outputPerMtok } }),
  }, { temperature: plan.call.temperature, max_tokens: plan.call.maxOutputTokens, seed: plan.call.seed, stream: plan.call.stream, attempts: plan.call.attempts, request_timeout_ms: plan.call.requestTimeoutMs })
}

/** The family of a model's name: its leading word, as in gpt, claude, gemini, llama. */
function familyOf(model: string): string {
  return /^(?:.*\/)?([a-z]+)/i.exec(model)?.[1]?.toLowerCase() ?? model
}

function connect(plan: RoundPlan, id: string, accesses: ReadonlyMap<string, ProviderAccess>, traffic: ReadonlyMap<string, Traffic>, settings: Partial<RoundPlan['call']>): CallableModel {
  const parsed = parseModelId(id)
  const access = accesses.get(parsed?.provider ?? '')
  const gate = traffic.get(parsed?.provider ?? '')
  if (parsed === null || access === undefined || gate === undefined) throw new Error(`${id} cannot be reached`)
  return connectModel({ id, model: parsed.model, access, traffic: gate, settings: { ...plan.call, ...settings }, price: plan.prices[id] ?? null })
}

/** One gate for each provider; agent, customer and judge of one provider share it. */
function trafficFor(plan: RoundPlan, accesses: ReadonlyMap<string, ProviderAccess>, spent: Spent): Map<string, Traffic> {
  const spentBy = new Map<string, number>()
  const agents = [...new Set(plan.models.map(providerOf))].filter((provider) => provider !== SCRIPTED)
  // The journal knows what agents cost together; with several providers a budget takes the whole of it for each, which stops early, never late.
  for (const provider of agents) spentBy.set(provider, (spentBy.get(provider) ?? 0) + spent.agent)
  spentBy.set(providerOf(plan.customer), (spentBy.get(providerOf(plan.customer)) ?? 0) + spent.customer)
  if (plan.judge !== null) spentBy.set(providerOf(plan.judge), (spentBy.get(providerOf(plan.judge)) ?? 0) + spent.judge)
  return new Map([...accesses.keys()].map((provider) => [provider, new Traffic({ ...DEFAULT_LIMITS, ...plan.limits[provider] }, spentBy.get(provider) ?? 0)]))
}

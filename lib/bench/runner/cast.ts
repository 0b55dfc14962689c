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
import type { CallSettings } from '@/lib/bench/models/call-settings'
import { parseModelId } from '@/lib/bench/models/model-id'
import type { GivenAccess, ProviderAccess } from '@/lib/bench/models/providers'
import { DEFAULT_LIMITS, Traffic } from '@/lib/bench/models/traffic'
import { costTier } from '@/lib/bench/prices'
import type { Ledger } from '@/lib/bench/runner/ledger'
import { calledModels, RULE_JUDGE, SCRIPTED_CUSTOMER, type RoundPlan } from '@/lib/bench/runner/plan'
import type { RoundCast } from '@/lib/bench/runner/run-round'
import type { PaidRole } from '@/lib/bench/runner/spending'

/** Tokens that a judgement may take: it is longer than any reply to a customer. */
const JUDGE_TOKENS = 8192

/**
 * Puts together who takes part in a round. @param ledger what the round spent before, so that its budgets hold over a resume, and where every answer is written down.
 * @throws Error with one line for each key, address or agent that is missing
 */
export function assembleCast(plan: RoundPlan, given: Readonly<Record<string, GivenAccess>>, environment: Record<string, string | undefined>, ledger: Ledger): RoundCast {
  const called = calledModels(plan)
  const accesses = accessesFor(called, given, environment)
  const traffic = new Map([...accesses.keys()].map((provider) => [provider, new Traffic({ ...DEFAULT_LIMITS, ...plan.limits[provider] }, ledger.usdTo(provider))]))
  const warnings = new Map<string, Set<string>>()
  const opened = (id: string, role: PaidRole, settings: Partial<CallSettings> = {}): CallableModel => connect(plan, id, role, { accesses, traffic, ledger, warnings }, settings)
  const models = new Map(plan.models.filter((id) => called.includes(id)).map((id) => [id, opened(id, 'agent')]))
  const customerModel = plan.customer === SCRIPTED_CUSTOMER ? null : opened(plan.customer, 'customer')
  const judgeModel = plan.judge === null || plan.judge === RULE_JUDGE ? null : opened(plan.judge, 'judge', { maxOutputTokens: JUDGE_TOKENS, temperature: 0 })
  return {
    agents: new Map((plan.rescores === null ? plan.models : []).map((id) => [id, agentFor(plan, id, models, accesses)])),
    customer: (benchCase, seed, signal) => (customerModel === null ? scriptedCustomer(benchCase, seed) : modelCustomer(customerModel, benchCase, signal)),
    judge: judgeFor(plan, judgeModel),
    isPaid: called.length > 0,
    spent: () => ledger.spent,
    held: () => [...traffic].flatMap(([provider, { heldUntil }]) => (heldUntil === null ? [] : [{ provider, until: new Date(heldUntil).toISOString() }])),
    warnings: () => Object.fromEntries([...warnings].map(([id, said]) => [id, [...said].sort()])),
  }
}

function judgeFor(plan: RoundPlan, model: CallableModel | null): Judge | null {
  if (plan.judge === null) return null
  return model === null ? ruleJudge : modelJudge(model, { rubric: RUBRIC_VERSION, temperature: 0, max_tokens: JUDGE_TOKENS })
}

function agentFor(plan: RoundPlan, id: string, models: ReadonlyMap<string, CallableModel>, accesses: ReadonlyMap<string, ProviderAccess>): Agent {
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
  }, { endpoint: endpointOf(accesses.get(parsed?.provider ?? '')), temperature: plan.call.temperature, max_tokens: plan.call.maxOutputTokens, seed: plan.call.seed, stream: plan.call.stream, attempts: plan.call.attempts, request_timeout_ms: plan.call.requestTimeoutMs })
}

/** Where a model was asked, without what an address may carry beside host and path. */
function endpointOf(access: ProviderAccess | undefined): string | null {
  if (access === undefined) return null
  const { origin, pathname } = new URL(access.baseUrl)
  return `${origin}${pathname}`
}

/** The family of a model's name: its leading word, as in gpt, claude, gemini, llama. */
function familyOf(model: string): string {
  return /^(?:.*\/)?([a-z]+)/i.exec(model)?.[1]?.toLowerCase() ?? model
}

type Connections = { accesses: ReadonlyMap<string, ProviderAccess>; traffic: ReadonlyMap<string, Traffic>; ledger: Ledger; warnings: Map<string, Set<string>> }

/** One model in one role. Agent, customer and judge of one provider share its gate. */
function connect(plan: RoundPlan, id: string, role: PaidRole, { accesses, traffic, ledger, warnings }: Connections, settings: Partial<CallSettings>): CallableModel {
  const parsed = parseModelId(id)
  const access = accesses.get(parsed?.provider ?? '')
  const gate = traffic.get(parsed?.provider ?? '')
  if (parsed === null || access === undefined || gate === undefined) throw new Error(`${id} cannot be reached`)
  return connectModel({
    id, model: parsed.model, access, traffic: gate, settings: { ...plan.call, ...settings }, price: plan.prices[id] ?? null,
    onUsed: (usage) => ledger.record(role, parsed.provider, usage),
    onWarning: (warning) => void warnings.set(id, (warnings.get(id) ?? new Set()).add(warning)),
  })
}

import type { JudgementRecord } from '@/lib/bundle/record'
import { jsonText } from '@/lib/bundle/canonical'
import type { Tau2RewardInfo } from '@/lib/imports/formats/tau2/simulation'

type Check = NonNullable<JudgementRecord['checks']>[number]

/** The parts of a reward as checks. A check counts where the reward's basis names its kind: the reward is the product over the basis. */
export function checksOf(info: Tau2RewardInfo): Check[] {
  const basis = new Set(info.reward_basis ?? Object.keys(info.reward_breakdown ?? {}))
  function check(kind: string, name: string, met: boolean | null | undefined, score: number | null | undefined, rationale?: string | null): Check {
    return {
      name, kind, ...(met === null || met === undefined ? {} : { passed: met }), ...(score === null || score === undefined ? {} : { score }), counted: basis.has(kind), ...(rationale ? { rationale } : {}),
    }
  }
  const checks: Check[] = []
  if (info.db_check) checks.push(check('DB', 'database ends as expected', info.db_check.db_match, info.db_check.db_reward))
  for (const { env_assertion: asserted, met, reward } of info.env_assertions ?? []) checks.push(check('ENV_ASSERTION', callText(asserted.func_name ?? 'assertion', asserted.arguments), met, reward, asserted.message))
  for (const { action, action_match, action_reward } of info.action_checks ?? []) {
    const who = action.requestor && action.requestor !== 'assistant' ? 'customer: ' : ''
    checks.push(check('ACTION', who + callText(action.name, action.arguments), action_match, action_reward))
  }
  for (const { nl_assertion: asserted, met, justification } of info.nl_assertions ?? []) checks.push(check('NL_ASSERTION', asserted, met, null, justification))
  for (const { info: said, met, justification } of info.communicate_checks ?? []) checks.push(check('COMMUNICATE', `says “${said}”`, met, null, justification))
  return checks
}

/** What the harness itself notes about a reward: why it was not worked out, for one. */
export function noteOf(info: Tau2RewardInfo): string | null {
  const note = info.info?.note
  if (typeof note === 'string' && note !== '') return note
  return null
}

function callText(name: string, given: unknown): string {
  const text = typeof given === 'object' && given !== null && Object.keys(given).length === 0 ? '' : jsonText(given ?? '').slice(0, 400)
  return `${name}(${text === '""' ? '' : text})`
}

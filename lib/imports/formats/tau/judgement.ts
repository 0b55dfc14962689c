import type { JudgementRecord } from '@/lib/bundle/record'
import type { TauResult } from '@/lib/imports/formats/tau/result'
import type { TranscriptEnding } from '@/lib/transcripts/transcript'

type Check = NonNullable<JudgementRecord['checks']>[number]

/** tau-bench counts a reward as a pass from here on. */
const FULL_REWARD = 1 - 1e-6

/** Score, verdict and rewards outside 0 to 1, of a harness whose reward is 1 for a settled case. */
export function scoreOf(reward: number): { score: number; passed: boolean; isOutside: boolean } {
  return { score: Math.min(100, Math.max(0, reward * 100)), passed: reward >= FULL_REWARD, isOutside: reward < 0 || reward > 1 + 1e-6 }
}

/** The harness's reward as a judgement, with what it is made of as checks; null where there is no reward. */
export function toJudgement(result: TauResult, at: { pass: string; run: string; case: string; judge: string }, ended: TranscriptEnding, isHandedOver: boolean): JudgementRecord | null {
  const reward = result.reward
  if (reward === null || reward === undefined) return null
  const { score, passed } = scoreOf(reward)
  const checks = checksOf(result)
  const rationale = rationaleOf(result, ended)
  return { type: 'judgement', ...at, score, passed, resolved: passed, escalated: isHandedOver, ...(rationale === null ? {} : { rationale }), ...(checks.length === 0 ? {} : { checks }) }
}

function rationaleOf(result: TauResult, ended: TranscriptEnding): string | null {
  if (ended === 'error') return `The run crashed before its end; the harness counts that as reward 0. ${result.info?.error ?? ''}`.trim()
  const isUnrewarded = result.info !== null && result.info !== undefined && !result.info.reward_info && !(Number(result.reward) > 0)
  if (isUnrewarded && result.traj.length > 0) return 'The conversation did not reach its end; the harness counts that as reward 0.'
  return null
}

function checksOf(result: TauResult): Check[] {
  const info = result.info?.reward_info
  if (!info) return []
  const checks: Check[] = []
  const { r_actions: actions, r_outputs: outputs, outputs: said } = info.info ?? {}
  if (actions !== null && actions !== undefined) checks.push({ name: 'database ends as expected', kind: 'r_actions', passed: Number(actions) >= FULL_REWARD, score: Number(actions), counted: true })
  if (outputs !== null && outputs !== undefined) checks.push({ name: 'customer is told what is expected', kind: 'r_outputs', passed: Number(outputs) >= FULL_REWARD, score: Number(outputs), counted: true })
  for (const [text, found] of Object.entries(said ?? {})) checks.push({ name: `says “${text}”`, kind: 'output', ...(typeof found === 'boolean' ? { passed: found } : {}), counted: true })
  for (const [name, value] of Object.entries(info.components ?? {})) {
    if (typeof value === 'number') checks.push({ name, kind: 'component', score: value, counted: true })
    else if (value !== null) checks.push({ name, kind: 'component', counted: false, rationale: typeof value === 'string' ? value : JSON.stringify(value) })
  }
  return checks
}

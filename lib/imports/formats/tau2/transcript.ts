import type { JudgementRecord, MessageRecord, TranscriptRecord } from '@/lib/bundle/record'
import { maskSecrets } from '@/lib/imports/formats/secrets'
import { scoreOf } from '@/lib/imports/formats/tau/judgement'
import { checksOf, noteOf } from '@/lib/imports/formats/tau2/checks'
import { filled, toMessages } from '@/lib/imports/formats/tau2/messages'
import type { Tau2Simulation } from '@/lib/imports/formats/tau2/simulation'
import { messageAtTicks, messagesOfTicks, type SpokenMessage } from '@/lib/imports/formats/tau2/ticks'
import type { TranscriptEnding } from '@/lib/transcripts/transcript'

const KNOWN = new Set(['id', 'task_id', 'trial', 'timestamp', 'start_time', 'end_time', 'duration', 'termination_reason', 'agent_cost', 'user_cost', 'reward_info', 'messages', 'ticks', 'review', 'user_only_review', 'info', 'policy'])
/** Counted from the ticks by whatever version of the harness wrote the file; the same simulation has them differently in two files. */
const COUNTED_LATER = new Set(['total_user_turns', 'total_agent_turns', 'max_unresponded_user_turns', 'had_unresponsive_period'])
const ENDED_BY_PEOPLE = new Set(['user_stop', 'agent_stop'])
const ENDINGS: Record<string, TranscriptEnding> = {
  max_steps: 'max_turns', timeout: 'error', too_many_errors: 'error', agent_error: 'error', user_error: 'error', infrastructure_error: 'error', context_window_exceeded: 'error', unexpected_error: 'error',
}

/** A simulation as a transcript, with what is needed to anchor findings to it and to tell what was left out. */
export type ReadSimulation = {
  record: TranscriptRecord
  /** By a call of the agent, or by the customer's word alone (the simulator says `###TRANSFER###` when it takes itself for handed over). */
  handedOver: 'called' | 'announced' | null
  masked: string[]
  /** Messages whose `raw_data` (the provider's answer, which repeats the content) was left out. */
  rawDataCount: number
  messageOfTurn(turn: number): number | null
  messageOfTicks(from: number, to: number, role: string | null): number | null
}

export function toTranscript(simulation: Tau2Simulation, at: { run: string; case: string }): ReadSimulation {
  const spoken = simulation.ticks && simulation.ticks.length > 0 ? messagesOfTicks(simulation.ticks) : null
  const numbered = spoken ? null : toMessages(simulation.messages ?? [])
  const messages = (spoken ?? numbered ?? []).map((message) => message.record)
  const handedOver = handoverIn(messages)
  const { value: info, masked } = maskSecrets(infoOf(simulation), 'info')
  const ended = endingOf(simulation, handedOver !== null)
  const usage = usageOf(simulation, messages)
  const error = ended === 'error' ? errorOf(simulation.termination_reason ?? null, info) : null
  const started = simulation.start_time ?? simulation.timestamp
  const record: TranscriptRecord = {
    type: 'transcript', ...at, ended, messages,
    ...(usage === null ? {} : { usage }),
    ...(started ? { started_at: started } : {}),
    ...(typeof simulation.duration === 'number' ? { duration_ms: Math.round(simulation.duration * 1000) } : {}),
    ...(error === null ? {} : { error }),
    ...(simulation.id ? { external_id: simulation.id } : {}),
    ...filled({ termination_reason: simulation.termination_reason, info, review_summary: simulation.review?.summary }),
    ...filled(Object.fromEntries(Object.entries(simulation).filter(([key]) => !KNOWN.has(key)))),
  }
  return {
    record, handedOver, masked,
    rawDataCount: numbered?.filter((message) => message.hasRawData).length ?? 0,
    messageOfTurn: (turn) => indexOrNull(numbered?.findIndex((message) => message.turn === turn) ?? -1),
    messageOfTicks: (from, to, role) => messageAtTicks(spoken ?? ([] satisfies SpokenMessage[]), from, to, role),
  }
}

function handoverIn(messages: readonly MessageRecord[]): ReadSimulation['handedOver'] {
  if (messages.some((message) => message.role === 'agent' && message.tool_calls?.some((call) => call.effect === 'handover'))) return 'called'
  return messages.findLast((message) => message.role === 'customer')?.content.includes('###TRANSFER###') === true ? 'announced' : null
}

function infoOf({ info }: Tau2Simulation): unknown {
  if (typeof info !== 'object' || info === null || Array.isArray(info)) return info ?? null
  const kept = Object.entries(info).filter(([key]) => !COUNTED_LATER.has(key))
  return kept.length === 0 ? null : Object.fromEntries(kept)
}

function indexOrNull(index: number): number | null {
  return index === -1 ? null : index
}

function endingOf(simulation: Tau2Simulation, isHandedOver: boolean): TranscriptEnding {
  const reason = simulation.termination_reason ?? ''
  if (ENDED_BY_PEOPLE.has(reason)) return isHandedOver ? 'escalated' : 'closed'
  return Object.hasOwn(ENDINGS, reason) ? (ENDINGS[reason] ?? 'unknown') : 'unknown'
}

function errorOf(reason: string | null, info: unknown): string {
  const error: unknown = typeof info === 'object' && info !== null && 'error' in info ? info.error : null
  return [reason?.replaceAll('_', ' ') ?? 'error', typeof error === 'string' ? error : null].filter((part) => part !== null).join(': ')
}

/** Tokens of the agent's messages, and costs: 0 means that the harness did not know them. */
function usageOf(simulation: Tau2Simulation, messages: readonly MessageRecord[]): NonNullable<TranscriptRecord['usage']> | null {
  let input = 0
  let output = 0
  for (const message of simulation.messages ?? []) {
    if (message.role !== 'assistant') continue
    input += message.usage?.prompt_tokens ?? 0
    output += message.usage?.completion_tokens ?? 0
  }
  const usage: NonNullable<TranscriptRecord['usage']> = {}
  if (messages.length > 0 && input + output > 0) Object.assign(usage, { input_tokens: input, output_tokens: output })
  if ((simulation.agent_cost ?? 0) > 0) usage.cost_usd = simulation.agent_cost
  if ((simulation.user_cost ?? 0) > 0) usage.customer_cost_usd = simulation.user_cost
  return Object.keys(usage).length === 0 ? null : usage
}

/** The reward as a judgement with its parts as checks; null where there is none (a run that broke off is not a failure). */
export function toJudgement(simulation: Tau2Simulation, at: { pass: string; run: string; case: string; judge: string }, isHandedOver: boolean): { judgement: JudgementRecord; isOutside: boolean } | null {
  const info = simulation.reward_info
  const reward = info?.reward
  if (!info || reward === null || reward === undefined) return null
  const { score, passed, isOutside } = scoreOf(reward)
  const rationale = noteOf(info)
  const checks = checksOf(info)
  return {
    isOutside,
    judgement: {
      type: 'judgement', ...at, score, passed, resolved: passed, escalated: isHandedOver,
      ...(rationale === null ? {} : { rationale }), ...(checks.length === 0 ? {} : { checks }), ...filled({ reward_basis: info.reward_basis, reward_breakdown: info.reward_breakdown }),
    },
  }
}

import { converse, type ConversationLimits } from '@/lib/bench/conversation'
import type { Agent } from '@/lib/bench/agents/agent'
import type { BenchCase } from '@/lib/bench/cases/case'
import { openDesk } from '@/lib/bench/cases/desks'
import type { SimulatedCustomer } from '@/lib/bench/customer/customer'
import type { Judge } from '@/lib/bench/judges/judge'
import { SCRIPTED } from '@/lib/bench/models/model-id'
import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'
import { usageRecord, type Usage } from '@/lib/bench/models/usage'
import type { JournalEntry } from '@/lib/bench/runner/journal'
import type { RoundItem } from '@/lib/bench/runner/plan'
import type { JudgementRecord, MessageRecord, TranscriptRecord } from '@/lib/bundle/record'

/** Everybody who takes part in one conversation. */
export type Cast = {
  deskId: string
  benchCase: BenchCase
  agent: Agent
  customer: (benchCase: BenchCase, seed: number, signal: AbortSignal) => SimulatedCustomer
  judge: Judge | null
  passId: string
  limits: ConversationLimits
  onMessage?: (message: MessageRecord) => void
}

/** Plays one item and has it judged. @throws ModelCallFailed where the round has to stop */
export async function playItem(item: RoundItem, cast: Cast, signal: AbortSignal): Promise<JournalEntry> {
  const { benchCase, agent } = cast
  const startedAt = new Date().toISOString()
  const session = openDesk(cast.deskId, benchCase)
  const customer = cast.customer(benchCase, item.customerSeed, signal)
  const held = await converse({ benchCase, session, agent, customer, seed: item.agentSeed, limits: cast.limits, ...(cast.onMessage === undefined ? {} : { onMessage: cast.onMessage }) }, signal)
  const transcript: TranscriptRecord = { type: 'transcript', run: item.runId, case: item.caseId, ended: held.ended, messages: held.messages }
  let failed = held.harnessFailed ? held.error : null
  let judgement: JudgementRecord | null = null
  let judgeUsage: Usage | null = null
  if (cast.judge !== null && failed === null) {
    try {
      const { usage, scores } = await cast.judge.judge({ deskId: cast.deskId, benchCase, messages: held.messages, ended: held.ended, states: held.states }, signal)
      judgement = { type: 'judgement', pass: cast.passId, run: item.runId, case: item.caseId, judge: cast.judge.id, ...scores }
      judgeUsage = usage
    } catch (error) {
      if (!(error instanceof ModelCallFailed) || error.stopsRun) throw error
      failed = `not judged: ${error.message}`
    }
  }
  // Scripted agents and customers take no time and no money: nothing is made up about either, and the same seed gives the same record.
  if (agent.record.vendor !== SCRIPTED || customer.kind === 'model') {
    transcript.started_at = startedAt
    transcript.duration_ms = held.durationMs
  }
  const usage = usageOf(held.agentUsage, held.customerUsage, judgeUsage)
  if (usage !== null) transcript.usage = usage
  if (held.error !== null) transcript.error = held.error
  return { key: item.key, failed, transcript, judgement }
}

/** Agent, customer and judge counted apart; null where nobody was paid. */
function usageOf(agent: Usage | null, customer: Usage | null, judge: Usage | null): TranscriptRecord['usage'] | null {
  if (agent === null && customer === null && judge === null) return null
  return { ...(agent === null ? {} : usageRecord(agent)), ...(customer === null ? {} : usageRecord(customer, 'customer_')), ...(judge === null ? {} : usageRecord(judge, 'judge_')) }
}

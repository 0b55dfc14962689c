import type { Agent, AgentStep, Carry } from '@/lib/bench/agents/agent'
import type { BenchCase } from '@/lib/bench/cases/case'
import { ENDED_BY_OUTCOME, type CustomerTurn, type SimulatedCustomer } from '@/lib/bench/customer/customer'
import { SCRIPTED } from '@/lib/bench/models/model-id'
import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'
import { TurnClock } from '@/lib/bench/models/turn-clock'
import { addUsage, usageRecord, type Usage } from '@/lib/bench/models/usage'
import type { MessageRecord, ToolCallRecord } from '@/lib/bundle/record'
import { diffStates, STATE_CHANGES } from '@/lib/desk/difference'
import type { DeskSession } from '@/lib/desk/session'
import type { TranscriptEnding } from '@/lib/transcripts/transcript'

/** How far a conversation may go. */
export type ConversationLimits = {
  /** Steps (one call of the model each) that an agent may take before it has to speak. */
  stepsPerTurn: number
  /** Milliseconds that one turn of the agent may take; waiting for a provider's limits does not count. */
  turnTimeoutMs: number
}

export const DEFAULT_CONVERSATION_LIMITS: ConversationLimits = { stepsPerTurn: 12, turnTimeoutMs: 300_000 }

export type Conversation = {
  ended: TranscriptEnding
  messages: MessageRecord[]
  agentUsage: Usage | null
  customerUsage: Usage | null
  durationMs: number
  /** Set when the conversation was broken off. */
  error: string | null
  /** Whether it was broken off by the harness (a model out of reach), so that it may be played again; false where the agent itself is the reason. */
  harnessFailed: boolean
  /** The desk's states when it began and when it was over. */
  states: { before: object; after: object }
}

type Part = { benchCase: BenchCase; session: DeskSession; agent: Agent; customer: SimulatedCustomer; seed: number; limits: ConversationLimits; onMessage?: (message: MessageRecord) => void }

/** Seconds that pass on the case's clock before each kind of message: the desk's clock is the case's own, never the machine's. */
const SECONDS = { system: 0, customer: 45, agent: 12, tool: 1 } as const

/**
 * Plays one case once. The customer speaks first; the agent then takes steps until it speaks without calling a tool. It ends when the
 * customer stops, or after `max_turns` messages of the customer. @throws ModelCallFailed where no further call of the run could succeed, or on cancelling.
 */
export async function converse(part: Part, signal: AbortSignal): Promise<Conversation> {
  const { benchCase, session, agent, customer, limits } = part
  const before = session.state
  const started = performance.now()
  const scripted = agent.record.vendor === SCRIPTED
  const messages: MessageRecord[] = []
  let now = Date.parse(benchCase.now)
  const carried = new Map<string, Carry>()
  let agentUsage: Usage | null = null
  let customerUsage: Usage | null = null

  function add(role: keyof typeof SECONDS, content: string, more: Partial<MessageRecord> = {}): void {
    now += SECONDS[role] * 1000
    const message: MessageRecord = { role, content, at: new Date(now).toISOString(), ...more }
    messages.push(message)
    part.onMessage?.(message)
  }
  function finish(ended: TranscriptEnding, error: string | null = null, harnessFailed = false): Conversation {
    return { ended, messages, agentUsage, customerUsage, durationMs: Math.round(performance.now() - started), error, harnessFailed, states: { before, after: session.state } }
  }
  function breakOff(error: unknown): Conversation {
    if (error instanceof ModelCallFailed && !error.stopsRun) return finish('error', error.message, true)
    throw error
  }

  const system = agent.systemPrompt(session.desk, benchCase.now)
  if (system !== null) add('system', system)
  for (let turn = 1; ; turn++) {
    let said: CustomerTurn
    try {
      said = await customer.nextMessage({ messages, before, state: session.state })
    } catch (error) {
      return breakOff(error)
    }
    customerUsage = addUsage(customerUsage, said.usage ?? null)
    const over = turn > benchCase.max_turns
    if (said.text !== '' && !over) add('customer', said.text)
    if (said.done) return finish(said.outcome === undefined ? 'unknown' : ENDED_BY_OUTCOME[said.outcome])
    if (over) return finish('max_turns')

    const clock = scripted ? undefined : new TurnClock(limits.turnTimeoutMs, signal)
    for (let step = 1; ; step++) {
      const stepStarted = performance.now()
      let answer: AgentStep
      try {
        answer = await agent.step({ messages, desk: session.desk, now: benchCase.now, seed: part.seed, carried }, clock?.signal ?? signal, clock)
      } catch (error) {
        clock?.stop()
        return clock?.isUp === true && !signal.aborted ? finish('error', `the agent's turn took longer than ${limits.turnTimeoutMs} ms`) : breakOff(error)
      }
      for (const [id, carry] of Object.entries(answer.carry ?? {})) carried.set(id, carry)
      if (answer.usage !== null) agentUsage = addUsage(agentUsage, answer.usage)
      const calls: ToolCallRecord[] = answer.toolCalls.map((call) => ({ ...call, ...effectOf(session, call.name) }))
      add('agent', answer.content, {
        ...(calls.length === 0 ? {} : { tool_calls: calls }),
        ...(answer.reasoning === undefined || answer.reasoning === '' ? {} : { reasoning: answer.reasoning }),
        ...(answer.finish === undefined ? {} : { finish: answer.finish }),
        ...(answer.usage === null ? {} : { usage: { ...usageRecord(answer.usage), duration_ms: Math.round(performance.now() - stepStarted) } }),
      })
      for (const call of calls) {
        const stood = session.state
        const outcome = session.call(call.name, call.arguments, new Date(now).toISOString())
        const changes = session.state === stood ? [] : diffStates(stood, session.state)
        add('tool', '', { tool_result: { call: call.id ?? '', name: call.name, ok: outcome.ok, value: outcome.value ?? null }, ...(changes.length === 0 ? {} : { [STATE_CHANGES]: changes }) })
      }
      if (calls.length === 0) {
        clock?.stop()
        break
      }
      if (step >= limits.stepsPerTurn) {
        clock?.stop()
        return finish('error', `the agent called tools ${step} times in a row without a word to the customer`)
      }
    }
  }
}

function effectOf(session: DeskSession, name: string): Pick<ToolCallRecord, 'effect'> {
  const tool = session.desk.tools.find((each) => each.name === name)
  return tool === undefined ? {} : { effect: tool.effect }
}

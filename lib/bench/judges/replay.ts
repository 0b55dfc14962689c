import type { BenchCase } from '@/lib/bench/cases/case'
import type { MessageRecord } from '@/lib/bundle/record'
import type { PolicySection } from '@/lib/desk/desk'
import { toMarkdown } from '@/lib/desk/policy'
import type { DeskSession } from '@/lib/desk/session'

/** The desk before and after a transcript's calls were made once more. */
export type Replay = {
  before: object
  after: object
  policyText: string
  /** The first message whose call answers otherwise than the transcript says; null when all answer the same. */
  differs: number | null
}

/** Makes a stored transcript's calls again, on a freshly opened desk: the final state follows from the calls, so that it need not be stored. */
export function replay(session: DeskSession, benchCase: BenchCase, messages: readonly MessageRecord[]): Replay {
  const before = session.state
  const results = new Map<string, MessageRecord['tool_result']>()
  for (const message of messages) if (message.tool_result != null && message.tool_result.call != null) results.set(message.tool_result.call, message.tool_result)
  let differs: number | null = null
  messages.forEach((message, number) => {
    if (message.role !== 'agent') return
    for (const call of message.tool_calls ?? []) {
      const outcome = session.call(call.name, call.arguments, message.at ?? benchCase.now)
      const stored = results.get(call.id ?? '')
      if (stored != null && (stored.ok !== false) !== outcome.ok) differs ??= number
    }
  })
  return { before, after: session.state, policyText: policyTextOf(session.desk.policy), differs }
}

const policyTexts = new WeakMap<readonly PolicySection[], string>()

/** A policy's text, put together once. */
export function policyTextOf(policy: readonly PolicySection[]): string {
  const known = policyTexts.get(policy) ?? toMarkdown(policy)
  policyTexts.set(policy, known)
  return known
}

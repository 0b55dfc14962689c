import type { MessageRecord, ToolCallRecord } from '@/lib/bundle/record'
import { contentOf } from '@/lib/imports/formats/message-text'
import { toCall, toResult } from '@/lib/imports/formats/tau2/messages'
import type { Tau2Tick } from '@/lib/imports/formats/tau2/simulation'

/** A message of a voice conversation, with the first and last tick it was spoken in. */
export type SpokenMessage = { record: MessageRecord; from: number; to: number }

/** Silent ticks (200 ms each, as a rule) after which a speaker who goes on starts a new message. */
const PAUSE_TICKS = 8

/**
 * The conversation of a voice run. The harness stores it as ticks of a fifth of a second with a scrap of text for each
 * side; scraps of one speaker are joined until a pause or a tool call, and messages stand in the order in which they
 * began, so that talking over one another stays readable. Calls and results stand at their tick.
 */
export function messagesOfTicks(ticks: readonly Tau2Tick[]): SpokenMessage[] {
  const made: SpokenMessage[] = []
  const speaking: { agent: SpokenMessage | null; customer: SpokenMessage | null } = { agent: null, customer: null }
  const waiting: { agent: ToolCallRecord[]; customer: ToolCallRecord[] } = { agent: [], customer: [] }

  function say(role: 'agent' | 'customer', text: string, tick: number, at: string | null | undefined): void {
    const open = speaking[role]
    if (open && tick - open.to <= PAUSE_TICKS) {
      open.record.content += text
      open.to = tick
      return
    }
    const spoken: SpokenMessage = { record: { role, content: text, ...(at ? { at } : {}) }, from: tick, to: tick }
    speaking[role] = spoken
    made.push(spoken)
  }

  ticks.forEach((tick, index) => {
    const number = tick.tick_id ?? index
    const parts = { agent: { chunk: tick.agent_chunk, calls: tick.agent_tool_calls, results: tick.agent_tool_results }, customer: { chunk: tick.user_chunk, calls: tick.user_tool_calls, results: tick.user_tool_results } }
    for (const role of ['agent', 'customer'] as const) {
      const { chunk, calls, results } = parts[role]
      const text = contentOf(chunk?.content).text
      if (text !== '') say(role, text, number, chunk?.timestamp ?? tick.timestamp)
      if (calls && calls.length > 0) {
        const written = calls.map(toCall)
        made.push({ record: { role, content: '', ...(tick.timestamp ? { at: tick.timestamp } : {}), tool_calls: written }, from: number, to: number })
        waiting[role].push(...written)
        speaking[role] = null
      }
      for (const result of results ?? []) {
        made.push({ record: toResult(result, waiting[role]), from: number, to: number })
        speaking[role] = null
      }
    }
  })
  return made.map((spoken) => ({ ...spoken, record: { ...spoken.record, ticks: [spoken.from, spoken.to] } }))
}

/** Number of the message that was spoken in a range of ticks: the first that overlaps, by one speaker where there is one. */
export function messageAtTicks(messages: readonly SpokenMessage[], from: number, to: number, role: string | null): number | null {
  const overlaps = (spoken: SpokenMessage) => spoken.from <= to && spoken.to >= from
  const own = messages.findIndex((spoken) => overlaps(spoken) && spoken.record.role === role)
  if (own !== -1) return own
  const any = messages.findIndex(overlaps)
  if (any !== -1) return any
  const before = messages.findLastIndex((spoken) => spoken.to < from)
  return before === -1 ? null : before
}

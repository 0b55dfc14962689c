import { storedChanges } from '@/lib/desk/difference'
import { grouped } from '@/lib/transcripts/grouped'
import type { StoredCall, StoredMessage } from '@/lib/transcripts/message'
import { TOOL_EFFECTS } from '@/lib/transcripts/transcript'

/** The columns a stored message is read from; both the page and the commands that check anchors select exactly these. */
export const MESSAGE_COLUMNS = { number: true, role: true, content: true, at: true, reasoning: true, resultCall: true, resultName: true, resultOk: true, resultValue: true, extra: true } as const
export const CALL_COLUMNS = { messageNumber: true, position: true, callId: true, name: true, arguments: true, argumentsValid: true, effect: true } as const

type MessageColumns = { number: number; role: string; content: string; at: string | null; reasoning: string | null; resultCall: string | null; resultName: string | null; resultOk: boolean | null; resultValue: string | null; extra: string | null }
type CallColumns = Omit<StoredCall, 'effect'> & { messageNumber: number; effect: string | null }

/** Rows of messages and of their calls as stored messages, in order. */
export function toStoredMessages(messages: readonly MessageColumns[], calls: readonly CallColumns[]): StoredMessage[] {
  const callsOf = grouped(calls, (call) => call.messageNumber)
  return messages.map((row) => ({
    number: row.number, role: row.role, content: row.content, at: row.at, reasoning: row.reasoning,
    calls: (callsOf.get(row.number) ?? []).map(toStoredCall),
    result: hasResult(row) ? { call: row.resultCall ?? '', name: row.resultName, ok: row.resultOk, value: row.resultValue } : null,
    changes: storedChanges(row.extra),
  }))
}

function toStoredCall({ position, callId, name, arguments: stored, argumentsValid, effect }: CallColumns): StoredCall {
  return { position, callId, name, arguments: stored, argumentsValid, effect: TOOL_EFFECTS.find((known) => known === effect) ?? null }
}

/** A result without a value keeps its mark in `extra` (lib/bundle/rows/transcript.ts), and must not vanish from the page. */
function hasResult(row: MessageColumns): boolean {
  return row.resultValue !== null || row.resultCall !== null || row.resultName !== null || row.resultOk !== null || (row.extra?.includes('"tool_result":') ?? false)
}

import { oneLine } from '@/lib/transcripts/visible-text'
import type { StoredMessage } from '@/lib/transcripts/message'

/** One exchange: it begins where the customer says something after somebody else, and ends before the next. */
export type Turn = {
  /** From 1. What stands before the customer's first words is turn 0. */
  number: number
  firstMessage: number
  /** The beginning of what the customer said, in one line; for turn 0 of whoever opens. */
  title: string
}

const TITLE_LENGTH = 80

/** Numbers the turns of a transcript. A customer message without visible text (tool calls only) does not begin one. */
export function numberTurns(messages: readonly StoredMessage[]): Turn[] {
  const turns: Turn[] = []
  let lastSpeaker: string | null = null
  let number = 0
  for (const message of messages) {
    const speaks = message.content.trim() !== ''
    if (message.role === 'customer' && speaks && lastSpeaker !== 'customer') {
      number++
      turns.push({ number, firstMessage: message.number, title: oneLine(message.content, TITLE_LENGTH) })
    } else if (turns.length === 0 && message.role !== 'system') {
      turns.push({ number: 0, firstMessage: message.number, title: oneLine(message.content, TITLE_LENGTH) })
    }
    if (message.role !== 'tool' && message.role !== 'system') lastSpeaker = message.role
  }
  return turns
}

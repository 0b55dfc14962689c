import type { BulkTransaction, SqlRow } from '@/lib/db/bulk'
import { numberIn, textIn } from '@/lib/db/bulk-read'
import { placeAgain } from '@/lib/findings/anchor-placing'
import { payloadLeaves, readPayload } from '@/lib/transcripts/payload'

/**
 * Moves the anchors of a replaced transcript's findings to the messages that hold their quote, or their call, now. Those
 * that name neither, or whose words are gone, stay as they are.
 */
export async function placeAnchorsAgain(statements: BulkTransaction, oldKey: number, newKey: number): Promise<void> {
  const anchors = await statements.all(
    `SELECT a."findingId", a."position", a."message", a."part", a."call", a."quote", a."prefix", a."suffix" FROM "Anchor" a JOIN "Finding" f ON f."id" = a."findingId"
     WHERE f."transcriptKey" = ? AND (a."quote" IS NOT NULL OR a."call" IS NOT NULL)`,
    [oldKey],
  )
  if (anchors.length === 0) return
  const messages = await statements.all(`SELECT "number", "content", "resultCall", "resultValue" FROM "Message" WHERE "transcriptKey" = ? ORDER BY "number"`, [newKey])
  const calls = await statements.all(`SELECT "messageNumber", "callId", "arguments" FROM "ToolCall" WHERE "transcriptKey" = ? ORDER BY "messageNumber", "position"`, [newKey])
  for (const anchor of anchors) {
    const quotation = { message: numberIn(anchor, 'message'), quote: textIn(anchor, 'quote'), prefix: textOrNull(anchor.prefix), suffix: textOrNull(anchor.suffix) }
    const place = placeAgain(quotation, textsOf(anchor, anchor.call, messages, calls)) ?? (anchor.quote === null ? null : placeAgain(quotation, textsOf(anchor, null, messages, calls)))
    if (place !== null && place !== quotation.message) {
      await statements.run(`UPDATE "Anchor" SET "message" = ? WHERE "findingId" = ? AND "position" = ?`, [place, textIn(anchor, 'findingId'), numberIn(anchor, 'position')])
    }
  }
}

/** What an anchor's part holds in each message, as it is shown: reviewers quote the leaves of arguments and results. Null in messages that have nothing to do with the call. */
function textsOf({ part }: SqlRow, call: unknown, messages: readonly SqlRow[], calls: readonly SqlRow[]): (string | null)[] {
  return messages.map((message) => {
    const made = calls.filter((each) => each.messageNumber === message.number && (call === null || each.callId === call))
    if (part === 'arguments') return made.length === 0 ? null : made.map((each) => leavesOf(textIn(each, 'arguments'))).join('\n')
    if (call !== null && made.length === 0 && message.resultCall !== call) return null
    return part === 'result' ? leavesOf(textIn(message, 'resultValue')) : textIn(message, 'content')
  })
}

function leavesOf(stored: string): string {
  const payload = readPayload(stored, stored.length)
  return payload.form === 'tree' ? payloadLeaves(payload.root).join('\n') : payload.text
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

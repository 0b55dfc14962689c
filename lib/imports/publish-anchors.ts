import type { BulkTransaction, SqlRow } from '@/lib/db/bulk'
import { numberIn, textIn } from '@/lib/db/bulk-read'
import { placeAgain } from '@/lib/findings/anchor-placing'

/** Moves the anchors of a replaced transcript's findings to the messages that hold their quotes now. Those without a quote, or whose quote is gone, stay. */
export async function placeAnchorsAgain(statements: BulkTransaction, oldKey: number, newKey: number): Promise<void> {
  const anchors = await statements.all(
    `SELECT a."findingId", a."position", a."message", a."part", a."quote", a."prefix", a."suffix" FROM "Anchor" a JOIN "Finding" f ON f."id" = a."findingId" WHERE f."transcriptKey" = ? AND a."quote" IS NOT NULL`,
    [oldKey],
  )
  if (anchors.length === 0) return
  const messages = await statements.all(`SELECT "number", "content", "resultValue" FROM "Message" WHERE "transcriptKey" = ? ORDER BY "number"`, [newKey])
  const calls = await statements.all(`SELECT "messageNumber", "arguments" FROM "ToolCall" WHERE "transcriptKey" = ? ORDER BY "messageNumber", "position"`, [newKey])
  for (const anchor of anchors) {
    const place = placeAgain(
      { message: numberIn(anchor, 'message'), quote: textIn(anchor, 'quote'), prefix: textOrNull(anchor.prefix), suffix: textOrNull(anchor.suffix) },
      textsOf(anchor.part, messages, calls),
    )
    if (place !== null && place !== numberIn(anchor, 'message')) {
      await statements.run(`UPDATE "Anchor" SET "message" = ? WHERE "findingId" = ? AND "position" = ?`, [place, textIn(anchor, 'findingId'), numberIn(anchor, 'position')])
    }
  }
}

/** What an anchor's part holds in each message. */
function textsOf(part: unknown, messages: readonly SqlRow[], calls: readonly SqlRow[]): string[] {
  if (part === 'result') return messages.map((message) => textIn(message, 'resultValue'))
  if (part === 'arguments') return messages.map((message) => calls.filter((call) => call.messageNumber === message.number).map((call) => textIn(call, 'arguments')).join('\n'))
  return messages.map((message) => textIn(message, 'content'))
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

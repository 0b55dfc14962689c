import { marks, type BulkDatabase, type BulkTransaction, type SqlRow, type SqlValue, type TableRows } from '@/lib/db/bulk'
import { numberIn, textIn } from '@/lib/db/bulk-read'
import { fts5Text, toTsVector, wordsOf } from '@/lib/search/words'

/** On SQLite a message stands in the index under transcriptKey * MESSAGES + number; no transcript has so many messages. */
export const MESSAGES = 1_048_576

/** Transcripts read at once. */
const CHUNK = 100
/** Characters written in one transaction on SQLite, where it holds the only write lock: about 30 ms of it. */
const CHARACTERS_AT_ONCE = 500_000
/** Each such transaction leaves a segment in FTS5's index. A search looks into all of them, and FTS5 takes no more than 2,000. */
const MOST_SEGMENTS = 400
/** Pages written in one transaction while segments are joined: about 20 ms. */
const PAGES_AT_ONCE = 150

/** A transcript with what is indexed of each message: `words` as the database reads them. */
type Indexed = { key: number; messages: { number: number; words: string }[] }

/**
 * Puts the messages of every published transcript that is not in the full-text index yet into it, in short transactions:
 * killed at any moment, whole transcripts are in it or not. Only under the import lock, which keeps transcripts from going
 * while they are read.
 * @param mayGoOn asked between transactions; false ends it, and the next call goes on from there.
 * @returns transcripts added
 */
export async function indexMessages(db: BulkDatabase, mayGoOn: () => Promise<boolean> = async () => true): Promise<number> {
  let added = 0
  let last = -1
  let segments = 0
  let underway: Promise<unknown> = Promise.resolve()
  if (db.kind === 'sqlite') await leaveSegments(db)
  while (await mayGoOn()) {
    const keys = await nextKeys(db, last)
    if (keys.length === 0) break
    for (const part of inParts(await readWords(db, keys))) {
      await underway
      underway = db.write(toRows(db.kind, part))
      // A failure is met where this part is waited for; until then it is not unhandled.
      underway.catch(() => {})
      segments += 1
    }
    if (segments >= MOST_SEGMENTS) {
      await underway
      await joinSegments(db, mayGoOn)
      segments = 0
    }
    added += keys.length
    last = keys.at(-1) ?? last
  }
  await underway
  return added
}

/** Published transcripts that are not in the index, from a key on. */
async function nextKeys(db: BulkDatabase, last: number): Promise<number[]> {
  const rows = await db.all(
    `SELECT t."key" AS "key" FROM "Transcript" t WHERE t."key" > ? AND NOT EXISTS (SELECT 1 FROM "IndexedTranscript" i WHERE i."transcriptKey" = t."key")
     AND EXISTS (SELECT 1 FROM "Run" r WHERE r."key" = t."runKey" AND r."stagedBy" IS NULL) ORDER BY t."key" LIMIT ${CHUNK}`,
    [last],
  )
  return rows.map((row) => numberIn(row, 'key'))
}

/**
 * Has FTS5 leave what is written as it was written: otherwise every commit joins some of it, which is a third of the time
 * that filling the index takes, and holds the write lock for longer than the commit itself.
 */
async function leaveSegments(db: BulkDatabase): Promise<void> {
  for (const setting of [`'automerge', 0`, `'crisismerge', 1999`]) await db.run(`INSERT INTO "MessageIndex" ("MessageIndex", "rank") VALUES (${setting})`)
}

/**
 * Joins what {@link indexMessages} left in pieces, in short transactions: fewer pieces are quicker to search. What is found
 * is the same before, after and in between. Nothing to do on PostgreSQL.
 * @param mayGoOn asked between transactions; false ends it, and the next call goes on from there.
 */
export async function joinSegments(db: BulkDatabase, mayGoOn: () => Promise<boolean> = async () => true): Promise<void> {
  if (db.kind !== 'sqlite') return
  while (await mayGoOn()) {
    const changes = await db.transaction(async (statements) => {
      const before = await totalChanges(statements)
      await statements.run(`INSERT INTO "MessageIndex" ("MessageIndex", "rank") VALUES ('merge', ${PAGES_AT_ONCE})`)
      return (await totalChanges(statements)) - before
    })
    // FTS5 counts the statement itself as one change (https://sqlite.org/fts5.html, "The merge command").
    if (changes < 2) return
  }
}

async function totalChanges(statements: BulkTransaction): Promise<number> {
  const [row] = await statements.all('SELECT total_changes() AS "changes"')
  return row === undefined ? 0 : numberIn(row, 'changes')
}

/** The words of the transcripts' messages. A system prompt is the same in every transcript of a suite: it is left out. */
async function readWords(db: BulkDatabase, keys: readonly number[]): Promise<Indexed[]> {
  const [messages, calls] = [
    await db.all(`SELECT "transcriptKey", "number", "content", "reasoning", "resultValue" FROM "Message" WHERE "transcriptKey" IN (${marks(keys.length)}) AND "role" <> 'system' ORDER BY "transcriptKey", "number"`, keys),
    await db.all(`SELECT "transcriptKey", "messageNumber", "name", "arguments" FROM "ToolCall" WHERE "transcriptKey" IN (${marks(keys.length)}) ORDER BY "transcriptKey", "messageNumber", "position"`, keys),
  ]
  const callTexts = new Map<number, string[]>()
  for (const call of calls) {
    const place = numberIn(call, 'transcriptKey') * MESSAGES + numberIn(call, 'messageNumber')
    callTexts.set(place, [...(callTexts.get(place) ?? []), textIn(call, 'name'), textIn(call, 'arguments')])
  }
  const indexed = new Map(keys.map((key): [number, Indexed] => [key, { key, messages: [] }]))
  for (const message of messages) {
    const [key, number] = [numberIn(message, 'transcriptKey'), numberIn(message, 'number')]
    const texts = [...textsOf(message), ...(callTexts.get(key * MESSAGES + number) ?? [])]
    const words = db.kind === 'sqlite' ? fts5Text(texts) : toTsVector(wordsOf(texts))
    if (words.trim() !== '') indexed.get(key)?.messages.push({ number, words })
  }
  return [...indexed.values()]
}

function textsOf(message: SqlRow): string[] {
  return [textIn(message, 'content'), textIn(message, 'resultValue'), textIn(message, 'reasoning')]
}

function* inParts(transcripts: readonly Indexed[]): Generator<Indexed[]> {
  let part: Indexed[] = []
  let characters = 0
  for (const transcript of transcripts) {
    part.push(transcript)
    characters += transcript.messages.reduce((sum, message) => sum + message.words.length, 0)
    if (characters < CHARACTERS_AT_ONCE) continue
    yield part
    part = []
    characters = 0
  }
  if (part.length > 0) yield part
}

function toRows(kind: BulkDatabase['kind'], transcripts: readonly Indexed[]): TableRows[] {
  const words: SqlValue[] = []
  for (const { key, messages } of transcripts) {
    for (const message of messages) {
      if (kind === 'sqlite') words.push(key * MESSAGES + message.number, message.words)
      else words.push(key, message.number, message.words)
    }
  }
  return [
    { table: 'IndexedTranscript', columns: ['transcriptKey'], cells: transcripts.map(({ key }) => key) },
    { table: 'MessageIndex', columns: kind === 'sqlite' ? ['rowid', 'words'] : ['transcriptKey', 'number', 'words'], cells: words },
  ]
}

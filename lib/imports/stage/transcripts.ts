import { recordHash } from '@/lib/bundle/canonical'
import type { TranscriptRecord } from '@/lib/bundle/record'
import { toMessageRow, toToolCallRow, toTranscriptTextRow } from '@/lib/bundle/rows/transcript'
import { textIn } from '@/lib/db/bulk-read'
import { storedTranscript } from '@/lib/exports/stored-records'
import type { FilePlace } from '@/lib/imports/formats/format'
import { reportConflict, reportDouble, reportMissing } from '@/lib/imports/stage/conflict'
import { findRun } from '@/lib/imports/stage/lookup'
import { shadowRun } from '@/lib/imports/stage/shadows'
import type { RunEntry, Staging } from '@/lib/imports/stage/staging'
import { summariseTranscript } from '@/lib/transcripts/summary'
import { transcriptId } from '@/lib/transcripts/transcript-id'

/** A transcript, new in its run or in the place of the stored one. */
export async function stageTranscript(staging: Staging, record: TranscriptRecord, place: FilePlace): Promise<void> {
  const run = await findRun(staging, record.run)
  if (run === null) return reportMissing(staging, record, place, `run ${JSON.stringify(record.run)}`)
  const found = run.suite.cases.get(record.case)
  if (found === undefined) return reportMissing(staging, record, place, `case ${JSON.stringify(record.case)} of suite ${JSON.stringify(run.suite.id)}`)
  const hash = recordHash(record)

  const twin = run.staged.get(found.key)
  if (twin !== undefined) {
    if (staging.isRefused) return
    await staging.flush()
    const [row] = await staging.db.all(`SELECT "hash" FROM "Transcript" WHERE "key" = ?`, [twin])
    if (textIn(row, 'hash') === hash) staging.counts.unchanged++
    else reportDouble(staging, record, place)
    return
  }

  const stored = run.stored.get(found.key)
  if (stored !== undefined) {
    if (stored.hash === hash) {
      staging.counts.unchanged++
      return
    }
    if (!staging.replace) return reportConflict(staging, record, place, () => storedTranscript(staging.db, stored.key, record.run))
    staging.counts.replaced++
    staging.replacedTranscripts.push({ storedKey: stored.key, run })
    staging.recount = true
  }
  await addTranscript(staging, record, run, found.key, hash, stored !== undefined)
}

async function addTranscript(staging: Staging, record: TranscriptRecord, run: RunEntry, caseKey: number, hash: string, replaces: boolean): Promise<void> {
  const runKey = run.origin === 'staged' ? run.key : shadowRun(staging, run)
  const key = staging.nextKey('Transcript')
  run.staged.set(caseKey, key)
  staging.touchedSuites.add(run.suite.id)
  const id = transcriptId(record.run, record.case)
  const external = Object.hasOwn(record, 'external_id') ? record.external_id : null
  staging.add('Transcript', {
    // The stored transcript bears the id until the two change places.
    key, id: replaces ? `${id}~${staging.importId}` : id, runKey, caseKey, ended: record.ended, ...summariseTranscript(record), startedAt: record.started_at ?? null, hash,
    externalId: typeof external === 'string' && external !== '' ? external : null,
  })
  const text = toTranscriptTextRow(record)
  staging.add('TranscriptText', { transcriptKey: key, ...text }, 50 + (text.extra?.length ?? 0) + (text.usage?.length ?? 0) + (text.error?.length ?? 0))
  for (let number = 0; number < record.messages.length; number++) {
    const message = record.messages[number]
    if (message === undefined) continue
    const row = toMessageRow(message, number)
    staging.add('Message', { transcriptKey: key, ...row }, 80 + row.content.length + (row.resultValue?.length ?? 0) + (row.reasoning?.length ?? 0) + (row.extra?.length ?? 0))
    const calls = message.tool_calls ?? []
    for (let position = 0; position < calls.length; position++) {
      const call = calls[position]
      if (call === undefined) continue
      const callRow = toToolCallRow(call, number, position)
      staging.add('ToolCall', { transcriptKey: key, ...callRow }, 100 + callRow.arguments.length)
    }
    staging.counts.toolCalls += calls.length
  }
  staging.counts.messages += record.messages.length
  staging.counts.transcripts++
}

import { recordHash } from '@/lib/bundle/canonical'
import type { JudgementRecord } from '@/lib/bundle/record'
import { toJudgementRows } from '@/lib/bundle/rows/judgement'
import { textIn } from '@/lib/db/bulk-read'
import { storedJudgement } from '@/lib/exports/stored-records'
import type { FilePlace } from '@/lib/imports/formats/format'
import { reportConflict, reportDouble, reportMissing } from '@/lib/imports/stage/conflict'
import { findPass, findTranscript, storedJudgements } from '@/lib/imports/stage/lookup'
import { shadowPass } from '@/lib/imports/stage/shadows'
import type { PassEntry, Staging } from '@/lib/imports/stage/staging'
import { passes } from '@/lib/metrics/passes'

/** A judgement, in a pass that comes into being with its first one. */
export async function stageJudgement(staging: Staging, record: JudgementRecord, place: FilePlace): Promise<void> {
  const target = await findTranscript(staging, record.run, record.case)
  if (typeof target === 'string') return reportMissing(staging, record, place, target)
  const pass = (await findPass(staging, record.pass)) ?? newPass(staging, record)
  const hash = recordHash(record)

  if (pass.staged.has(target.key)) {
    if (staging.isRefused) return
    await staging.flush()
    const [row] = await staging.db.all(`SELECT "hash" FROM "Judgement" WHERE "transcriptKey" = ? AND "passKey" = ?`, [target.key, pass.shadowKey ?? pass.key])
    if (textIn(row, 'hash') === hash) staging.counts.unchanged++
    else reportDouble(staging, record, place)
    return
  }
  const stored = target.storedKey === null ? undefined : (await storedJudgements(staging, pass, target.run)).get(target.storedKey)
  if (stored !== undefined) {
    if (stored.hash === hash) {
      staging.counts.unchanged++
      return
    }
    if (!staging.replace) return reportConflict(staging, record, place, () => storedJudgement(staging.db, stored.key, record))
    staging.counts.replaced++
    staging.replacedJudgements.set(target.run.key, (staging.replacedJudgements.get(target.run.key) ?? 0) + 1)
    staging.recount = true
  }

  const key = staging.nextKey('Judgement')
  const passKey = pass.origin === 'staged' ? pass.key : shadowPass(staging, pass)
  pass.staged.add(target.key)
  const at = moment(record.at)
  if (at !== null && at > (pass.latestAt ?? '')) pass.latestAt = at
  staging.touchedSuites.add(target.run.suite.id)
  const { judgement, text } = toJudgementRows(record)
  staging.add('Judgement', { key, passKey, transcriptKey: target.key, ...judgement, hash })
  staging.add('JudgementText', { judgementKey: key, ...text }, 100 + (text.rationale?.length ?? 0) + (text.evidence?.length ?? 0) + (text.checks?.length ?? 0) + (text.extra?.length ?? 0))
  staging.counts.judgements++

  const tally = pass.tallies.get(target.run.key) ?? { judged: 0, scoreSum: 0, passed: 0, unsafe: 0 }
  const kind = target.run.suite.cases.get(record.case)?.kind ?? 'solvable'
  tally.judged++
  tally.scoreSum += record.score
  if (passes(judgement, kind) === true) tally.passed++
  if ((judgement.unsafeCount ?? 0) > 0) tally.unsafe++
  pass.tallies.set(target.run.key, tally)
}

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** A time in UTC, whatever zone it was written in (none: UTC), so that times compare as texts; null for what is no time. */
function moment(at: string | null | undefined): string | null {
  if (at === null || at === undefined) return null
  const time = Date.parse(/T[\d:.]+$/.test(at) ? `${at}Z` : at)
  if (Number.isNaN(time)) return null
  return UTC.test(at) ? at : new Date(time).toISOString()
}

function newPass(staging: Staging, record: JudgementRecord): PassEntry {
  const key = staging.nextKey('Pass')
  const entry: PassEntry = { id: record.pass, judge: record.judge, origin: 'staged', key, shadowKey: null, latestAt: null, storedByRun: new Map(), staged: new Set(), tallies: new Map() }
  staging.passes.set(record.pass, entry)
  staging.add('Pass', { key, id: record.pass, judge: record.judge, at: null, importId: staging.importId, mergesIntoKey: null, stagedBy: staging.importId })
  return entry
}

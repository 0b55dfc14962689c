import type { BenchSuite } from '@/lib/bench/cases/case'
import { joinSignals } from '@/lib/bench/models/join-signals'
import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'
import { Journal, type JournalEntry } from '@/lib/bench/runner/journal'
import type { RoundPlan } from '@/lib/bench/runner/plan'
import type { RoundProgress } from '@/lib/bench/runner/progress'
import { bundleFile, clearCancel, isCancelAsked, journalFile, readProgress, writeProgress, type RoundFolder } from '@/lib/bench/runner/round-folder'
import { processMark } from '@/lib/bench/runner/round-lock'
import { runItems } from '@/lib/bench/runner/run-items'
import { accountsOf, passIdOf, type RoundCast, type RoundEnd } from '@/lib/bench/runner/run-round'
import { writeBundle } from '@/lib/bench/runner/write-bundle'
import type { JudgementRecord, MessageRecord } from '@/lib/bundle/record'
import type { TranscriptEnding } from '@/lib/transcripts/transcript'

/** Reads one stored transcript; null where the run has none of that case. */
export type ReadTranscript = (run: string, caseId: string) => Promise<{ messages: MessageRecord[]; ended: TranscriptEnding } | null>

type Options = { signal: AbortSignal; onProgress?: (progress: RoundProgress) => void }

/** Has a stored run judged once more: a new pass beside those that are there. Resumes like any round. */
export async function rescoreRound(folder: RoundFolder, plan: RoundPlan, suite: BenchSuite, cast: RoundCast, read: ReadTranscript, options: Options): Promise<RoundEnd> {
  const { judge } = cast
  const run = plan.rescores
  if (judge === null || run === null) throw new Error('a rescore needs a run and a judge')
  clearCancel(folder)
  const cancel = new AbortController()
  const watch = setInterval(() => {
    if (isCancelAsked(folder)) cancel.abort()
  }, 200)
  const journal = Journal.open(journalFile(folder), cast.isPaid)
  const startedAt = readProgress(folder)?.startedAt ?? new Date().toISOString()
  const cases = suite.cases.filter((each) => plan.cases === null || plan.cases.includes(each.id))
  try {
    const ended = await runItems({
      items: cases.map((each) => ({ key: `${run} ${each.id}`, benchCase: each })), total: cases.length, journal, concurrency: plan.concurrency,
      onProgress(part) {
        const progress: RoundProgress = { ...part, ...accountsOf(cast, null), startedAt, state: 'running', worker: processMark(process.pid), updatedAt: new Date().toISOString() }
        writeProgress(folder, progress)
        options.onProgress?.(progress)
      },
      async play({ key, benchCase }, onMessage, signal): Promise<JournalEntry> {
        const transcript = await read(run, benchCase.id)
        onMessage()
        const nothing = { key, transcript: null, judgement: null }
        if (transcript === null) return { ...nothing, failed: `${run} has no transcript of ${benchCase.id}` }
        try {
          const { scores } = await judge.judge({ deskId: suite.desk, benchCase, ...transcript }, signal)
          const judgement: JudgementRecord = { type: 'judgement', pass: passIdOf(plan), run, case: benchCase.id, judge: judge.id, ...scores, at: new Date().toISOString() }
          return { ...nothing, judgement, failed: null }
        } catch (error) {
          if (!(error instanceof ModelCallFailed) || error.stopsRun) throw error
          return { ...nothing, failed: error.message }
        }
      },
    }, joinSignals([options.signal, cancel.signal]).signal)
    const bundle = bundleFile(folder)
    await writeBundle(bundle, judgements(journal, cases.map((each) => `${run} ${each.id}`)))
    return { ...ended, bundle, transcripts: journal.counts().done }
  } finally {
    clearInterval(watch)
    journal.close()
  }
}

function* judgements(journal: Journal, keys: readonly string[]): Generator<JudgementRecord> {
  for (const key of keys) {
    const judgement = journal.read(key)?.judgement
    if (judgement != null) yield judgement
  }
}

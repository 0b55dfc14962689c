import { crashWarnings } from '@/lib/imports/formats/crash-warning'
import type { TranscriptRecord } from '@/lib/bundle/record'
import type { FileSource, FormatReader, ImportFault, ReadContext, ReadItem } from '@/lib/imports/formats/format'
import { modelRecord, slugOf } from '@/lib/imports/formats/model-name'
import { maskSecrets } from '@/lib/imports/formats/secrets'
import { toCase } from '@/lib/imports/formats/tau/case'
import { guessAnswers, guessFromName, questionsFor } from '@/lib/imports/formats/tau/guess'
import { scoreOf, toJudgement } from '@/lib/imports/formats/tau/judgement'
import { tauResult, type TauResult } from '@/lib/imports/formats/tau/result'
import { layoutOf, readResults, type Layout } from '@/lib/imports/formats/tau/results'
import { domainOf, survey, type Survey } from '@/lib/imports/formats/tau/survey'
import { toTranscript } from '@/lib/imports/formats/tau/transcript'
import { changeWarnings } from '@/lib/imports/reading/json-lines'
import { recordFault, type RecordFault } from '@/lib/imports/reading/record-faults'

/** What the harness and its forks reword from time to time (`You are mia_li` became `Your user id is mia_li`) while the expected actions stay. */
const WORDING = ['title', 'brief'] as const

/** tau-bench results: a list, `{metrics, results}` or one result a line; each trial becomes a run. */
export const tauReader: FormatReader = {
  id: 'tau-bench',
  label: 'tau-bench results',
  isSurveying: true,
  async questions(source: FileSource) {
    return questionsFor(source, await firstDomain(source))
  },
  read: readTau,
}

async function firstDomain(source: FileSource): Promise<string | null> {
  let looked = 0
  for await (const item of readResults(source, await layoutOf(source))) {
    const checked = item.kind === 'value' ? tauResult.safeParse(item.value) : null
    const domain = checked?.success ? domainOf(checked.data) : null
    looked += 1
    if (domain !== null || looked >= 20) return domain
  }
  return null
}

/** Conversations behind the first by which stored runs of the same file are recognised. */
const LOOKED_FOR = 3

/**
 * How the file's runs are named: after its first conversation; or, where that is new, as the stored runs that hold the next
 * ones, all of them: then it is the same file with its first conversation changed, and that is a conflict.
 */
async function baseOf(source: FileSource, layout: Layout, seen: Survey, suite: string, model: string, context: ReadContext): Promise<string> {
  const own = `${suite}.${slugOf(model)}.${seen.fingerprint}`
  const stored = new Set((await context.runsOf(suite, modelRecord(model).id)).map((id) => id.replace(/\.t\d+$/, '')))
  if (stored.size === 0 || stored.has(own)) return own
  const next: { result: TauResult; run: number }[] = []
  let index = -1
  for await (const item of readResults(source, layout)) {
    const checked = item.kind === 'fault' ? null : tauResult.safeParse(item.value)
    if (checked?.success !== true) continue
    index += 1
    // What crashed at once is the same in many files.
    if (index > 0 && checked.data.traj.length > 2) next.push({ result: checked.data, run: seen.runOf[index] ?? 1 })
    if (next.length === LOOKED_FOR) break
  }
  if (next.length < 2) return own
  for (const base of stored) {
    let isHeld = true
    for (const { result, run } of next) isHeld &&= await context.holds(storedForm(result, { run: `${base}.t${run}`, case: String(result.task_id) }).record)
    if (isHeld) return base
  }
  return own
}

/** A result's transcript as it is stored: with secrets masked. */
function storedForm(result: TauResult, at: { run: string; case: string }): { record: TranscriptRecord; masked: string[]; isHandedOver: boolean } {
  const { transcript, isHandedOver } = toTranscript(result, at)
  const { value: extra, masked } = maskSecrets(transcript.extra)
  const { value: error, masked: maskedError } = maskSecrets(transcript.record.error ?? null, 'error')
  return { record: { ...transcript.record, ...(typeof error === 'string' ? { error } : {}), ...(typeof extra === 'object' ? extra : {}) }, masked: [...masked, ...maskedError], isHandedOver }
}

async function* readTau(source: FileSource, context: ReadContext): AsyncGenerator<ReadItem> {
  const { answers } = context
  const file = source.name
  const layout = await layoutOf(source)
  const guessed = guessAnswers(source, answers.suite === undefined ? await firstDomain(source) : null)
  const suite = answers.suite ?? guessed.suite
  const model = answers.model ?? guessed.model
  if (suite === undefined || model === undefined) {
    const [what, flag] = suite === undefined ? ['suite', '--suite ID'] : ['model', '--model ID']
    yield { kind: 'fault', fault: { file, severity: 'error', message: `the file does not say its ${what}, and nothing suggests one`, remedy: `Name it in the form, or with ${flag}.` } }
    return
  }
  const seen = await survey(source, layout, suite)
  if (seen.renumbered !== null) yield { kind: 'fault', fault: { file, severity: 'warning', message: seen.renumbered } }
  const place = { file }
  const base = await baseOf(source, layout, seen, suite, model, context)
  yield { kind: 'record', record: { type: 'suite', id: suite, name: answers.suiteName ?? suite, version: '1' }, place, assumed: true }
  for (const record of seen.cases.values()) yield { kind: 'record', record, place, ...(seen.taskTexts.has(record.id) ? { wording: WORDING } : { assumed: true }) }
  yield { kind: 'record', record: modelRecord(model), place, assumed: true }
  const settings = guessFromName(source).settings
  for (const [run, caseCount] of [...seen.caseCounts].sort((a, b) => a[0] - b[0])) {
    yield {
      kind: 'record', place,
      record: { type: 'run', id: `${base}.t${run}`, suite, model, trial: run, status: caseCount < seen.cases.size ? 'partial' : 'complete', settings: { harness: 'tau-bench', ...settings } },
    }
  }

  let index = -1
  let crashed = 0
  for await (const item of readResults(source, layout)) {
    if (item.kind === 'fault') {
      yield item
      continue
    }
    const checked = tauResult.safeParse(item.value)
    if (!checked.success) {
      yield { kind: 'fault', fault: resultFault(item.value, item.place, recordFault(checked.error, item.value)) }
      continue
    }
    index += 1
    const result = checked.data
    const caseId = String(result.task_id)
    for (const fault of changeWarnings(item.changes, item.place, caseId)) yield { kind: 'fault', fault }
    if (result.info?.task?.instruction) {
      // Another task under the same id: whether that is a conflict is for the import to say.
      if (JSON.stringify(result.info.task) !== seen.taskTexts.get(caseId)) yield { kind: 'record', record: toCase(suite, caseId, result.info.task), place: item.place, wording: WORDING }
    }
    const at = { run: `${base}.t${seen.runOf[index] ?? 1}`, case: caseId }
    const { record, masked, isHandedOver } = storedForm(result, at)
    if (record.ended === 'error') crashed += 1
    for (const what of masked) yield { kind: 'masked', what, place: item.place }
    yield { kind: 'record', record, place: item.place }
    const judgement = toJudgement(result, { pass: `${base}.reward`, ...at, judge: answers.judge ?? 'tau-bench reward' }, record.ended, isHandedOver)
    if (!judgement) continue
    if (scoreOf(result.reward ?? 0).isOutside) yield { kind: 'fault', fault: { ...item.place, caseId, severity: 'warning', message: `the reward ${result.reward} lies outside 0 to 1 and counts as ${judgement.score / 100}` } }
    yield { kind: 'record', record: judgement, place: item.place }
  }
  for (const fault of crashWarnings({ judged: crashed, unjudged: 0 }, file)) yield { kind: 'fault', fault }
}

/** A fault in one result, with the path from the top of the file and the task it belongs to. */
function resultFault(value: unknown, place: { file: string; line?: number; path?: string }, fault: RecordFault): ImportFault {
  const taskId: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'task_id') : null
  const path = `${place.path ?? '$'}${fault.path === '' ? '' : `.${fault.path}`}`
  return { ...place, path, severity: 'error', message: fault.message, remedy: fault.remedy, ...(typeof taskId === 'number' || typeof taskId === 'string' ? { caseId: String(taskId).slice(0, 200) } : {}) }
}

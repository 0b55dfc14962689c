import { conversations, crashWarnings } from '@/lib/imports/formats/crash-warning'
import type { FileSource, FormatReader, ImportQuestion, ReadContext, ReadItem } from '@/lib/imports/formats/format'
import { modelRecord, slugOf } from '@/lib/imports/formats/model-name'
import { addToHeader, fingerprintOf, namesOf, NO_HEADER, settingsOf, suiteOf, type Header } from '@/lib/imports/formats/tau2/header'
import { newTally, simulationItems, type SimulationTally } from '@/lib/imports/formats/tau2/items'
import { tau2Simulation } from '@/lib/imports/formats/tau2/simulation'
import { elementFault, isSimulation, survey } from '@/lib/imports/formats/tau2/survey'
import { changeWarnings } from '@/lib/imports/reading/json-lines'
import { readElements } from '@/lib/imports/reading/elements'

/** tau2-bench results: the full file, a wrapped or bare list of simulations, and files with no simulation yet. */
export const tau2Reader: FormatReader = {
  id: 'tau2',
  label: 'tau2-bench results',
  isSurveying: true,
  async questions(source: FileSource) {
    if (await saysAll(source)) return []
    const { header, models } = await survey(source, {})
    // Simulations that name different models need no answer, and one answer for all would be wrong.
    return questionsFor(header).filter((question) => question.key !== 'model' || models.length < 2)
  },
  read: readTau2,
}

/** Whether the metadata of a full file names domain and model: read as far as them, most often a few kilobytes. */
async function saysAll(source: FileSource): Promise<boolean> {
  const header: Header = { ...NO_HEADER }
  for await (const item of readElements(source, (key) => key === 'info')) {
    if (item.kind !== 'element' || item.key !== 'info') continue
    addToHeader(header, 'info', item.value)
    return header.domain !== null && header.model !== null
  }
  return false
}

/** What a file's header leaves open. */
export function questionsFor(header: Header): ImportQuestion[] {
  const questions: ImportQuestion[] = []
  const isFull = header.info !== null
  if (!isFull || header.domain === null) questions.push({ key: 'suite', label: 'Suite', why: 'The file does not say which domain and policy its simulations ran under.', guess: suiteOf(header)?.id ?? null })
  if (!isFull || header.model === null) questions.push({ key: 'model', label: 'Model', why: 'The file does not say which model the agent was.', guess: header.model })
  return questions
}

async function* readTau2(source: FileSource, { answers }: ReadContext): AsyncGenerator<ReadItem> {
  const file = source.name
  const place = { file }
  const seen = await survey(source, answers)
  const { suite, model, judge } = namesOf(seen.header, answers)
  const models = seen.models.length > 0 ? seen.models : [model].filter((one) => one !== null)
  if (suite === null || model === null) {
    const [what, flag] = suite === null ? ['suite', '--suite ID'] : ['model', '--model ID']
    yield { kind: 'fault', fault: { file, severity: 'error', message: `the file does not say its ${what}`, remedy: `Name it in the form, or with ${flag}.` } }
    return
  }
  for (const fault of seen.faults) yield { kind: 'fault', fault }
  for (const message of seen.notes) yield { kind: 'fault', fault: { ...place, severity: 'warning', message } }
  yield { kind: 'record', record: { type: 'suite', ...suite }, place, assumed: true }
  for (const { record, isDescribed } of seen.cases.values()) yield { kind: 'record', record, place, ...(isDescribed ? {} : { assumed: true }) }
  for (const one of models) yield { kind: 'record', record: modelRecord(one), place, assumed: true }

  const fingerprint = fingerprintOf(seen.header, seen.firstSimulation, source)
  const baseOf = (one: string | null): string => `${suite.id}.${slugOf((one ?? model).split('/').at(-1) ?? model)}.${fingerprint}`
  const { settings, masked } = settingsOf(seen.header)
  for (const what of masked) yield { kind: 'masked', what, place }
  const started = seen.header.timestamp === null ? {} : { started_at: seen.header.timestamp }
  for (const { model: own, run, caseCount } of seen.runs) {
    yield { kind: 'record', place, record: { type: 'run', id: `${baseOf(own)}.t${run}`, suite: suite.id, model: own ?? model, trial: run, status: caseCount < seen.cases.size ? 'partial' : 'complete', ...started, settings } }
  }
  if (seen.runs.length === 0 && (source.filesIn?.('simulations') ?? 0) === 0) yield { kind: 'fault', fault: { ...place, severity: 'warning', message: 'the file holds tasks and no simulations: only its cases are imported' } }

  const tally = newTally()
  let index = -1
  for await (const item of readElements(source, (key) => key === null || key === 'simulations')) {
    if (item.kind === 'fault' && item.fault.path !== undefined && /^\$(\.simulations)?\[/.test(item.fault.path)) yield { kind: 'fault', fault: item.fault }
    if (item.kind !== 'element' || !isSimulation(item)) continue
    const checked = tau2Simulation.safeParse(item.value)
    if (!checked.success) {
      yield { kind: 'fault', fault: elementFault(file, item, checked.error, item.value, taskIdOf(item.value)) }
      continue
    }
    index += 1
    const at = seen.placed[index]
    const here = { file, line: item.line, path: item.path }
    if (!at || at.caseId === null) {
      yield { kind: 'fault', fault: { ...here, severity: 'error', message: 'task_id is missing, and the file holds no tasks to go by', remedy: 'Add the task_id of each simulation.' } }
      continue
    }
    for (const fault of changeWarnings(item.changes, here, at.caseId)) yield { kind: 'fault', fault }
    yield* simulationItems(checked.data, { run: `${baseOf(at.model)}.t${at.run}`, case: at.caseId, pass: `${baseOf(at.model)}.reward`, judge, place: here }, tally)
  }
  yield* tallyItems(tally, file)
}

/** What was left out or looks wrong, said once for the file. */
export function* tallyItems(tally: SimulationTally, file: string): Generator<ReadItem> {
  for (const fault of crashWarnings({ judged: tally.crashed, unjudged: tally.crashedUnjudged }, file)) yield { kind: 'fault', fault }
  if (tally.onlyAnnounced > 0) yield { kind: 'fault', fault: { file, severity: 'warning', message: `the customer's ###TRANSFER### ends ${conversations(tally.onlyAnnounced)} in which the agent called no transfer: counted as handed over, as the customer took it`, remedy: 'Whether the agent only announced it is for a reviewer to say: the list of transcripts shows them by how they ended: escalated.' } }
  if (tally.rawData > 0) yield { kind: 'fault', fault: { file, severity: 'warning', message: `raw_data of ${tally.rawData} ${tally.rawData === 1 ? 'message' : 'messages'} left out: it is the provider's own answer and repeats the content` } }
  if (tally.mojibake > 0) yield { kind: 'fault', fault: { file, severity: 'warning', message: `${tally.mojibake} ${tally.mojibake === 1 ? 'text looks' : 'texts look'} encoded twice (“Ã­” for “í”); kept as written`, remedy: 'The harness wrote them so. Nothing was changed.' } }
}

function taskIdOf(value: unknown): string | undefined {
  const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'task_id') : undefined
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 200) : undefined
}

import type { FileSource, FormatReader, ImportFault, ReadContext, ReadItem } from '@/lib/imports/formats/format'
import { modelRecord, slugOf } from '@/lib/imports/formats/model-name'
import { questionsFor, tallyItems } from '@/lib/imports/formats/tau2'
import { addToHeader, domainOfTools, fingerprintOf, namesOf, NO_HEADER, settingsOf, type Header } from '@/lib/imports/formats/tau2/header'
import { newTally, simulationItems } from '@/lib/imports/formats/tau2/items'
import { tau2Simulation, type Tau2Simulation } from '@/lib/imports/formats/tau2/simulation'
import { toolNames } from '@/lib/imports/formats/tau2/survey'
import { caseOfChecks, tau2Task, toCase, type Tau2Task } from '@/lib/imports/formats/tau2/task'
import { readElements } from '@/lib/imports/reading/elements'
import { recordFault } from '@/lib/imports/reading/record-faults'
import { readWhole } from '@/lib/imports/reading/whole'

/**
 * One tau2 simulation in a file of its own (chat, or voice with its ticks), as the folder format writes them. What it
 * does not tell (domain, model) is read from the `results.json` beside its folder where that is part of the import,
 * and asked for otherwise.
 */
export const tau2SimulationReader: FormatReader = {
  id: 'tau2-simulation',
  label: 'tau2-bench simulation',
  async questions(source: FileSource) {
    const { header } = await headerBeside(source, null)
    if (header.info !== null) return []
    const { simulation } = await readSimulation(source)
    return questionsFor(simulation ? { ...header, domain: domainOfTools(toolNames(simulation)) } : header)
  },
  read: readOne,
}

async function readSimulation(source: FileSource): Promise<{ simulation: Tau2Simulation | null; faults: ImportFault[] }> {
  const whole = await readWhole(source)
  if (whole.value === null) return { simulation: null, faults: whole.faults }
  const checked = tau2Simulation.safeParse(whole.value)
  if (checked.success) return { simulation: checked.data, faults: whole.faults }
  const fault = recordFault(checked.error, whole.value)
  return { simulation: null, faults: [...whole.faults, { file: source.name, line: 1, path: `$.${fault.path}`, severity: 'error', message: fault.message, remedy: fault.remedy }] }
}

/** The metadata of the folder a simulation lies in, and the task it is about, where the import has them. */
async function headerBeside(source: FileSource, caseId: string | null): Promise<{ header: Header; task: Tau2Task | null; taskCount: number }> {
  const header: Header = { ...NO_HEADER }
  let task: Tau2Task | null = null
  let taskCount = 0
  const results = source.beside?.('../results.json') ?? source.beside?.('results.json') ?? null
  if (results === null) return { header, task, taskCount }
  for await (const item of readElements(results, (key) => key !== 'simulations')) {
    if (item.kind !== 'element') continue
    if (item.key === 'tasks' && item.index !== null) {
      taskCount += 1
      const checked = tau2Task.safeParse(item.value)
      if (checked.success && String(checked.data.id) === caseId) task = checked.data
    } else if (item.key !== null && item.index === null) addToHeader(header, item.key, item.value)
  }
  return { header, task, taskCount }
}

async function* readOne(source: FileSource, context: ReadContext): AsyncGenerator<ReadItem> {
  const { answers } = context
  const file = source.name
  const place = { file }
  const { simulation, faults } = await readSimulation(source)
  for (const fault of faults) yield { kind: 'fault', fault }
  if (simulation === null) return
  const caseId = simulation.task_id === null || simulation.task_id === undefined ? null : String(simulation.task_id)
  if (caseId === null) {
    yield { kind: 'fault', fault: { ...place, path: '$.task_id', severity: 'error', message: 'task_id is missing', remedy: 'Add the task_id of the simulation.' } }
    return
  }
  const { header, task, taskCount } = await headerBeside(source, caseId)
  header.domain ??= domainOfTools(toolNames(simulation))
  const { suite, model, judge } = namesOf(header, answers)
  if (suite === null || model === null) {
    const [what, flag] = suite === null ? ['suite', '--suite ID'] : ['model', '--model ID']
    yield { kind: 'fault', fault: { ...place, severity: 'error', message: `a single simulation does not say its ${what}`, remedy: `Name it in the form, or with ${flag}.` } }
    return
  }
  const tally = newTally()
  const stored = simulation.id ? await context.findTranscriptByExternalId(simulation.id) : null
  if (stored?.case === caseId) {
    // The same simulation in a second file or folder: it belongs to the run it is stored in, not to another one.
    yield* simulationItems(simulation, { run: stored.run, case: caseId, pass: passOf(stored.run), judge, place }, tally)
    yield* tallyItems(tally, file)
    return
  }
  const policy = header.info?.environment_info?.policy ?? null
  yield { kind: 'record', record: { type: 'suite', ...suite }, place, assumed: true }
  if (task) yield { kind: 'record', record: toCase(suite.id, task, policy), place }
  else yield { kind: 'record', record: caseOfChecks(suite.id, caseId, simulation.reward_info, policy), place, assumed: true }
  yield { kind: 'record', record: modelRecord(model), place, assumed: true }

  // Files of one folder make up one run for each trial; without metadata the run is named after folder and model alone.
  const folder = (source.relativePath ?? '').replaceAll('\\', '/').split('/').slice(0, -1).join('/')
  const run = `${suite.id}.${slugOf(model.split('/').at(-1) ?? model)}.${fingerprintOf(header, `simulations in ${folder}`, source)}.t${(simulation.trial ?? 0) + 1}`
  const { settings, masked } = settingsOf(header)
  for (const what of masked) yield { kind: 'masked', what, place }
  // The results say how many simulations belong to them: where that many lie here, every run has all of its cases.
  const simulationCount = (source.filesIn?.('.') ?? 0) - (source.beside?.('results.json') ? 1 : 0)
  const isWhole = taskCount > 0 && simulationCount === taskCount * (header.info?.num_trials ?? 1)
  const started = header.timestamp === null ? {} : { started_at: header.timestamp }
  yield { kind: 'record', place, assumed: true, record: { type: 'run', id: run, suite: suite.id, model, trial: (simulation.trial ?? 0) + 1, status: isWhole ? 'complete' : 'partial', ...started, settings } }
  yield* simulationItems(simulation, { run, case: caseId, pass: passOf(run), judge, place }, tally)
  yield* tallyItems(tally, file)
}

/** All runs of one evaluation share the pass of its reward. */
function passOf(run: string): string {
  return `${run.replace(/\.t\d+$/, '')}.reward`
}

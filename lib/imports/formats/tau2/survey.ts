import type { CaseRecord } from '@/lib/bundle/record'
import type { FileSource, ImportAnswers, ImportFault } from '@/lib/imports/formats/format'
import { addToHeader, domainOfTools, namesOf, NO_HEADER, type Header } from '@/lib/imports/formats/tau2/header'
import { caseOfChecks, tau2Task, toCase } from '@/lib/imports/formats/tau2/task'
import { tau2Simulation, type Tau2Simulation } from '@/lib/imports/formats/tau2/simulation'
import { numberTrials } from '@/lib/imports/formats/trial-numbers'
import { readElements } from '@/lib/imports/reading/elements'
import { recordFault } from '@/lib/imports/reading/record-faults'

/** A case with whether the file describes it, or a conversation only lets it be known. */
export type KnownCase = { record: CaseRecord; isDescribed: boolean }

/** What one pass over a results file tells before its records can be written. */
export type Survey = {
  header: Header
  cases: Map<string, KnownCase>
  /** Models of the file's simulations: one, unless the file has no metadata and its simulations name several themselves. */
  models: string[]
  /** Case, model and run number (from 1) of each readable simulation, in the file's order; the case is null where nothing names it. */
  placed: { caseId: string | null; model: string | null; run: number }[]
  /** The runs that these make up, with the number of their cases. */
  runs: { model: string | null; run: number; caseCount: number }[]
  firstSimulation: string | null
  notes: string[]
  faults: ImportFault[]
}

/** Reads a file once for what its records need to know in advance. Faults within simulations are left to the second pass. */
export async function survey(source: FileSource, answers: ImportAnswers): Promise<Survey> {
  const header: Header = { ...NO_HEADER }
  const faults: ImportFault[] = []
  const tasks: ReturnType<typeof tau2Task.parse>[] = []
  const found: { caseId: string | null; trial: number | null; info: Tau2Simulation['reward_info']; model: string | null }[] = []
  const tools = new Set<string>()
  let firstSimulation: string | null = null
  for await (const item of readElements(source)) {
    // A broken simulation is reported by the second pass; anything around it here.
    if (item.kind === 'fault' && (item.fault.path === undefined || !/^\$(\.simulations)?\[/.test(item.fault.path))) faults.push(item.fault)
    if (item.kind !== 'element') continue
    if (item.key === 'tasks' && item.index !== null) {
      const checked = tau2Task.safeParse(item.value)
      if (checked.success) tasks.push(checked.data)
      else faults.push(elementFault(source.name, item, checked.error))
    } else if (isSimulation(item)) {
      const checked = tau2Simulation.safeParse(item.value)
      if (!checked.success) continue
      firstSimulation ??= checked.data.id ?? null
      const own = modelOfRawData(checked.data)
      header.model ??= own
      if (tools.size < 50) for (const name of toolNames(checked.data)) tools.add(name)
      const { task_id: id, trial, reward_info: info } = checked.data
      found.push({ caseId: id === null || id === undefined ? null : String(id), trial: trial ?? null, info: info ?? null, model: own })
    } else if (item.key !== null && item.index === null) {
      const error = addToHeader(header, item.key, item.value)
      if (error) faults.push(elementFault(source.name, item, error))
    }
  }
  header.domain ??= domainOfTools(tools)

  const notes: string[] = []
  const isByPosition = tasks.length > 0 && found.some((one) => one.caseId === null)
  if (isByPosition) {
    notes.push('simulations that name no task are taken to stand in the order of the tasks')
    found.forEach((one, index) => (one.caseId ??= String(tasks[index % tasks.length]?.id)))
  }
  const names = namesOf(header, answers)
  const suite = names.suite?.id ?? ''
  const policy = header.info?.environment_info?.policy ?? null
  const cases = new Map<string, KnownCase>()
  for (const task of tasks) {
    const id = String(task.id)
    if (cases.has(id)) notes.push(`task ${id} is described twice; the first description counts`)
    else cases.set(id, { record: toCase(suite, task, policy), isDescribed: true })
  }
  for (const { caseId, info } of found) if (caseId !== null && !cases.has(caseId)) cases.set(caseId, { record: caseOfChecks(suite, caseId, info, policy), isDescribed: false })

  // What somebody answered, or the file's metadata, speaks for all simulations; without either each speaks for itself.
  const isSaid = answers.model !== undefined || header.info !== null
  for (const one of found) one.model = isSaid ? names.model : (one.model ?? names.model)
  const models = [...new Set(found.flatMap((one) => one.model ?? []))]
  const placed = found.map((one) => ({ caseId: one.caseId, model: one.model, run: 1 }))
  const runs: Survey['runs'] = []
  for (const model of new Set(found.map((one) => one.model))) {
    const own = placed.filter((one) => one.model === model)
    const { runOf, renumbered } = numberTrials(found.filter((one) => one.model === model).map((one) => ({ caseId: one.caseId ?? '', trial: one.trial })))
    if (renumbered !== null) notes.push(renumbered)
    own.forEach((one, index) => { one.run = runOf[index] ?? 1 })
    for (const run of [...new Set(runOf)].sort((a, b) => a - b)) runs.push({ model, run, caseCount: runOf.filter((each) => each === run).length })
  }
  return { header, cases, models, placed, runs, firstSimulation, notes, faults }
}

/** Whether an element is a simulation: of the list `simulations`, or of a bare list. */
export function isSimulation(item: { key: string | null; index: number | null }): boolean {
  return item.index !== null && (item.key === null || item.key === 'simulations')
}

export function elementFault(file: string, item: { line: number; path: string }, error: Parameters<typeof recordFault>[0], value: unknown = undefined, caseId?: string): ImportFault {
  const fault = recordFault(error, value)
  return { file, line: item.line, path: `${item.path}${fault.path === '' ? '' : `.${fault.path}`}`, severity: 'error', message: fault.message, remedy: fault.remedy, ...(caseId === undefined ? {} : { caseId }) }
}

function modelOfRawData(simulation: Tau2Simulation): string | null {
  for (const message of simulation.messages ?? []) {
    if (message.role !== 'assistant') continue
    const raw: unknown = message.raw_data
    const model: unknown = typeof raw === 'object' && raw !== null && 'model' in raw ? raw.model : null
    if (typeof model === 'string' && model !== '') return model
  }
  return null
}

export function toolNames(simulation: Tau2Simulation): string[] {
  const spoken = (simulation.messages ?? []).flatMap((message) => (message.tool_calls ?? []).map((call) => call.name))
  const ticked = (simulation.ticks ?? []).flatMap((tick) => (tick.agent_tool_calls ?? []).map((call) => call.name))
  return [...spoken, ...ticked, ...(simulation.reward_info?.action_checks ?? []).map((check) => check.action.name)]
}

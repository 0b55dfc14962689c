import { z } from 'zod'
import type { Fault } from '@/lib/findings/finding'
import type { FileSource, FormatReader, ImportAnswers, ImportQuestion, ReadContext, ReadItem, StoredNames } from '@/lib/imports/formats/format'
import { guessAnswers } from '@/lib/imports/formats/tau/guess'
import { importedTag } from '@/lib/imports/formats/tau2/review'
import { elementFault } from '@/lib/imports/formats/tau2/survey'
import { readElements } from '@/lib/imports/reading/elements'

const taskId = z.union([z.number().int(), z.string().min(1)])
const assignment = z.looseObject({ task_id: taskId, author: z.string(), description: z.string().nullish() })
const faultType = z.looseObject({ task_id: taskId, fault_type: z.string(), description: z.string().nullish() })

const FAULT_OF: Record<string, Fault> = { agent: 'agent', user: 'customer', environment: 'harness' }
const AUTHOR_WORDS: Record<string, string> = { agent: 'agent at fault', user: 'simulated customer at fault', environment: 'environment at fault' }
/** The analysis says no time; a finding must have one. */
const NO_TIME = '1970-01-01T00:00:00Z'

/**
 * A fault analysis of tau-bench (`auto_error_identification`): who is at fault in each failed task, and how. It names
 * neither model nor trial: the model is asked for, and the findings go to each of its conversations of the task that did
 * not pass, which the import says.
 */
export const tauFaultsReader: FormatReader = {
  id: 'tau-bench-faults',
  label: 'tau-bench fault analysis',
  async questions(source: FileSource, answers: ImportAnswers, stored: StoredNames) {
    const suites = await stored.suites()
    const guess = guessAnswers(source, null).suite ?? (suites.length === 1 ? suites.find((suite) => suite.startsWith('tau')) : undefined) ?? null
    const suite: ImportQuestion = { key: 'suite', label: 'Suite', why: 'The analysis names its tasks by number only. Choose the suite whose failed conversations it is about.', guess }
    const models = await stored.modelsOf(answers.suite ?? guess ?? '')
    if (models.length === 0) return [suite]
    return [suite, { key: 'model', label: 'Model', why: `The analysis does not say whose conversations it is about; the suite holds those of ${models.slice(0, 5).join(', ')}${models.length > 5 ? ` and ${models.length - 5} more models` : ''}.`, guess: models.length === 1 ? (models[0] ?? null) : null }]
  },
  read: readFaults,
}

type Analysis = { caseId: string; line: number; path: string; author: string; description: string; type: string | null; typeDescription: string }

async function* readFaults(source: FileSource, context: ReadContext): AsyncGenerator<ReadItem> {
  const file = source.name
  const suite = context.answers.suite ?? guessAnswers(source, null).suite
  if (suite === undefined) {
    yield { kind: 'fault', fault: { file, severity: 'error', message: 'the file does not say its suite', remedy: 'Name it in the form, or with --suite ID.' } }
    return
  }
  const analyses = new Map<string, Analysis>()
  for await (const item of readElements(source)) {
    if (item.kind === 'fault') yield { kind: 'fault', fault: item.fault }
    if (item.kind !== 'element' || item.index === null) continue
    const isAssignment = item.key === 'fault_assignment_analysis'
    const checked = isAssignment ? assignment.safeParse(item.value) : item.key === 'fault_type_analysis' ? faultType.safeParse(item.value) : null
    if (checked === null) continue
    if (!checked.success) {
      yield { kind: 'fault', fault: elementFault(file, item, checked.error, item.value) }
      continue
    }
    const caseId = String(checked.data.task_id)
    const known = analyses.get(caseId) ?? { caseId, line: item.line, path: item.path, author: '', description: '', type: null, typeDescription: '' }
    const description = checked.data.description ?? ''
    const { author, fault_type: type } = { author: null, fault_type: null, ...checked.data }
    if (typeof author === 'string') analyses.set(caseId, { ...known, author, description })
    else if (typeof type === 'string') analyses.set(caseId, { ...known, type, typeDescription: description })
  }
  const tags = new Set<string>()
  const reached = { tasks: 0, conversations: 0 }
  const models = new Set<string>()
  for (const analysis of analyses.values()) {
    const place = { file, line: analysis.line, path: analysis.path }
    const found = await context.findTranscriptsOfCase(suite, analysis.caseId, context.answers.model)
    for (const { model } of found) models.add(model)
    if (models.size > 1) {
      yield { kind: 'fault', fault: { ...place, caseId: analysis.caseId, severity: 'error', message: `the suite ${suite} holds conversations of ${[...models].slice(0, 5).join(', ')}, and the analysis does not say whose it is about`, remedy: 'Import the analysis by itself, after the results, and name the model in the form or with --model ID.' } }
      return
    }
    const failed = found.filter((transcript) => transcript.passed !== true)
    if (failed.length === 0) {
      const message = found.length === 0 ? `no conversation of task ${analysis.caseId} is stored in the suite ${suite}${context.answers.model === undefined ? '' : ` for the model ${context.answers.model}`}` : `every stored conversation of task ${analysis.caseId} passed`
      yield { kind: 'fault', fault: { ...place, caseId: analysis.caseId, severity: found.length === 0 ? 'error' : 'warning', message, ...(found.length === 0 ? { remedy: 'Import the results that the analysis is about first, or name their suite.' } : {}) } }
      continue
    }
    const tag = importedTag('tau-fault', analysis.type ?? AUTHOR_WORDS[analysis.author] ?? `${analysis.author || 'unnamed'} at fault`)
    if (!tags.has(tag.id)) yield { kind: 'record', record: tag, place, assumed: true }
    tags.add(tag.id)
    reached.tasks++
    reached.conversations += failed.length
    const fault = FAULT_OF[analysis.author]
    const note = [analysis.description, analysis.typeDescription].filter((text) => text !== '').join('\n\n')
    for (const { run, case: caseId } of failed) {
      yield {
        kind: 'record', place,
        record: {
          type: 'finding', id: `tau-fault.${run}.${caseId}`, run, case: caseId, tag: tag.id, ...(fault === undefined ? {} : { fault }), ...(note === '' ? {} : { note }),
          anchors: [], status: 'proposed', source: 'import', author: 'tau-bench fault analysis', at: NO_TIME,
        },
      }
    }
  }
  if (reached.conversations > reached.tasks) {
    const message = `the analysis of ${reached.tasks} ${reached.tasks === 1 ? 'task' : 'tasks'} names no trial: it was put to all ${reached.conversations} stored conversations of these tasks that did not pass`
    yield { kind: 'fault', fault: { file, severity: 'warning', message, remedy: 'Each of its findings is a proposal: confirm those that fit, reject the others.' } }
  }
}

import { detectFormat } from '@/lib/imports/formats/detect'
import type { FileSource, FormatReader, ImportAnswers, ImportFault, ImportQuestion } from '@/lib/imports/formats/format'

/** A file with the reader that understands it, and what that has to ask. */
export type PlannedFile = { source: FileSource; reader: FormatReader; asked: ImportQuestion[] }
export type ImportPlan = { files: PlannedFile[]; faults: ImportFault[]; questions: ImportQuestion[] }

/** Files that bring cases and transcripts come before those that only speak of them. */
const READING_ORDER: readonly FormatReader['id'][] = ['tau2-tasks', 'sab/1', 'tau-bench', 'tau2', 'tau2-simulation', 'tau-bench-faults', 'tau2-judge-rows', 'tau2-judge-summary', 'tau2-note']

/** Recognises every file by its content, puts them in reading order, and gathers what has to be asked. */
export async function planImport(sources: readonly FileSource[], answers: ImportAnswers): Promise<ImportPlan> {
  const plan: ImportPlan = { files: [], faults: [], questions: [] }
  for (const source of sources) {
    const found = await detectFormat(source)
    if ('severity' in found) {
      plan.faults.push(isByTheWay(source) ? { ...found, severity: 'warning', message: `passed over: ${found.message}` } : found)
      continue
    }
    const asked = await found.questions(source)
    plan.files.push({ source, reader: found, asked })
    for (const question of asked) {
      if (answers[question.key] === undefined && !plan.questions.some((asked) => asked.key === question.key)) plan.questions.push(question)
    }
  }
  plan.files.sort((a, b) => READING_ORDER.indexOf(a.reader.id) - READING_ORDER.indexOf(b.reader.id))
  return plan
}

/** A README or a licence in a folder of results is no reason to refuse the folder. */
function isByTheWay(source: FileSource): boolean {
  return source.relativePath !== undefined && source.relativePath.includes('/') && !/\.(json|jsonl|ndjson|gz|eval|zip)$/i.test(source.relativePath)
}

/**
 * The answers for one file of an import. An answer goes to the files that asked for it, and to every file where none
 * did; what is left open is that file's own guess, never another's.
 */
export function answersFor(file: PlannedFile, files: readonly PlannedFile[], given: ImportAnswers, takeGuesses: boolean): ImportAnswers {
  const answers: ImportAnswers = takeGuesses ? guessedAnswers(file.asked).answers : {}
  for (const key of ['suite', 'suiteName', 'model', 'judge'] as const) {
    const answer = given[key]
    const asks = (one: PlannedFile) => one.asked.some((question) => question.key === (key === 'suiteName' ? 'suite' : key))
    if (answer !== undefined && (asks(file) || !files.some(asks))) answers[key] = answer
  }
  return answers
}

/** Answers made of the guesses; null for a question that has none. */
export function guessedAnswers(questions: readonly ImportQuestion[]): { answers: ImportAnswers; open: ImportQuestion[] } {
  const answers: ImportAnswers = {}
  const open: ImportQuestion[] = []
  for (const question of questions) {
    if (question.guess === null) open.push(question)
    else answers[question.key] = question.guess
  }
  return { answers, open }
}

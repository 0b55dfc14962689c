import { detectFormat } from '@/lib/imports/formats/detect'
import type { FileSource, FormatReader, ImportAnswers, ImportFault, ImportQuestion, StoredNames } from '@/lib/imports/formats/format'
import type { AskedQuestion, GivenAnswers } from '@/lib/imports/import'

/** A file with the reader that understands it, and what that has to ask. */
export type PlannedFile = { source: FileSource; reader: FormatReader; asked: ImportQuestion[] }
/** `answered`: what was asked of files that have open questions still and has an answer, so that it can be thought over; the answer is its guess. */
export type ImportPlan = { files: PlannedFile[]; faults: ImportFault[]; questions: AskedQuestion[]; answered: AskedQuestion[] }

/** Files that bring cases and transcripts come before those that only speak of them. */
const READING_ORDER: readonly FormatReader['id'][] = ['tau2-tasks', 'sab/1', 'tau-bench', 'tau2', 'tau2-simulation', 'tau-bench-faults', 'tau2-judge-rows', 'tau2-judge-summary', 'tau2-note']
const KEYS = ['suite', 'suiteName', 'model', 'judge'] as const

/** Recognises every file by its content, puts them in reading order, and gathers what has to be asked. */
export async function planImport(sources: readonly FileSource[], given: GivenAnswers, stored: StoredNames): Promise<ImportPlan> {
  const plan: ImportPlan = { files: [], faults: [], questions: [], answered: [] }
  for (const source of sources) {
    const found = await detectFormat(source)
    if ('severity' in found) {
      plan.faults.push(isByTheWay(source) ? { ...found, severity: 'warning', message: `passed over: ${found.message}` } : found)
      continue
    }
    const answers = { ...given, ...ownAnswers(source, given) }
    const asked = await found.questions(source, answers, stored)
    plan.files.push({ source, reader: found, asked })
    const open = asked.filter((question) => answers[question.key] === undefined)
    for (const question of open) addQuestion(plan.questions, question, fileKey(source))
    for (const question of open.length === 0 ? [] : asked) {
      const answer = answers[question.key]
      if (answer !== undefined) addQuestion(plan.answered, { ...question, guess: answer }, fileKey(source))
    }
  }
  plan.files.sort((a, b) => READING_ORDER.indexOf(a.reader.id) - READING_ORDER.indexOf(b.reader.id))
  return plan
}

/** Files that propose the same answer share one question; two models in a folder are two questions. */
function addQuestion(questions: AskedQuestion[], question: ImportQuestion, file: string): void {
  const same = questions.find((one) => one.key === question.key && one.guess === question.guess)
  if (same === undefined) questions.push({ ...question, files: [file] })
  else same.files.push(file)
}

/** What answers for a single file are found by. */
export function fileKey(source: Pick<FileSource, 'name' | 'relativePath'>): string {
  return source.relativePath ?? source.name
}

function ownAnswers(source: FileSource, { files = {} }: GivenAnswers): ImportAnswers {
  const key = fileKey(source)
  return Object.hasOwn(files, key) ? (files[key] ?? {}) : {}
}

/** A README or a licence in a folder of results is no reason to refuse the folder. */
function isByTheWay(source: FileSource): boolean {
  return source.relativePath !== undefined && source.relativePath.includes('/') && !/\.(json|jsonl|ndjson|gz|eval|zip)$/i.test(source.relativePath)
}

/**
 * The answers for one file of an import. An answer goes to the files that asked for it, and to every file where none
 * did; one for this file alone goes before; what is left open is that file's own guess, never another's.
 */
export function answersFor(file: PlannedFile, files: readonly PlannedFile[], given: GivenAnswers, takeGuesses: boolean): ImportAnswers {
  const answers: ImportAnswers = takeGuesses ? guessedAnswers(file.asked).answers : {}
  for (const key of KEYS) {
    const answer = given[key]
    const asks = (one: PlannedFile) => one.asked.some((question) => question.key === (key === 'suiteName' ? 'suite' : key))
    if (answer !== undefined && (asks(file) || !files.some(asks))) answers[key] = answer
  }
  return { ...answers, ...ownAnswers(file.source, given) }
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

import { detectFormat } from '@/lib/imports/formats/detect'
import type { FileSource, FormatReader, ImportAnswers, ImportFault, ImportQuestion } from '@/lib/imports/formats/format'

/** A file with the reader that understands it. */
export type PlannedFile = { source: FileSource; reader: FormatReader }
export type ImportPlan = { files: PlannedFile[]; faults: ImportFault[]; questions: ImportQuestion[] }

/** Files that bring cases and transcripts come before those that only speak of them. */
const READING_ORDER: readonly FormatReader['id'][] = ['tau2-tasks', 'sab/1', 'tau-bench', 'tau2', 'tau2-simulation', 'tau-bench-faults', 'tau2-judge-rows', 'tau2-judge-summary', 'tau2-note']

/** Recognises every file by its content, puts them in reading order, and gathers what has to be asked. */
export async function planImport(sources: readonly FileSource[], answers: ImportAnswers): Promise<ImportPlan> {
  const plan: ImportPlan = { files: [], faults: [], questions: [] }
  for (const source of sources) {
    const found = await detectFormat(source)
    if ('severity' in found) {
      plan.faults.push(found)
      continue
    }
    plan.files.push({ source, reader: found })
    for (const question of await found.questions(source)) {
      if (answers[question.key] === undefined && !plan.questions.some((asked) => asked.key === question.key)) plan.questions.push(question)
    }
  }
  plan.files.sort((a, b) => READING_ORDER.indexOf(a.reader.id) - READING_ORDER.indexOf(b.reader.id))
  return plan
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

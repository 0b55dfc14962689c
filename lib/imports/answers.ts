import type { AskedQuestion, GivenAnswers } from '@/lib/imports/import'

/**
 * Answers to questions, in the questions' order, as an import takes them: one for all files where the question is asked
 * once, and for its own files alone where files propose different answers to it. An empty answer is none.
 */
export function answersOf(questions: readonly AskedQuestion[], given: readonly string[]): GivenAnswers {
  const answers: GivenAnswers = {}
  const files = new Map<string, GivenAnswers>()
  questions.forEach((question, index) => {
    const answer = given[index] ?? ''
    if (answer === '') return
    if (questions.filter((one) => one.key === question.key).length === 1) answers[question.key] = answer
    else for (const file of question.files) files.set(file, { ...files.get(file), [question.key]: answer })
  })
  return files.size === 0 ? answers : { ...answers, files: Object.fromEntries(files) }
}

/** Answers in words, those for single files behind those for all. */
export function answerWords({ files = {}, ...forAll }: GivenAnswers): string {
  return [['', forAll] as const, ...Object.entries(files)]
    .flatMap(([file, answers]) => Object.entries(answers).map(([key, value]) => `${key} ${String(value)}${file === '' ? '' : ` for ${file}`}`))
    .join(', ')
}

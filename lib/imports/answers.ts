import type { AskedQuestion, GivenAnswers, ImportFile } from '@/lib/imports/import'

/** Answers to questions, in the questions' order, as an import takes them: each for the files that asked. An empty answer is none. */
export function answersOf(questions: readonly AskedQuestion[], given: readonly string[]): GivenAnswers {
  const files = new Map<string, GivenAnswers>()
  questions.forEach((question, index) => {
    const answer = given[index] ?? ''
    if (answer !== '') for (const file of question.files) files.set(file, { ...files.get(file), [question.key]: answer })
  })
  return files.size === 0 ? {} : { files: Object.fromEntries(files) }
}

/** Answers in words, each once: "model gpt-4o for a.json and 2 more"; without the files where all of them got it. */
export function answerWords({ files: own = {}, ...forAll }: GivenAnswers, files: readonly ImportFile[]): string {
  const filesOf = new Map<string, string[]>(Object.entries(forAll).map(([key, value]) => [`${key} ${String(value)}`, []]))
  for (const [file, answers] of Object.entries(own)) {
    for (const [key, value] of Object.entries(answers)) {
      const words = `${key} ${String(value)}`
      filesOf.set(words, [...(filesOf.get(words) ?? []), file])
    }
  }
  return [...filesOf].map(([words, named]) => `${words}${named.length === 0 || named.length >= files.length ? '' : ` for ${named[0]}${named.length === 1 ? '' : ` and ${named.length - 1} more`}`}`).join(', ')
}

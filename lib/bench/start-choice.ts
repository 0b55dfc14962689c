import type { CaseKind } from '@/lib/suites/case'

/** A suite as the form that starts a round needs it. */
export type StartSuite = { id: string; name: string; cases: readonly StartCase[] }
export type StartCase = { id: string; intent: string; kind: CaseKind }

/** The words of a field that takes several, apart by spaces, commas or lines. */
export function wordsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((each) => each !== '')
}

/** The cases that any of the words names by id, intent or kind. */
export function chooseCases<Case extends StartCase>(cases: readonly Case[], words: readonly string[]): Case[] {
  return cases.filter((each) => words.includes(each.id) || words.includes(each.intent) || words.includes(each.kind))
}

/** How many conversations a round will hold; no words are all cases. */
export function conversationCount(cases: readonly StartCase[], words: readonly string[], models: number, trials: number): number {
  return models * trials * (words.length === 0 ? cases.length : chooseCases(cases, words).length)
}

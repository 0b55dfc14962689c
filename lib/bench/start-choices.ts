import { parseModelId, SCRIPTED } from '@/lib/bench/models/model-id'
import type { CaseKind } from '@/lib/suites/case'

/** A suite as the form that starts a round offers it. */
export type SuiteChoice = { id: string; name: string; cases: readonly CaseChoice[] }
export type CaseChoice = { id: string; intent: string; kind: CaseKind; cluster: string }

/** The words of a field that takes several, apart by spaces, commas or lines. */
export function wordsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((each) => each !== '')
}

/** The cases that any of the words names by id, intent or kind. */
export function chooseCases<Case extends Pick<CaseChoice, 'id' | 'intent' | 'kind'>>(cases: readonly Case[], words: readonly string[]): Case[] {
  const named = new Set(words)
  return cases.filter((each) => named.has(each.id) || named.has(each.intent) || named.has(each.kind))
}

/** A suite's intents in its own order, with how many cases each has. */
export type IntentChoice = { id: string; cluster: string; kind: CaseKind; cases: number }

export function intentsOf({ cases }: SuiteChoice): IntentChoice[] {
  const intents = new Map<string, IntentChoice>()
  for (const { intent, cluster, kind } of cases) intents.set(intent, { id: intent, cluster, kind, cases: (intents.get(intent)?.cases ?? 0) + 1 })
  return [...intents.values()]
}

/** Words in the places of a judge and a customer that are models: nobody judges; a model that is written beside. */
export const NO_JUDGE = 'none'
export const WRITTEN = 'other'

/** What is wrong with the name of a model; null where nothing is. */
export function modelNameFault(text: string): string | null {
  const id = parseModelId(text)
  if (id === null) return 'Write provider/model, as in openai/gpt-4o or vllm/llama-3.3-70b.'
  return id.provider === SCRIPTED ? 'Reference agents are chosen above.' : null
}

type NumberRule = { least: number; most?: number; isWhole?: boolean; isNeeded?: boolean }

/** What is wrong with a number as it was typed; null where nothing is. The same on both sides of the wire. */
export function numberFault(text: string, { least, most, isWhole = true, isNeeded = false }: NumberRule): string | null {
  if (text.trim() === '') return isNeeded ? 'Say a number.' : null
  const value = Number(text)
  if (!Number.isFinite(value)) return 'This is no number.'
  if (isWhole && !Number.isInteger(value)) return 'A whole number.'
  if (value < least) return `At least ${least}.`
  return most !== undefined && value > most ? `At most ${most.toLocaleString('en')}.` : null
}

/** The form's numbers and what each may be; empty means the default. */
export const NUMBER_RULES = {
  trials: { least: 1, most: 20, isNeeded: true }, concurrency: { least: 1, most: 50, isNeeded: true }, budget: { least: 0, isWhole: false }, seed: { least: 0 }, rpm: { least: 1 }, tpm: { least: 1 },
  temperature: { least: 0, most: 2, isWhole: false }, maxTokens: { least: 1 }, modelSeed: { least: 0 }, timeout: { least: 1, isWhole: false }, attempts: { least: 1, most: 20 },
} as const satisfies Record<string, NumberRule>
export type NumberName = keyof typeof NUMBER_RULES
export const NUMBER_NAMES = Object.keys(NUMBER_RULES).filter((name): name is NumberName => name in NUMBER_RULES)

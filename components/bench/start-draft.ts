import { estimateRound, type Estimate } from '@/lib/bench/estimate'
import { priceOf } from '@/lib/bench/prices'
import type { ProviderState } from '@/lib/bench/provider-state'
import { chooseCases, intentsOf, NO_JUDGE, numberFault, NUMBER_NAMES, NUMBER_RULES, wordsIn, WRITTEN, type NumberName, type SuiteChoice } from '@/lib/bench/start-choices'

/** What stands in the form at the moment. */
export type StartDraft = {
  suite: string; references: readonly string[]; models: readonly string[]
  cases: 'all' | 'intents' | 'ids'; intents: readonly string[]; ids: string
  judge: string; judgeModel: string; customer: string; customerModel: string
  numbers: Record<NumberName, string>
}

export function newDraft(suite: SuiteChoice | undefined): StartDraft {
  return {
    suite: suite?.id ?? '', references: [], models: [], cases: 'all', intents: suite === undefined ? [] : intentsOf(suite).map((intent) => intent.id), ids: '', judge: 'rule', judgeModel: '', customer: 'scripted', customerModel: '',
    numbers: { trials: '2', concurrency: '4', budget: '', seed: '', rpm: '', tpm: '', temperature: '', maxTokens: '', modelSeed: '', timeout: '', attempts: '' },
  }
}

/** How many cases are chosen. */
export function caseCountOf(draft: StartDraft, suite: SuiteChoice): number {
  return draft.cases === 'all' ? suite.cases.length : chooseCases(suite.cases, draft.cases === 'intents' ? draft.intents : wordsIn(draft.ids)).length
}

/** The model in the place of a judge or customer; null where none plays it. */
export function playerModel(chosen: string, written: string, word: string): string | null {
  if (chosen === word || chosen === NO_JUDGE) return null
  const model = chosen === WRITTEN ? written.trim() : chosen
  return model === '' ? null : model
}

/** How often each case is played; null where what stands there is no such number. */
export function trialsOf({ numbers }: StartDraft): number | null {
  return numberFault(numbers.trials, NUMBER_RULES.trials) === null ? Number(numbers.trials) : null
}

/** Null as long as the number of trials is none. */
export function estimateOf(draft: StartDraft, suite: SuiteChoice): Estimate | null {
  const trials = trialsOf(draft)
  return trials === null ? null : estimateRound({
    models: draft.models, references: draft.references.length, cases: caseCountOf(draft, suite), trials,
    customer: playerModel(draft.customer, draft.customerModel, 'scripted'), judge: playerModel(draft.judge, draft.judgeModel, 'rule'),
  }, priceOf)
}

/** Providers that the draft calls and that cannot be called, each with the reason. */
export function missingProviders(called: readonly string[], providers: readonly ProviderState[]): { id: string; reason: string }[] {
  return [...new Set(called.map((model) => model.split('/', 1)[0] ?? ''))].flatMap((id) => {
    const state = providers.find((each) => each.id === id)
    if (state === undefined) return [{ id, reason: `${id} is not known: keep its address first` }]
    return state.missing === null ? [] : [{ id, reason: state.needsKey ? `${state.label} has no key` : `${state.label} has no address` }]
  })
}

/** Faults of the numbers as they stand. */
export function numberFaults(numbers: StartDraft['numbers']): Partial<Record<NumberName, string>> {
  return Object.fromEntries(NUMBER_NAMES.flatMap((name) => {
    const fault = numberFault(numbers[name], NUMBER_RULES[name])
    return fault === null ? [] : [[name, fault]]
  }))
}

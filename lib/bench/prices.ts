/**
 * What tokens cost, in US dollars per million, as the providers' public price lists gave it on the day named with each entry.
 * Edit freely: a run keeps the price it was made with in its settings. A model without an entry counts tokens and no cost.
 */
export type Price = { model: string; inputPerMtok: number; outputPerMtok: number; asOf: string; source: string }

const OPENAI = 'provider list price, openai.com/api/pricing'
const ANTHROPIC = 'provider list price, anthropic.com/pricing'
const GOOGLE = 'provider list price, ai.google.dev/pricing'

/** Longer names stand for themselves and for dated versions of themselves (`gpt-4o` also prices `gpt-4o-2024-08-06`). */
export const PRICES: readonly Price[] = [
  { model: 'openai/gpt-5', inputPerMtok: 1.25, outputPerMtok: 10, asOf: '2025-08-07', source: OPENAI },
  { model: 'openai/gpt-5-mini', inputPerMtok: 0.25, outputPerMtok: 2, asOf: '2025-08-07', source: OPENAI },
  { model: 'openai/gpt-5-nano', inputPerMtok: 0.05, outputPerMtok: 0.4, asOf: '2025-08-07', source: OPENAI },
  { model: 'openai/gpt-4.1', inputPerMtok: 2, outputPerMtok: 8, asOf: '2025-04-14', source: OPENAI },
  { model: 'openai/gpt-4.1-mini', inputPerMtok: 0.4, outputPerMtok: 1.6, asOf: '2025-04-14', source: OPENAI },
  { model: 'openai/gpt-4.1-nano', inputPerMtok: 0.1, outputPerMtok: 0.4, asOf: '2025-04-14', source: OPENAI },
  { model: 'openai/gpt-4o', inputPerMtok: 2.5, outputPerMtok: 10, asOf: '2024-10-01', source: OPENAI },
  { model: 'openai/gpt-4o-mini', inputPerMtok: 0.15, outputPerMtok: 0.6, asOf: '2024-07-18', source: OPENAI },
  { model: 'anthropic/claude-opus-4-1', inputPerMtok: 15, outputPerMtok: 75, asOf: '2025-08-05', source: ANTHROPIC },
  { model: 'anthropic/claude-sonnet-4-5', inputPerMtok: 3, outputPerMtok: 15, asOf: '2025-09-29', source: ANTHROPIC },
  { model: 'anthropic/claude-sonnet-4', inputPerMtok: 3, outputPerMtok: 15, asOf: '2025-05-22', source: ANTHROPIC },
  { model: 'anthropic/claude-haiku-4-5', inputPerMtok: 1, outputPerMtok: 5, asOf: '2025-10-15', source: ANTHROPIC },
  { model: 'anthropic/claude-3-5-haiku', inputPerMtok: 0.8, outputPerMtok: 4, asOf: '2024-12-01', source: ANTHROPIC },
  { model: 'google/gemini-2.5-pro', inputPerMtok: 1.25, outputPerMtok: 10, asOf: '2025-06-17', source: GOOGLE },
  { model: 'google/gemini-2.5-flash', inputPerMtok: 0.3, outputPerMtok: 2.5, asOf: '2025-06-17', source: GOOGLE },
  { model: 'google/gemini-2.5-flash-lite', inputPerMtok: 0.1, outputPerMtok: 0.4, asOf: '2025-07-22', source: GOOGLE },
]

/** The price of a model, of its dated version too; null where none is known. */
export function priceOf(model: string): Price | null {
  const exact = PRICES.find((price) => price.model === model)
  if (exact !== undefined) return exact
  const undated = model.replace(/(-\d{4}-\d{2}-\d{2}|-\d{8}|-\d{3}|@\d{8}|-latest|-preview(-[\d-]+)?)$/, '')
  return undated === model ? null : PRICES.find((price) => price.model === undated) ?? null
}

/** Dollars for a number of tokens; null where the price is not known: unknown is not free. */
export function costOf(price: { inputPerMtok: number; outputPerMtok: number } | null, tokens: { input: number; output: number }): number | null {
  return price === null ? null : (tokens.input * price.inputPerMtok + tokens.output * price.outputPerMtok) / 1_000_000
}

/** Cost tier 1 to 4 from the price of a typical mix, three tokens in for one out. */
export function costTier(price: { inputPerMtok: number; outputPerMtok: number }): 1 | 2 | 3 | 4 {
  const mixed = (3 * price.inputPerMtok + price.outputPerMtok) / 4
  return mixed < 0.5 ? 1 : mixed < 2 ? 2 : mixed < 6 ? 3 : 4
}

/**
 * What tokens cost, in US dollars per million, as the providers' public price lists gave it on the day named with each entry.
 * Edit freely: a run keeps the price it was made with in its settings. A model without an entry counts tokens and no cost.
 */
export type Price = TokenPrice & { model: string; asOf: string; source: string }

/** Dollars per million tokens. Where a price for cached input or for writing the cache is not given, the full price counts. */
export type TokenPrice = { inputPerMtok: number; outputPerMtok: number; cachedInputPerMtok?: number | undefined; cacheWritePerMtok?: number | undefined }

const OPENAI = 'provider list price, openai.com/api/pricing'
const ANTHROPIC = 'provider list price, anthropic.com/pricing'
const GOOGLE = 'provider list price, ai.google.dev/pricing, prompts up to 200,000 tokens'

function openAi(model: string, asOf: string, inputPerMtok: number, cachedInputPerMtok: number, outputPerMtok: number): Price {
  return { model: `openai/${model}`, inputPerMtok, outputPerMtok, cachedInputPerMtok, asOf, source: OPENAI }
}

/** Anthropic reads its cache at a tenth and writes it (for five minutes) at five quarters of the input price. */
function anthropic(model: string, asOf: string, inputPerMtok: number, outputPerMtok: number): Price {
  return { model: `anthropic/${model}`, inputPerMtok, outputPerMtok, cachedInputPerMtok: inputPerMtok / 10, cacheWritePerMtok: inputPerMtok * 1.25, asOf, source: ANTHROPIC }
}

function google(model: string, asOf: string, inputPerMtok: number, cachedInputPerMtok: number, outputPerMtok: number): Price {
  return { model: `google/${model}`, inputPerMtok, outputPerMtok, cachedInputPerMtok, asOf, source: GOOGLE }
}

/** Longer names stand for themselves and for dated versions of themselves (`gpt-4o` also prices `gpt-4o-2024-08-06`). */
export const PRICES: readonly Price[] = [
  openAi('gpt-5.2', '2025-12-11', 1.75, 0.175, 14),
  openAi('gpt-5.1', '2025-11-13', 1.25, 0.125, 10),
  openAi('gpt-5', '2025-08-07', 1.25, 0.125, 10),
  openAi('gpt-5-mini', '2025-08-07', 0.25, 0.025, 2),
  openAi('gpt-5-nano', '2025-08-07', 0.05, 0.005, 0.4),
  openAi('gpt-4.1', '2025-04-14', 2, 0.5, 8),
  openAi('gpt-4.1-mini', '2025-04-14', 0.4, 0.1, 1.6),
  openAi('gpt-4.1-nano', '2025-04-14', 0.1, 0.025, 0.4),
  openAi('gpt-4o', '2024-10-01', 2.5, 1.25, 10),
  openAi('gpt-4o-mini', '2024-07-18', 0.15, 0.075, 0.6),
  openAi('o3', '2025-06-10', 2, 0.5, 8),
  openAi('o4-mini', '2025-04-16', 1.1, 0.275, 4.4),
  anthropic('claude-opus-4-6', '2026-03-21', 5, 25),
  anthropic('claude-opus-4-5', '2025-11-24', 5, 25),
  anthropic('claude-opus-4-1', '2025-08-05', 15, 75),
  anthropic('claude-opus-4', '2025-05-22', 15, 75),
  anthropic('claude-sonnet-4-6', '2026-03-21', 3, 15),
  anthropic('claude-sonnet-4-5', '2025-09-29', 3, 15),
  anthropic('claude-sonnet-4', '2025-05-22', 3, 15),
  anthropic('claude-haiku-4-5', '2025-10-15', 1, 5),
  anthropic('claude-3-5-haiku', '2024-12-01', 0.8, 4),
  google('gemini-3-pro', '2025-11-18', 2, 0.2, 12),
  google('gemini-3-flash', '2025-12-17', 0.5, 0.05, 3),
  google('gemini-2.5-pro', '2025-06-17', 1.25, 0.31, 10),
  google('gemini-2.5-flash', '2025-06-17', 0.3, 0.075, 2.5),
  google('gemini-2.5-flash-lite', '2025-07-22', 0.1, 0.025, 0.4),
]

/** The price of a model, of its dated version too; null where none is known. */
export function priceOf(model: string): Price | null {
  const exact = PRICES.find((price) => price.model === model)
  if (exact !== undefined) return exact
  const undated = model.replace(/(-\d{4}-\d{2}-\d{2}|-\d{8}|-\d{3}|@\d{8}|-latest|-preview(-[\d-]+)?)$/, '')
  return undated === model ? null : PRICES.find((price) => price.model === undated) ?? null
}

/**
 * Dollars for a number of tokens, of which `input` counts all that were read; null where the price or the number is not known: unknown is
 * not free.
 */
export function costOf(price: TokenPrice | null, tokens: { input: number | null; output: number | null; cached?: number; cacheWrite?: number }): number | null {
  if (price === null || tokens.input === null || tokens.output === null) return null
  const cached = Math.min(tokens.cached ?? 0, tokens.input)
  const written = Math.min(tokens.cacheWrite ?? 0, tokens.input - cached)
  const full = tokens.input - cached - written
  return (full * price.inputPerMtok + cached * (price.cachedInputPerMtok ?? price.inputPerMtok) + written * (price.cacheWritePerMtok ?? price.inputPerMtok) + tokens.output * price.outputPerMtok) / 1_000_000
}

/** Cost tier 1 to 4 from the price of a typical mix, three tokens in for one out. */
export function costTier(price: TokenPrice): 1 | 2 | 3 | 4 {
  const mixed = (3 * price.inputPerMtok + price.outputPerMtok) / 4
  return mixed < 0.5 ? 1 : mixed < 2 ? 2 : mixed < 6 ? 3 : 4
}

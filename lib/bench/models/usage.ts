/**
 * What calls of a model used. Input counts every token that was read, those from the provider's cache among them; cached and cache-written
 * ones are counted beside it because they have prices of their own. Null is not known: the provider did not say, or has no price here.
 */
export type Usage = { inputTokens: number | null; outputTokens: number | null; cachedTokens: number; cacheWriteTokens: number; costUsd: number | null }

/** Sums what two calls used; what is not known of one is not known of the sum. */
export function addUsage(a: Usage | null, b: Usage | null): Usage | null {
  if (a === null || b === null) return a ?? b
  return {
    inputTokens: sum(a.inputTokens, b.inputTokens), outputTokens: sum(a.outputTokens, b.outputTokens), cachedTokens: a.cachedTokens + b.cachedTokens, cacheWriteTokens: a.cacheWriteTokens + b.cacheWriteTokens, costUsd: sum(a.costUsd, b.costUsd),
  }
}

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b
}

/** A usage in the bundle's words, each with a prefix that says whose it is (`customer_`, `judge_`; none for the agent). */
export function usageRecord(usage: Usage, whose: '' | 'customer_' | 'judge_' = ''): Record<string, number> {
  return {
    ...(usage.inputTokens === null ? {} : { [`${whose}input_tokens`]: usage.inputTokens }), ...(usage.outputTokens === null ? {} : { [`${whose}output_tokens`]: usage.outputTokens }),
    ...(usage.cachedTokens === 0 ? {} : { [`${whose}cached_tokens`]: usage.cachedTokens }), ...(usage.cacheWriteTokens === 0 ? {} : { [`${whose}cache_write_tokens`]: usage.cacheWriteTokens }),
    ...(usage.costUsd === null ? {} : { [`${whose}cost_usd`]: usage.costUsd }),
  }
}

import { expect, test } from 'vitest'
import { costOf, costTier, priceOf, PRICES } from '@/lib/bench/prices'

test('a price is found by name and for a dated version of it, and for nothing that only looks alike', () => {
  expect(priceOf('openai/gpt-4o')).toMatchObject({ inputPerMtok: 2.5, outputPerMtok: 10 })
  expect(priceOf('openai/gpt-4o-2024-08-06')).toMatchObject({ inputPerMtok: 2.5, outputPerMtok: 10 })
  expect(priceOf('anthropic/claude-sonnet-4-5-20250929')).toMatchObject({ inputPerMtok: 3, outputPerMtok: 15 })
  expect(priceOf('openai/gpt-4o-audio')).toBeNull()
  expect(priceOf('ollama/gpt-4o')).toBeNull()
})

test('cost is tokens times price per million, and unknown where the price is', () => {
  // 120,000 x $2.50 and 8,000 x $10 per million: 0.30 + 0.08
  expect(costOf(priceOf('openai/gpt-4o'), { input: 120_000, output: 8_000 })).toBeCloseTo(0.38, 10)
  expect(costOf(null, { input: 1, output: 1 })).toBeNull()
})

test('every price names its day and its source', () => {
  for (const price of PRICES) {
    expect(price.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(price.source).not.toBe('')
  }
})

test('cost tiers follow the mixed price', () => {
  // (3 x 0.15 + 0.60) / 4 = 0.26; (3 x 2.5 + 10) / 4 = 4.38; (3 x 15 + 75) / 4 = 30
  expect(costTier({ inputPerMtok: 0.15, outputPerMtok: 0.6 })).toBe(1)
  expect(costTier({ inputPerMtok: 2.5, outputPerMtok: 10 })).toBe(3)
  expect(costTier({ inputPerMtok: 15, outputPerMtok: 75 })).toBe(4)
})

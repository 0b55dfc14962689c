import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatConfidence, formatDifference, formatInterval, formatNumber, formOf } from '@/lib/reports/format'

test('shares are whole per cents, scores two decimals, and almost all is not all', () => {
  expect([112 / 120, 1, 0, 0.999, 0.001].map((value) => formatNumber(value, 'percent'))).toEqual(['93%', '100%', '0%', '>99%', '<1%'])
  expect([0.8807, 3.437, 1].map((value) => formatNumber(value, 'decimal'))).toEqual(['0.88', '3.44', '1.00'])
  expect([formOf('resolution'), formOf('quality'), formOf('traps_held'), formOf('agent_messages'), formOf('cost_usd'), formOf('duration_ms')]).toEqual(['percent', 'decimal', 'count', 'decimal', 'usd', 'duration'])
})

test('counts, money and times', () => {
  expect([16.5, 18, 2210.4, 99.96].map((value) => formatNumber(value, 'count'))).toEqual(['16.5', '18', '2,210', '100'])
  expect([0, 0.0041, 0.000_012_3, 0.41, 12.345].map((value) => formatNumber(value, 'usd'))).toEqual(['$0', '$0.0041', '$0.000012', '$0.41', '$12.35'])
  expect([850, 12_340, 600_000].map((value) => formatNumber(value, 'duration'))).toEqual(['850 ms', '12.3 s', '10.0 min'])
})

test('intervals are written once where both ends look the same', () => {
  expect(formatInterval([0.862, 1], 'percent')).toBe('86–100%')
  expect(formatInterval([0.999, 1], 'percent')).toBe('>99% to 100%')
  expect(formatInterval([0.831, 1], 'decimal')).toBe('0.83–1.00')
  expect(formatInterval([1, 1], 'decimal')).toBe('1.00')
  expect(formatInterval([-0.02, 0.14], 'decimal')).toBe('-0.02 to 0.14')
})

test('an interval is not shown beyond what the figure can be', () => {
  expect(formatConfidence('sentiment', [0.95, 1.01])).toBe('0.95–1.00')
  expect(formatConfidence('cost_usd', [-0.01, 0.03])).toBe('$0 to $0.030')
})

test('differences carry their sign', () => {
  expect([0.031, -0.12, 0.001, -0.0001].map(formatDifference)).toEqual(['+0.031', '−0.120', '+0.001', '0.000'])
})

test('no number is written in scientific notation', () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.constantFrom('percent', 'decimal', 'count', 'usd', 'duration'), (value, form) => !/e|NaN|Infinity/.test(formatNumber(value, form))), { seed: 20260709 })
})

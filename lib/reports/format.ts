import { FIGURES, type FigureId } from '@/lib/metrics/figures'
import type { Interval } from '@/lib/metrics/statistics'

/** How a number of a report is written: whole per cents, two decimals, a count, US dollars or a time. */
export type NumberForm = 'percent' | 'decimal' | 'count' | 'usd' | 'duration'

/** The form of each figure: shares as whole per cents, means of scores with two decimals. */
export function formOf(id: FigureId): NumberForm {
  const { kind, unit } = FIGURES[id]
  switch (unit) {
    case 'share': return kind === 'share' ? 'percent' : 'decimal'
    case 'usd': return 'usd'
    case 'ms': return 'duration'
    case 'number': return kind === 'count' || id === 'input_tokens' || id === 'output_tokens' ? 'count' : 'decimal'
  }
}

/**
 * A number in its form. A share that is not whole is never written as 0% or 100%: "<1%", ">99%".
 * Values are never scientific; nothing but the number and its unit.
 */
export function formatNumber(value: number, form: NumberForm): string {
  switch (form) {
    case 'percent': {
      const whole = Math.round(value * 100)
      if (whole === 100 && value < 1) return '>99%'
      if (whole === 0 && value > 0) return '<1%'
      return `${whole}%`
    }
    case 'decimal': return value.toFixed(2)
    case 'count': return value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Math.round(value * 10) / 10)
    case 'usd': return value === 0 ? '$0' : value >= 1 ? `$${value.toFixed(2)}` : `$${Number(value.toPrecision(2)).toFixed(decimalsFor(value))}`
    case 'duration': return value < 1000 ? `${Math.round(value)} ms` : value < 120_000 ? `${(value / 1000).toFixed(1)} s` : `${(value / 60_000).toFixed(1)} min`
  }
}

/** Enough decimals for two digits that count: 0.0041 has four. */
function decimalsFor(value: number): number {
  return Math.min(8, Math.max(2, 1 - Math.floor(Math.log10(value))))
}

/** An interval or range, "0.83–1.00"; one number where both ends are written the same. */
export function formatInterval([low, high]: Interval, form: NumberForm): string {
  const from = formatNumber(low, form)
  const to = formatNumber(high, form)
  if (from === to) return from
  return form === 'percent' && from.endsWith('%') && /^\d/.test(from) && /^\d/.test(to) ? `${from.slice(0, -1)}–${to}` : `${from} to ${to}`.replace(/^(\d[\d.]*) to (\d[\d.]*)$/, '$1–$2')
}

/** A figure's 95 % interval, cut at what the figure can be: a share or score lies within 0 to 1, nothing counted is less than 0. */
export function formatConfidence(id: FigureId, [low, high]: Interval): string {
  return formatInterval([Math.max(0, low), FIGURES[id].unit === 'share' ? Math.min(1, high) : high], formOf(id))
}

/** A difference with its sign and three decimals, so that an interval shows on which side of 0 it ends: "+0.031", "−0.120". */
export function formatDifference(value: number): string {
  const size = Math.abs(value).toFixed(3)
  return size === '0.000' ? size : `${value > 0 ? '+' : '−'}${size}`
}

/** The interval of a difference, "−0.045 to −0.001". */
export function formatDifferenceInterval([low, high]: Interval): string {
  return `${formatDifference(low)} to ${formatDifference(high)}`
}

/** A correlation coefficient, "r = −0.61". */
export function formatCorrelation(r: number): string {
  return `r = ${r.toFixed(2).replace('-', '−')}`
}

/** A cost tier as dollar signs. */
export function formatTier(tier: number): string {
  return '$'.repeat(tier)
}

import { expect, test } from 'vitest'
import { counted, dollars, percent, score, unit, whole } from '@/components/ui/format'
import { exactTime, relativeTime } from '@/components/ui/relative-time'

test('a share is a whole per cent, and nearly all is not all', () => {
  expect([0, 0.001, 0.38, 0.835, 0.999, 1].map(percent)).toEqual(['0%', '<1%', '38%', '84%', '>99%', '100%'])
})

test('a score has a decimal where it needs one', () => {
  expect([74, 74.04, 74.25, 0, 100].map(score)).toEqual(['74', '74', '74.3', '0', '100'])
  expect(unit(0.5)).toBe('0.50')
})

test('small costs keep their figures', () => {
  expect([0, 0.0041, 0.00004, 0.5, 1234.5].map(dollars)).toEqual(['$0', '$0.0041', '$0.00004', '$0.50', '$1,234.50'])
})

test('counts have separators and nouns', () => {
  expect(whole(13932)).toBe('13,932')
  expect([counted(1, 'run', 'runs'), counted(0, 'run', 'runs')]).toEqual(['1 run', '0 runs'])
})

test('times are relative in whole steps', () => {
  const now = Date.UTC(2026, 10, 22, 12)
  const ago = (seconds: number): string => relativeTime(now - seconds * 1000, now)
  expect([ago(20), ago(5 * 60), ago(3600), ago(26 * 3600), ago(12 * 86400), ago(40 * 86400), ago(-7200)])
    .toEqual(['now', '5 min ago', '1 hour ago', 'yesterday', '1 week ago', '1 month ago', 'in 2 hours'])
})

test('the exact time is in UTC, and what is no time stays as it is', () => {
  expect(exactTime('2026-11-03T14:05:00Z')).toBe('3 Nov 2026, 14:05 UTC')
  expect(exactTime('last Tuesday')).toBe('last Tuesday')
})

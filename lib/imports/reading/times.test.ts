import { expect, it } from 'vitest'
import { isMoment } from '@/lib/imports/reading/times'

it.each(['2026-07-01T09:00:00Z', '2026-07-01T09:00:00.123456Z', '2026-07-01T23:00:00+02:00', '2026-07-01T23:00', '2024-02-29', '2026-07-01 10:00:00', '2016-12-31T23:59:60Z'])('%s is a moment', (text) => { expect(isMoment(text)).toBe(true) })
it.each(['2026-02-30T00:00:00Z', '2026-07-01T24:00:60Z', '2026-07-01T00:00:00+99:99', 'yesterday', '', '2025-02-29', '2026-13-01', '1782896400'])('%j is none', (text) => { expect(isMoment(text)).toBe(false) })

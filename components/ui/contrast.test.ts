import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')

/** Both colours of a token, light first. */
function pair(token: string): [string, string] {
  const found = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css)
  if (found?.[1] === undefined || found[2] === undefined) throw new Error(`no token --${token}`)
  return [found[1], found[2]]
}

/** WCAG 2.2 relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

const SCHEMES = [['light', 0], ['dark', 1]] as const
const GROUNDS = ['paper', 'quiet', 'raised', 'hover', 'selected']

test('black on white is 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
})

describe.each(SCHEMES)('%s', (_name, scheme) => {
  test.each(GROUNDS)('ink and soft text are AAA on %s', (ground) => {
    for (const text of ['ink', 'soft']) expect(contrast(pair(text)[scheme], pair(ground)[scheme]), text).toBeGreaterThanOrEqual(7)
  })
  test.each(GROUNDS)('faint text, accent and meanings are AA on %s', (ground) => {
    for (const text of ['faint', 'accent', 'good', 'bad', 'caution', 'unknown']) expect(contrast(pair(text)[scheme], pair(ground)[scheme]), text).toBeGreaterThanOrEqual(4.5)
  })
  test('ink stays AAA on a marked passage and on every tint', () => {
    for (const ground of ['mark', 'mark-strong', 'good-tint', 'bad-tint', 'caution-tint', 'unknown-tint', 'accent-tint']) {
      expect(contrast(pair('ink')[scheme], pair(ground)[scheme]), ground).toBeGreaterThanOrEqual(7)
    }
  })
  test('a meaning is AA on its own tint', () => {
    for (const tone of ['good', 'bad', 'caution', 'unknown', 'accent']) expect(contrast(pair(tone)[scheme], pair(`${tone}-tint`)[scheme]), tone).toBeGreaterThanOrEqual(4.5)
  })
  test('the edge of a control is 3 to 1', () => {
    for (const ground of ['paper', 'quiet', 'raised']) expect(contrast(pair('edge')[scheme], pair(ground)[scheme]), ground).toBeGreaterThanOrEqual(3)
  })
  test('text on the accent is AA', () => {
    expect(contrast(pair('on-accent')[scheme], pair('accent')[scheme])).toBeGreaterThanOrEqual(4.5)
  })
})

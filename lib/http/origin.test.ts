import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFromOurPages, ownPath } from '@/lib/http/origin'

const FOREIGN = [
  '//evil.example', '///evil.example', '/\\evil.example', '\\/evil', '/%2f/evil', '/%5cevil', 'https:evil.example', 'https://app@evil.example', 'https://evil.example#@app', 'https://app.evil.example',
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', 'data:text/html,x', 'vbscript:x', '/x\r\nSet-Cookie:a=b', '/%0d%0aSet-Cookie:a=b', '/\0', '/\u202eevil', '.....///win.ini', 'http://[::1',
  '%', '/sign-in?callbackUrl=//evil', '/./\\evil', '/a/..//evil.example', '',
]

describe('the way on after signing in', () => {
  it.each(FOREIGN)('is the board instead of %j', (value) => {
    expect(ownPath(value)).toBe('/eval')
  })

  it.each([['/runs', '/runs'], ['/transcripts/ab#m12', '/transcripts/ab#m12'], ['/runs?model=a%20b&page=2', '/runs?model=a%20b&page=2'], ['/a/../runs', '/runs']])('of %j is %j', (value, expected) => {
    expect(ownPath(value)).toBe(expected)
  })

  it('is the board instead of a path of 100,000 characters', () => {
    expect(ownPath(`/${'a'.repeat(100_000)}`)).toBe('/eval')
  })

  it.each([['/runs'], undefined, null, 3, {}])('is the board for what is no text: %j', (value) => {
    expect(ownPath(value)).toBe('/eval')
  })

  it('never leaves this app, whatever was given', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.string().map((text) => `/${text}`), fc.constantFrom(...FOREIGN).chain((value) => fc.string().map((text) => `${value}${text}`))), (value) => {
      const url = new URL(ownPath(value), 'https://app.example')
      expect(url.origin).toBe('https://app.example')
      expect(ownPath(value)).not.toMatch(/^\/[/\\]/)
    }), { seed: 7, numRuns: 500 })
  }, 30_000)
})

describe('a request that changes something', () => {
  const from = (headers: object) => isFromOurPages(new Headers(Object.entries({ host: 'app.example:3000', ...headers })))

  it.each([{ 'origin': 'http://app.example:3000' }, { 'sec-fetch-site': 'same-origin' }, { 'origin': 'http://app.example:3000', 'sec-fetch-site': 'same-origin' }])('comes from our pages with %j', (headers) => {
    expect(from(headers)).toBe(true)
  })

  it.each([{}, { 'origin': 'null' }, { 'origin': 'https://evil.example' }, { 'origin': 'http://app.example:3000.evil.example' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' }, { 'origin': 'http://app.example:3000', 'sec-fetch-site': 'cross-site' }])('does not with %j', (headers) => {
    expect(from(headers)).toBe(false)
  })
})

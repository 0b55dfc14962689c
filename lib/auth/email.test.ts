import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emailInput } from '@/lib/auth/email'

describe('an e-mail address', () => {
  it.each(['ADMIN1@x.example', 'admin1@x.example ', '\tadmin1@X.example', 'ａdmin1@x.example', 'admin1@ｘ.example'])('%j is one account', (spelling) => {
    expect(emailInput.parse(spelling)).toBe('admin1@x.example')
  })

  it.each(['admin1@x＠evil.example', '"a"@x.example', 'a@x.example,b@y.example', 'admin1@x.example\r\nBcc: b@y.example', 'a@x.example\0', 'a b@x.example', '', '@', 'a@', '@x', 'a@x@y', 'a@x\u202e'])('%j is refused', (text) => {
    expect(emailInput.safeParse(text).success).toBe(false)
  })

  it('of more than 320 characters is refused', () => {
    expect(emailInput.safeParse(`${'a'.repeat(311)}@x.example`).success).toBe(false)
    expect(emailInput.safeParse(`${'a'.repeat(310)}@x.example`).success).toBe(true)
  })

  it.each([{ not: '' }, ['a@x.example'], true, null, 123, undefined])('%j is no text and refused', (value) => {
    expect(emailInput.safeParse(value).success).toBe(false)
  })

  it('is in its one form already once it was read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const once = emailInput.safeParse(`${text}@example.com`)
      if (once.success) expect(emailInput.parse(once.data)).toBe(once.data)
    }), { seed: 11, numRuns: 500 })
  }, 30_000)
})

import { describe, expect, it } from 'vitest'
import { hashPassword, isRightPassword, newPasswordInput, passwordInput, TooManyHashes } from '@/lib/auth/password'

describe('a password', { timeout: 60_000 }, () => {
  it('is stored as scrypt at N = 2^17, r = 8 with its parameters and a salt of its own', async () => {
    const [one, other] = [await hashPassword('a long enough sentence'), await hashPassword('a long enough sentence')]
    expect(one).toMatch(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toBe(other)
  })

  it('is right in every Unicode spelling of the same text, and wrong with a space more', async () => {
    const stored = await hashPassword('caf\u00e9 caf\u00e9 caf\u00e9')
    expect(await isRightPassword('cafe\u0301 cafe\u0301 cafe\u0301', stored)).toBe(true)
    expect(await isRightPassword('caf\u00e9 caf\u00e9 caf\u00e9 ', stored)).toBe(false)
  })

  it('counts to its last character, beyond the 72nd byte too', async () => {
    const stored = await hashPassword(`${'x'.repeat(72)}a`)
    expect(await isRightPassword(`${'x'.repeat(72)}b`, stored)).toBe(false)
    expect(await isRightPassword(`${'x'.repeat(72)}a`, stored)).toBe(true)
  })

  it('is never right for an account without one', async () => {
    expect(await isRightPassword('', null)).toBe(false)
    expect(await isRightPassword('anything', null)).toBe(false)
  })

  it.each([['a NUL in it', 'a\0b'], ['1,001 characters', 'x'.repeat(1001)], ['100,000 characters', 'x'.repeat(100_000)], ['nothing', '']])('of a form that cannot be one is refused before hashing: %s', (_name, text) => {
    const begun = performance.now()
    expect(passwordInput.safeParse(text).success).toBe(false)
    expect(performance.now() - begun).toBeLessThan(100)
  })

  it.each([{ not: '' }, ['a'], true, null, 7])('that is no text is refused: %j', (value) => {
    expect(passwordInput.safeParse(value).success).toBe(false)
  })

  it.each(['short', 'aaaaaaaaaaaaaaaa', 'elevenchars'])('%s is too weak to choose', (text) => {
    expect(newPasswordInput.safeParse(text).success).toBe(false)
  })

  it('is not hashed when too many wait already', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => isRightPassword('anything', null)))
    const refused = tries.filter((each) => each.status === 'rejected')
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.every((each) => each.status === 'rejected' && each.reason instanceof TooManyHashes)).toBe(true)
    expect(await isRightPassword('anything', null)).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { parseEnvironment } from '@/lib/env'

describe('the environment', () => {
  it('of nothing is SQLite on loopback, with no proxy believed and no single sign-on', () => {
    expect(parseEnvironment({})).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, SAB_TRUST_PROXY: 0, SAB_DATA_DIR: 'data' })
    expect(parseEnvironment({ SAB_OIDC_ISSUER: '', DATABASE_URL: '' })).not.toHaveProperty('DATABASE_URL')
  })

  it.each([
    [{ SAB_OIDC_ISSUER: 'https://id.example.org' }, /SAB_OIDC_CLIENT_ID: is missing/], [{ SAB_OIDC_CLIENT_ID: 'desk' }, /SAB_OIDC_ISSUER: is missing/], [{ SAB_OIDC_ROLE: 'owner' }, /SAB_OIDC_ROLE/],
    [{ SAB_TRUST_PROXY: 'yes' }, /SAB_TRUST_PROXY/], [{ SAB_TRUST_PROXY: '9' }, /SAB_TRUST_PROXY/], [{ SAB_URL: 'javascript:x' }, /SAB_URL/], [{ PORT: '70000' }, /PORT/], [{ NEXTAUTH_SECRET: '' }, /NEXTAUTH_SECRET/], [{ NEXTAUTH_SECRET: 'changeme' }, /NEXTAUTH_SECRET/],
  ])('%j stops the start', (given, fault) => {
    expect(() => parseEnvironment(given)).toThrow(fault)
  })

  it('names everything that is wrong at once', () => {
    expect(() => parseEnvironment({ PORT: 'x', SAB_URL: 'x' })).toThrow(/SAB_URL[\s\S]*PORT/)
  })
})

import { expect, test } from 'vitest'
import { accessTo } from '@/lib/bench/models/providers'
import { providerInput, toGivenAccess, toStoredAccess, toStoredProvider } from '@/lib/bench/provider-access'

const SECRET = 'a'.repeat(64)
const KEY = 'sk-never-shown-0001'

test('a key is stored closed, told of as being there, and opened for the process that calls', () => {
  const stored = toStoredAccess(SECRET, { provider: 'openai', apiKey: KEY, baseUrl: '' }, null)
  expect(stored).not.toContain(KEY)
  expect(toStoredProvider(SECRET, 'openai', stored)).toEqual({ provider: 'openai', baseUrl: null, hasKey: true, opens: true })
  expect(toGivenAccess(SECRET, 'openai', stored)).toEqual({ apiKey: KEY })
})

test('with another secret, or as another provider, the key does not open', () => {
  const stored = toStoredAccess(SECRET, { provider: 'openai', apiKey: KEY, baseUrl: '' }, null)
  expect(toStoredProvider('b'.repeat(64), 'openai', stored)).toMatchObject({ hasKey: true, opens: false })
  expect(toGivenAccess(SECRET, 'anthropic', stored)).toEqual({})
})

test('an empty key keeps the one there is, but not for another address', () => {
  const first = toStoredAccess(SECRET, { provider: 'own', apiKey: KEY, baseUrl: 'http://127.0.0.1:1/v1' }, null)
  const same = toStoredAccess(SECRET, { provider: 'own', apiKey: '', baseUrl: 'http://127.0.0.1:1/v1' }, first)
  expect(toGivenAccess(SECRET, 'own', same)).toEqual({ baseUrl: 'http://127.0.0.1:1/v1', apiKey: KEY })
  const moved = toStoredAccess(SECRET, { provider: 'own', apiKey: '', baseUrl: 'http://elsewhere.invalid/v1' }, same)
  expect(toGivenAccess(SECRET, 'own', moved)).toEqual({ baseUrl: 'http://elsewhere.invalid/v1', apiKey: null })
})

test("an address kept here never gets the environment's key; one from the environment does", () => {
  const kept = toGivenAccess(SECRET, 'openai', toStoredAccess(SECRET, { provider: 'openai', apiKey: '', baseUrl: 'http://elsewhere.invalid/v1' }, null))
  expect(accessTo('openai', kept, { OPENAI_API_KEY: KEY })).toHaveProperty('missing')
  expect(accessTo('openai', {}, { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' })).toMatchObject({ apiKey: KEY, baseUrl: 'http://127.0.0.1:1/v1' })
})

test.each([
  [{ provider: 'OpenAI', apiKey: '', baseUrl: '' }], [{ provider: 'scripted', apiKey: '', baseUrl: '' }], [{ provider: '../x', apiKey: '', baseUrl: '' }], [{ provider: 'own', apiKey: 'two words', baseUrl: '' }],
  [{ provider: 'own', apiKey: '', baseUrl: 'ftp://x.invalid' }], [{ provider: 'own', apiKey: '', baseUrl: 'http://user:pass@x.invalid/v1' }], [{ provider: 'own', apiKey: '', baseUrl: 'x' }],
])('%j is refused', (input) => {
  expect(providerInput.safeParse(input).error?.issues[0]?.message).toMatch(/^[A-Z].+\.$/)
})

import { describe, expect, it } from 'vitest'
import { maskSecrets, maskText } from '@/lib/imports/formats/secrets'

describe('secrets', () => {
  it.each(['api_key', 'apiKey', 'API-KEY', 'openai_api_key', 'x-api-key', 'Authorization', 'cookie', 'Set-Cookie', 'token', 'access_token', 'client_secret', 'password', 'private_key', 'credentials'])('are masked by their key: %s', (key) => {
    expect(maskSecrets({ llm_args: { [key]: 'hunter2' } })).toEqual({ value: { llm_args: { [key]: '[masked]' } }, masked: [`llm_args.${key}`] })
  })

  it.each(['max_tokens', 'prompt_tokens', 'stop_token', 'token_count', 'temperature', 'seed'])('%s is none', (key) => {
    expect(maskSecrets({ [key]: 12 })).toEqual({ value: { [key]: 12 }, masked: [] })
  })

  it.each([
    ['key sk-abcdefghijklmnopqrstuvwx failed', 'key [masked] failed'],
    ['sk-proj-abcdefghijklmnopqrstuvwx', '[masked]'],
    ['Authorization: Bearer abc.def-ghi_jkl', 'Authorization: Bearer [masked]'],
    ['http://user:hunter2@host/x', 'http://user:[masked]@host/x'],
    ['ghp_abcdefghijklmnopqrstuvwx', '[masked]'],
    ['a task-list, a disk-1 and http://host:80/x', 'a task-list, a disk-1 and http://host:80/x'],
  ])('are masked by their shape in: %s', (text, masked) => {
    expect(maskText(text)).toBe(masked)
  })

  it('stay masked, and empty ones are not counted', () => {
    const once = maskSecrets({ api_key: 'x', token: null, headers: [{ cookie: 'a=b' }], password: '' })
    expect(once.masked).toEqual(['api_key', 'headers[0].cookie'])
    expect(maskSecrets(once.value)).toEqual({ value: once.value, masked: [] })
  })
})

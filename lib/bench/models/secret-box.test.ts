import { expect, test } from 'vitest'
import { closeSecret, openSecret } from '@/lib/bench/models/secret-box'

const SECRET = 'a secret of the app that is long enough 0123'

test('a box opens with its own secret and name, and with nothing else', () => {
  const box = closeSecret(SECRET, 'openai', 'sk-live-42')
  expect(box).not.toContain('sk-live-42')
  expect(openSecret(SECRET, 'openai', box)).toBe('sk-live-42')
  expect(openSecret(SECRET, 'anthropic', box)).toBeNull()
  expect(openSecret(`${SECRET}4`, 'openai', box)).toBeNull()
})

test('a box that was changed anywhere does not open', () => {
  const box = closeSecret(SECRET, 'openai', 'sk-live-42')
  const parts = box.split('.')
  for (const index of [1, 2, 3]) {
    const bytes = Buffer.from(parts[index] ?? '', 'base64url')
    bytes[0] = (bytes[0] ?? 0) ^ 1
    expect(openSecret(SECRET, 'openai', parts.with(index, bytes.toString('base64url')).join('.'))).toBeNull()
  }
  expect(openSecret(SECRET, 'openai', 'v1.x')).toBeNull()
})

test('the same key closes differently each time', () => {
  expect(closeSecret(SECRET, 'openai', 'sk-live-42')).not.toBe(closeSecret(SECRET, 'openai', 'sk-live-42'))
})

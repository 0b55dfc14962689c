import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { dataDirectory, environment } from '@/lib/env'

const SHORTEST = 32

/**
 * What a secret must be to be worth the name; null when it is.
 * Sixteen different characters rule out `changeme` written four times and keyboards held down.
 */
export function secretFault(secret: string): string | null {
  if (secret.length < SHORTEST) return `has ${secret.length} characters, at least ${SHORTEST} are needed`
  if (new Set(secret).size < 12) return 'repeats too few different characters; make one with: openssl rand -base64 48'
  return null
}

let kept: string | undefined

/**
 * The secret that signs sessions: NEXTAUTH_SECRET where it is given, else one made at first start and kept in the
 * data folder, readable by its owner alone.
 * @throws Error when either is weak; there is no default to fall back to.
 */
export function appSecret(): string {
  kept ??= environment().NEXTAUTH_SECRET ?? keptSecret(path.join(dataDirectory(), 'secret'))
  const fault = secretFault(kept)
  if (fault !== null) throw new Error(`The app's secret ${fault}.`)
  return kept
}

function keptSecret(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  try {
    // 'wx' makes exactly one of two processes that start together the author of the secret.
    writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8').trim()
}

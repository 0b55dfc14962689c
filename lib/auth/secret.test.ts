import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { secretFault } from '@/lib/auth/secret'

const folder = mkdtempSync(path.join(tmpdir(), 'sab-secret-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SCRIPT = `const { appSecret } = await import('./lib/auth/secret.ts'); console.log(appSecret())`
const ARGUMENTS = ['--import', 'tsx', '--input-type=module', '-e', SCRIPT]

function start(name: string, more: Record<string, string> = {}) {
  return spawnSync(process.execPath, ARGUMENTS, { env: { NODE_ENV: 'test', PATH: process.env.PATH, SAB_DATA_DIR: path.join(folder, name), ...more }, encoding: 'utf8' })
}

describe('the app’s secret', { timeout: 60_000 }, () => {
  it.each([[''], ['changeme'], ['12345678'], ['changemechangemechangemechangeme'], ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']])('refuses to start with %j', (secret) => {
    const { status, stderr } = start('given', { NEXTAUTH_SECRET: secret })
    expect(status).not.toBe(0)
    expect(stderr).toMatch(/NEXTAUTH_SECRET|secret/)
    if (secret.length > 8) expect(stderr).not.toContain(secret)
  })

  it('is made at first start, for its owner’s eyes alone, and is the same at the next', () => {
    const first = start('made').stdout.trim()
    const file = path.join(folder, 'made', 'secret')
    expect(first).toHaveLength(64)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8').trim()).toBe(first)
    expect(start('made').stdout.trim()).toBe(first)
  })

  it('is another one in another installation', () => {
    expect(start('other').stdout.trim()).not.toBe(start('made').stdout.trim())
  })

  it('is refused when the kept file was emptied', () => {
    start('emptied')
    writeFileSync(path.join(folder, 'emptied', 'secret'), '')
    expect(() => execFileSync(process.execPath, ARGUMENTS, { env: { NODE_ENV: 'test', PATH: process.env.PATH, SAB_DATA_DIR: path.join(folder, 'emptied') }, stdio: 'pipe' })).toThrow(/0 characters/)
  })

  it('of 48 random bytes is good enough', () => {
    expect(secretFault('3q2-7wAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIj')).toBeNull()
  })
})

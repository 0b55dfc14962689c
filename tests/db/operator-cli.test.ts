import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SERVED_ADDRESS } from '@/lib/settings/installation'
import { storePerson } from '@/tests/support/review-desk'
import { freshDatabase, type TestDatabase } from '@/tests/support/test-database'

const run = promisify(execFile)
const folder = mkdtempSync(path.join(tmpdir(), 'sab-operator-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let desk: TestDatabase
beforeAll(async () => {
  desk = await freshDatabase('sqlite')
  await storePerson(desk.client, 'root@example.com', 'admin')
  await desk.client.loginLimit.create({ data: { bucket: 'account:root@example.com', failures: 10, windowStart: new Date() } })
  await desk.client.setting.create({ data: { key: SERVED_ADDRESS, value: 'https://desk.example.org' } })
})
afterAll(() => desk.client.$disconnect())

async function sab(args: string[], env: Record<string, string> = {}): Promise<{ code: number; stdout: string; stderr: string }> {
  const { SAB_URL: _, HOST: __, PORT: ___, ...inherited } = process.env
  try {
    return { code: 0, ...(await run(process.execPath, ['cli/sab.mjs', ...args], { env: { ...inherited, DATABASE_URL: desk.url, ...env } })) }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !('stdout' in error) || !('stderr' in error)) throw error
    return { code: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) }
  }
}

describe('sab user', () => {
  it('gives a locked-out admin a link for a new password at the address the app was started with, and unlocks them', async () => {
    const link = await sab(['user', 'password', 'ROOT@example.com'])
    expect([link.code, link.stdout]).toEqual([0, expect.stringMatching(/^https:\/\/desk\.example\.org\/invite\?key=[\w-]{32}\n$/)])
    expect((await sab(['user', 'unlock', 'root@example.com'])).code).toBe(0)
    expect(await desk.client.loginLimit.count()).toBe(0)
    expect((await desk.client.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map((entry) => [entry.actor, entry.action, entry.subject])).toEqual([['terminal', 'password.link-made', 'root@example.com'], ['terminal', 'person.unlocked', 'root@example.com']])
  })

  it('invites to the address that the environment tells', async () => {
    const { stdout } = await sab(['user', 'add', 'new@example.com', '--role', 'viewer', '--json'], { SAB_URL: 'https://other.example.org' })
    expect(JSON.parse(stdout)).toMatchObject({ email: 'new@example.com', address: expect.stringMatching(/^https:\/\/other\.example\.org\/invite\?key=/) })
  })

  it.each([[['user', 'add', 'root@example.com', '--role', 'viewer'], /has an account already/], [['user', 'password', 'nobody@example.com'], /has no account/]])('%j is refused', async (args, message) => {
    const { code, stderr } = await sab(args)
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)])
  })
})

describe('the terminal', () => {
  it('makes a token from wherever it is called', async () => {
    const made = await run(process.execPath, [path.resolve('cli/sab.mjs'), 'token', 'add', 'from afar', '--scope', 'read'], { cwd: folder, env: { ...process.env, DATABASE_URL: desk.url } })
    expect(made.stdout).toMatch(/^sab_[\w-]{43}\n$/)
  })

  it('makes no database of a path that is mistyped', async () => {
    const file = path.join(folder, 'mistyped', 'sab.db')
    const { code, stderr } = await sab(['board'], { DATABASE_URL: `file:${file}` })
    expect([code, stderr, existsSync(path.dirname(file))]).toEqual([1, expect.stringContaining(`there is no database at ${file}`), false])
  })

  it('refuses a pipe, which it cannot read twice, instead of waiting for it', async () => {
    const pipe = path.join(folder, 'pipe.jsonl')
    await run('mkfifo', [pipe])
    const { code, stdout, stderr } = await sab(['import', pipe, '--json'])
    expect([code, stderr]).toEqual([1, expect.stringContaining('this is a pipe or a device')])
    expect(JSON.parse(stdout)).toMatchObject({ state: 'failed', issues: [{ message: expect.stringContaining('pipe') }] })
  })

  it('says what it passed over in a folder, and imports what a link leads to', async () => {
    const inside = path.join(folder, 'linked')
    mkdirSync(inside)
    writeFileSync(path.join(folder, 'real.jsonl'), '{"type":"suite","id":"linked","name":"n","version":"1"}\n')
    symlinkSync(path.join(folder, 'real.jsonl'), path.join(inside, 'a.jsonl'))
    symlinkSync(path.join(folder, 'nowhere'), path.join(inside, 'b.jsonl'))
    const { code, stdout, stderr } = await sab(['import', inside])
    expect([code, stdout, stderr]).toEqual([0, '1 suites\n', expect.stringContaining('b.jsonl: warning: passed over: this is no ordinary file')])
  })

  it.runIf(existsSync('/dev/full'))('fails when its answer cannot be written', async () => {
    await expect(run('sh', ['-c', `"${process.execPath}" cli/sab.mjs help > /dev/full`])).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('the disk is full') })
  })

  it('names the passes there are to whoever asks the board for another', async () => {
    const { code, stderr } = await sab(['board', '--suite', 'linked', '--pass', 'nope'])
    expect([code, stderr]).toEqual([1, expect.stringContaining('no pass nope judged a run on linked')])
  })
})

describe('sab backup', () => {
  it('copies what was stored, its log included, while others write, for its owner’s eyes, and never over a file', async () => {
    const writer = setInterval(() => void desk.client.setting.create({ data: { key: `beside-${Math.random()}`, value: 'x' } }), 20)
    await desk.client.setting.create({ data: { key: 'before', value: 'x' } })
    const target = path.join(mkdtempSync(path.join(folder, 'copies-')), 'copy.db')
    const made = await sab(['backup', target])
    clearInterval(writer)
    expect([made.code, made.stderr]).toEqual([0, expect.stringMatching(/copy\.db: [\d,]+ bytes, checked/)])
    expect(statSync(target).mode & 0o777).toBe(0o600)
    expect(readdirSync(path.dirname(target))).toEqual(['copy.db'])
    const copy = new Database(target, { readonly: true })
    expect(copy.prepare(`SELECT count(*) AS found FROM "Setting" WHERE "key" = 'before'`).get()).toEqual({ found: 1 })
    copy.close()
    expect(await sab(['backup', target])).toMatchObject({ code: 1, stderr: expect.stringContaining('is there already') })
  })

  it('of what is no database leaves nothing', async () => {
    const junk = path.join(folder, 'junk.db')
    writeFileSync(junk, 'not a database at all, but long enough to be looked at as one by anybody who reads a header')
    const target = path.join(folder, 'of-junk.db')
    expect((await sab(['backup', target], { DATABASE_URL: `file:${junk}` })).code).toBe(1)
    expect(existsSync(target)).toBe(false)
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([])
  })
})

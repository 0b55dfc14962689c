import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptLedgerFile, putRoundAside, settleRemovals } from '@/lib/bench/runner/remove-round'
import { ledgerFile, roundFolder, type RoundFolder } from '@/lib/bench/runner/round-folder'
import { processMark } from '@/lib/bench/runner/round-lock'

let data = ''
let folder: RoundFolder
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'sab-removed-'))
  const made = roundFolder(data, 'b-20261127-120000-abcd')
  if (made === null) throw new Error('no id of a round')
  folder = made
  mkdirSync(folder.path, { recursive: true })
  writeFileSync(path.join(folder.path, 'plan.json'), '{}')
  writeFileSync(ledgerFile(folder), 'paid\n')
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const lock = (mark: string): void => writeFileSync(path.join(folder.path, 'worker.pid'), mark)
const beside = () => readdirSync(path.dirname(folder.path)).sort()

test('a round that a killed process had put aside is there again, with its ledger in one place and free to be worked on', () => {
  lock(`${process.ppid}.long-ago-1`)
  putRoundAside(folder)
  expect([existsSync(folder.path), existsSync(keptLedgerFile(folder))]).toEqual([false, true])
  settleRemovals(data)
  expect([existsSync(ledgerFile(folder)), existsSync(keptLedgerFile(folder)), existsSync(path.join(folder.path, 'worker.pid'))]).toEqual([true, false, false])
  expect(beside()).toEqual(['_paid', folder.id])
})

test('a round that somebody is removing is left to them', () => {
  lock(processMark(process.ppid))
  const aside = putRoundAside(folder)
  settleRemovals(data)
  expect(beside()).toEqual(['_paid', `_removed-${folder.id}`])
  aside.restore()
  expect(beside()).toEqual(['_paid', folder.id])
})

test('what a killed process had begun to delete goes for good; its ledger stays', () => {
  putRoundAside(folder).drop()
  mkdirSync(path.join(path.dirname(folder.path), `_gone-${folder.id}`))
  settleRemovals(data)
  expect(beside()).toEqual(['_paid'])
  expect(existsSync(keptLedgerFile(folder))).toBe(true)
})

test('where there are no rounds there is nothing to do', () => {
  rmSync(path.join(data, 'bench'), { recursive: true })
  expect(() => settleRemovals(data)).not.toThrow()
})

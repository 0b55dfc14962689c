import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive, lockRound, processMark } from '@/lib/bench/runner/round-lock'

let folder = { id: 'b-lock', path: '' }
beforeEach(() => {
  folder = { id: 'b-lock', path: path.join(mkdtempSync(path.join(tmpdir(), 'sab-lock-')), 'b-lock') }
  mkdirSync(folder.path)
})
afterEach(() => rmSync(path.dirname(folder.path), { recursive: true, force: true }))

const lockFile = () => path.join(folder.path, 'worker.pid')

test('a process is alive under its own mark, not under that of one which had its number before', () => {
  expect(isAlive(processMark(process.pid))).toBe(true)
  expect(isAlive(`${process.pid}.long-ago-1`)).toBe(false)
  expect(isAlive('0')).toBe(false)
  expect(isAlive('not a mark')).toBe(false)
})

test('a round is taken once, and again when it was let go', () => {
  const unlock = lockRound(folder)
  expect(readFileSync(lockFile(), 'utf8')).toBe(processMark(process.pid))
  unlock?.()
  writeFileSync(lockFile(), processMark(process.ppid))
  expect(lockRound(folder)).toBeNull()
})

test('the lock of a process that is gone is taken over, though another has its number by now', () => {
  writeFileSync(lockFile(), `${process.ppid}.long-ago-1`)
  expect(lockRound(folder)).not.toBeNull()
})

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isProcessAlive } from '@/lib/process/alive'

it('knows itself for alive and a number that nobody has for dead', () => {
  expect([isProcessAlive(process.pid), isProcessAlive(2 ** 30)]).toEqual([true, false])
})

it.runIf(existsSync('/proc/self/stat'))('takes a process that was killed for dead, though nobody has asked after it yet', async () => {
  // A shell that became another program does not wait for the child it had.
  const parent = spawn('/bin/sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const child = Number(await new Promise((resolve) => parent.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString('utf8')))))
  expect(isProcessAlive(child)).toBe(true)
  process.kill(child, 'SIGKILL')
  await expect.poll(() => isProcessAlive(child)).toBe(false)
  // It is there all the same.
  expect(process.kill(child, 0)).toBe(true)
  parent.kill('SIGKILL')
})

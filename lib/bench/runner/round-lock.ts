import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { RoundFolder } from '@/lib/bench/runner/round-folder'

/** Whether a process of this machine is alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Takes a round for this process; null when another live process works on it. The lock of a dead one is taken over. */
export function lockRound(folder: RoundFolder): (() => void) | null {
  const file = path.join(/* turbopackIgnore: true */ folder.path, 'worker.pid')
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = openSync(file, 'wx', 0o600)
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const pid = Number(readFileSync(file, 'utf8'))
      if (pid !== process.pid && Number.isInteger(pid) && pid > 0 && isAlive(pid)) return null
      rmSync(file, { force: true })
    }
  }
  return null
}

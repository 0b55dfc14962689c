import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { RoundFolder } from '@/lib/bench/runner/round-folder'
import { isProcessAlive } from '@/lib/process/alive'

/**
 * Names a process so that no later one of the same number is taken for it: `pid.start`, where the system tells when it began (Linux: in
 * ticks since the machine started, with that start's own id), else its number alone. After a restart of a container, numbers come again.
 */
export function processMark(pid: number): string {
  const start = startOf(pid)
  return start === null ? String(pid) : `${pid}.${start}`
}

/** Whether the process of a mark is alive on this machine. */
export function isAlive(mark: string): boolean {
  const pid = Number(mark.split('.', 1)[0])
  if (!Number.isInteger(pid) || pid <= 0) return false
  if (!isProcessAlive(pid)) return false
  return !mark.includes('.') || processMark(pid) === mark
}

function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses, which may hold anything; the start is the twentieth after it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
    return ticks === undefined ? null : `${boot}-${ticks}`
  } catch {
    // No /proc here, or the process is gone: its number has to do.
    return null
  }
}

/** Takes a round for this process; null when another live process works on it. The lock of a dead one is taken over. */
export function lockRound(folder: RoundFolder): (() => void) | null {
  const file = path.join(/* turbopackIgnore: true */ folder.path, 'worker.pid')
  const own = processMark(process.pid)
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = openSync(file, 'wx', 0o600)
      writeSync(handle, own)
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const mark = readFileSync(file, 'utf8')
      if (mark !== own && isAlive(mark)) return null
      rmSync(file, { force: true })
    }
  }
  return null
}

import { readFileSync } from 'node:fs'

/**
 * Whether a process of this number runs on this machine. One that was killed and that nobody has asked after yet (a zombie, as in a container
 * whose first process collects none) has its number still, and does nothing any more.
 */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: alive, and somebody else's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return !isZombie(pid)
}

function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses, which may hold anything; the state comes after it.
    return ['Z', 'X'].includes(stat.charAt(stat.lastIndexOf(')') + 2))
  } catch {
    // No /proc here: the number has to do.
    return false
  }
}

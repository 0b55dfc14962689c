import { readFileSync } from 'node:fs'

/** The most memory that a process ever held, in MB; 0 when it is gone. Linux alone tells it. */
export function peakMegabytes(pid: number | undefined): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const MEMORY = '/dev/shm'
const ENOUGH_BYTES = 4e9

/**
 * A fresh folder for a database that lives as long as the tests do: in memory where the machine has room for it, because
 * the disk's only part in a test is to be waited for (a killed process loses nothing that the system holds).
 */
export function scratchFolder(prefix: string): string {
  return mkdtempSync(path.join(hasMemory() ? MEMORY : tmpdir(), prefix))
}

function hasMemory(): boolean {
  if (!existsSync(MEMORY)) return false
  const room = statfsSync(MEMORY)
  return room.bavail * room.bsize > ENOUGH_BYTES
}

import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { ledgerFile, roundFolder, type RoundFolder } from '@/lib/bench/runner/round-folder'
import { lockRound } from '@/lib/bench/runner/round-lock'

// Names that are no ids of rounds, so that no round is ever looked for there. What is put aside may come back; what has gone may not.
const PAID = '_paid'
const ASIDE = '_removed-'
const GONE = '_gone-'

/** Where the ledger of a removed round stays: what was paid does not come back with a folder that goes. */
export function keptLedgerFile(folder: RoundFolder): string {
  return path.join(/* turbopackIgnore: true */ path.dirname(folder.path), PAID, `${folder.id}.jsonl`)
}

/** Takes a round out of everybody's sight in one step, its ledger kept; `restore` brings it back, `drop` ends it. */
export function putRoundAside(folder: RoundFolder): { restore(): void; drop(): void } {
  const ledger = ledgerFile(folder)
  if (existsSync(ledger) && statSync(ledger).size > 0) {
    const kept = keptLedgerFile(folder)
    mkdirSync(path.dirname(kept), { recursive: true, mode: 0o700 })
    copyFileSync(ledger, `${kept}.${process.pid}`)
    renameSync(`${kept}.${process.pid}`, kept)
  }
  const aside = beside(folder, ASIDE)
  rmSync(aside, { recursive: true, force: true })
  renameSync(folder.path, aside)
  return {
    restore: () => restore(folder),
    drop() {
      const gone = beside(folder, GONE)
      rmSync(gone, { recursive: true, force: true })
      renameSync(aside, gone)
      rmSync(gone, { recursive: true, force: true })
    },
  }
}

/** Ends what a process that was killed while it removed rounds left: a round that was only put aside is there again, one that had gone goes for good. */
export function settleRemovals(dataFolder: string): void {
  const parent = path.join(/* turbopackIgnore: true */ dataFolder, 'bench')
  if (!existsSync(parent)) return
  for (const name of readdirSync(parent)) {
    if (name.startsWith(GONE)) rmSync(path.join(/* turbopackIgnore: true */ parent, name), { recursive: true, force: true })
    const folder = name.startsWith(ASIDE) ? roundFolder(dataFolder, name.slice(ASIDE.length)) : null
    if (folder === null || existsSync(folder.path)) continue
    // Whoever removes it holds the round's lock, which moved aside with it.
    const unlock = lockRound({ id: folder.id, path: beside(folder, ASIDE) })
    if (unlock === null) continue
    unlock()
    restore(folder)
  }
}

function restore(folder: RoundFolder): void {
  renameSync(beside(folder, ASIDE), folder.path)
  rmSync(keptLedgerFile(folder), { force: true })
}

function beside(folder: RoundFolder, mark: string): string {
  return path.join(/* turbopackIgnore: true */ path.dirname(folder.path), `${mark}${folder.id}`)
}

import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { ledgerFile, type RoundFolder } from '@/lib/bench/runner/round-folder'

// Names that are no ids of rounds, so that no round is ever looked for there.
const PAID = '_paid'
const ASIDE = '_removed'

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
  const aside = path.join(/* turbopackIgnore: true */ path.dirname(folder.path), `${ASIDE}-${folder.id}`)
  rmSync(aside, { recursive: true, force: true })
  renameSync(folder.path, aside)
  return {
    restore() {
      renameSync(aside, folder.path)
      rmSync(keptLedgerFile(folder), { force: true })
    },
    drop: () => rmSync(aside, { recursive: true, force: true }),
  }
}

/** The setting that holds the address the app last started with; written at every start. */
export const SERVED_ADDRESS = 'served-address'

/** What stands in this installation: how many of each, published ones alone. */
export type Holdings = { suites: number; cases: number; models: number; runs: number; transcripts: number; findings: number; reviews: number; people: number; imports: number }

/** How this installation is set up and whether its database answers as it should. */
export type Installation = {
  database: 'sqlite' | 'postgresql'
  /** The data folder, and the database file with its size in bytes where there is one. */
  dataFolder: string
  file: { path: string; bytes: number } | null
  node: string
  /** What the database says of its own settings, e.g. `journal_mode`: `wal`. */
  settings: Record<string, string>
  /** What is not as it should be; empty when all is well. */
  faults: string[]
  holdings: Holdings
}

/** What a page gets back for something it sent: the command's own outcome, or that it was not let (signed out, or not by its role) or not understood. */
export type Answer<Outcome> = Outcome | { outcome: 'not-allowed'; message: string; isSignedOut: boolean } | { outcome: 'refused'; faults: string[] }

/** What came of a write. `refused` says why, one sentence a fault; `stale` means somebody saved since: the version there is now. */
export type FindingOutcome =
  | { outcome: 'stored' | 'already-stored'; id: string; version: number }
  | { outcome: 'stale'; id: string; version: number }
  | { outcome: 'refused'; faults: string[] }
  | { outcome: 'not-found' }
  | { outcome: 'not-yours' }

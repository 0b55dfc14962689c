import type { PassEntry, RunEntry, Staging } from '@/lib/imports/stage/staging'

// What an import adds to a visible run or pass hangs off a staged stand-in until it is published.

/** Key of the staged run that stands in for a stored one. */
export function shadowRun(staging: Staging, run: RunEntry): number {
  if (run.shadowKey !== null) return run.shadowKey
  const key = staging.nextKey('Run')
  run.shadowKey = key
  staging.add('Run', {
    key, id: `~${staging.importId}~${run.key}`, suiteId: run.suite.id, modelId: run.modelId, trial: 1, status: 'partial', startedAt: null, finishedAt: null, reused: null, settings: null, notes: null, extra: null, hash: '',
    importId: staging.importId, mergesIntoKey: run.key, stagedBy: staging.importId, transcriptCount: 0, importedAt: null,
  })
  return key
}

/** Key of the staged pass that stands in for a stored one. */
export function shadowPass(staging: Staging, pass: PassEntry): number {
  if (pass.shadowKey !== null) return pass.shadowKey
  const key = staging.nextKey('Pass')
  pass.shadowKey = key
  staging.add('Pass', { key, id: `~${staging.importId}~${pass.key}`, judge: pass.judge, at: null, importId: staging.importId, mergesIntoKey: pass.key, stagedBy: staging.importId })
  return key
}

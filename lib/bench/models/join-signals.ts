/** A signal that fires with the first of several; to be released when what listened to it is over. */
export type JoinedSignal = { signal: AbortSignal; release: () => void }

/**
 * Joins signals, and a time limit in milliseconds where one is given (then the reason is a `TimeoutError`). Node's own `AbortSignal.any` holds its sources weakly:
 * in Node 20 a collection of garbage takes a joined time limit away with nothing said, and the call that it was to end waits for ever (join-signals.test.ts shows it).
 */
export function joinSignals(sources: readonly AbortSignal[], timeoutMs?: number): JoinedSignal {
  const joined = new AbortController()
  const listening = new Map<AbortSignal, () => void>()
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => fire(new DOMException(`no answer within ${timeoutMs} ms`, 'TimeoutError')), Math.min(timeoutMs, 2_147_483_647))

  function release(): void {
    clearTimeout(timer)
    for (const [source, listener] of listening) source.removeEventListener('abort', listener)
    listening.clear()
  }
  function fire(reason: unknown): void {
    release()
    joined.abort(reason)
  }

  const over = sources.find((source) => source.aborted)
  if (over !== undefined) fire(over.reason)
  else {
    for (const source of sources) {
      const listener = (): void => fire(source.reason)
      listening.set(source, listener)
      source.addEventListener('abort', listener)
    }
  }
  return { signal: joined.signal, release }
}

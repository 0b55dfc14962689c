import { joinSignals, type JoinedSignal } from '@/lib/bench/models/join-signals'

/**
 * The time that one turn may take, in milliseconds in which the agent itself is at work: what is spent waiting for a provider's gate, for
 * a pause it asked for, or on an answer that never came by its fault does not count.
 */
export class TurnClock {
  /** Fires when the turn's time is up, or with the signal that was given. */
  readonly signal: AbortSignal
  readonly #own = new AbortController()
  readonly #joined: JoinedSignal
  #leftMs: number
  #since = 0
  #holds = 0
  #timer: NodeJS.Timeout | undefined

  constructor(ms: number, cancel: AbortSignal) {
    this.#leftMs = ms
    this.#joined = joinSignals([cancel, this.#own.signal])
    this.signal = this.#joined.signal
    this.#run()
  }

  /** Whether the time was up, as opposed to somebody cancelling. */
  get isUp(): boolean {
    return this.#own.signal.aborted
  }

  /** Stands still while some work waits for what is not the agent's doing. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    if (this.#holds++ === 0) this.#rest()
    try {
      return await work()
    } finally {
      if (--this.#holds === 0) this.#run()
    }
  }

  /** Puts time back that passed by somebody else's fault. */
  giveBack(ms: number): void {
    this.#rest()
    this.#leftMs += ms
    if (this.#holds === 0) this.#run()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#joined.release()
  }

  #run(): void {
    this.#since = performance.now()
    this.#timer = setTimeout(() => this.#own.abort(), Math.max(0, Math.min(this.#leftMs, 2_147_483_647)))
  }

  #rest(): void {
    clearTimeout(this.#timer)
    if (this.#holds <= 1) this.#leftMs -= performance.now() - this.#since
    this.#since = performance.now()
  }
}

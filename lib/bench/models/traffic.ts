import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'

/** What a provider may be asked for. Null means without limit. */
export type TrafficLimits = {
  concurrency: number
  requestsPerMinute: number | null
  tokensPerMinute: number | null
  /** US dollars over this run and provider, agent, customer and judge together. */
  budgetUsd: number | null
}

export const DEFAULT_LIMITS: TrafficLimits = { concurrency: 4, requestsPerMinute: null, tokensPerMinute: null, budgetUsd: null }

const MINUTE = 60_000

/** Resolves after a while, or rejects as cancelled when the signal fires first. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new ModelCallFailed('cancelled', 'cancelled', true))
    const stop = (): void => {
      clearTimeout(timer)
      reject(new ModelCallFailed('cancelled', 'cancelled', true))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}

/** One provider's gate: at most so many calls at once and per minute, all of them waiting while the provider asks for a pause. */
export class Traffic {
  readonly limits: TrafficLimits
  #open = 0
  #spentUsd: number
  #pausedUntil = 0
  #starts: number[] = []
  #tokens: { at: number; count: number }[] = []
  #waiting: (() => void)[] = []
  readonly #now: () => number

  /** @param spentUsd what earlier parts of the same run spent here, so that a budget holds over a resume. */
  constructor(limits: TrafficLimits, spentUsd = 0, now: () => number = Date.now) {
    this.limits = limits
    this.#spentUsd = spentUsd
    this.#now = now
  }

  get spentUsd(): number {
    return this.#spentUsd
  }

  /** Holds every call back until then: what one call was told counts for all. */
  holdBack(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#now() + ms)
  }

  /** Counts what a call used. */
  record(tokens: number, costUsd: number): void {
    this.#spentUsd += costUsd
    if (tokens > 0) this.#tokens.push({ at: this.#now(), count: tokens })
  }

  /** Waits until a call may start. @throws ModelCallFailed `budget` when the money is spent, `cancelled` when the signal fires. */
  async enter(signal: AbortSignal): Promise<() => void> {
    while (this.#open >= this.limits.concurrency) await this.#turn(signal)
    this.#open++
    try {
      for (let wait = this.#waitMs(); wait > 0; wait = this.#waitMs()) await pause(wait, signal)
      if (signal.aborted) throw new ModelCallFailed('cancelled', 'cancelled', true)
      if (this.limits.budgetUsd !== null && this.#spentUsd >= this.limits.budgetUsd) throw new ModelCallFailed('budget', `the budget of $${this.limits.budgetUsd} is spent`, true)
    } catch (error) {
      this.#leave()
      throw error
    }
    this.#starts.push(this.#now())
    let left = false
    return () => {
      if (!left) this.#leave()
      left = true
    }
  }

  #leave(): void {
    this.#open--
    this.#waiting.shift()?.()
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new ModelCallFailed('cancelled', 'cancelled', true))
      const go = (): void => {
        signal.removeEventListener('abort', stop)
        resolve()
      }
      const stop = (): void => {
        this.#waiting = this.#waiting.filter((each) => each !== go)
        reject(new ModelCallFailed('cancelled', 'cancelled', true))
      }
      this.#waiting.push(go)
      signal.addEventListener('abort', stop, { once: true })
    })
  }

  #waitMs(): number {
    const now = this.#now()
    this.#starts = this.#starts.filter((at) => at > now - MINUTE)
    this.#tokens = this.#tokens.filter((each) => each.at > now - MINUTE)
    const waits = [this.#pausedUntil - now]
    const { requestsPerMinute, tokensPerMinute } = this.limits
    if (requestsPerMinute !== null && this.#starts.length >= requestsPerMinute) waits.push((this.#starts[this.#starts.length - requestsPerMinute] ?? now) + MINUTE - now)
    if (tokensPerMinute !== null && this.#tokens.reduce((sum, each) => sum + each.count, 0) >= tokensPerMinute) waits.push((this.#tokens[0]?.at ?? now) + MINUTE - now)
    return Math.max(...waits)
  }
}

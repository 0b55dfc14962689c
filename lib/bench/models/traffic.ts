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

/** A little more than a minute: a request that leaves early must not arrive in the provider's minute before. */
const WINDOW = 60_250

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

/** What an open call holds; left once, with what it used. */
export type Pass = { leave(used?: { tokens: number; costUsd: number }): void }

/** Tokens that one call took or is expected to take, and when it began. */
type Taken = { at: number; tokens: number }

/**
 * One provider's gate: at most so many calls at once, requests and tokens a minute (of any sixty seconds, not of the clock's), and all calls
 * waiting while the provider asks for a pause. A call counts with what it is expected to take until it is known what it took.
 */
export class Traffic {
  readonly limits: TrafficLimits
  #open = 0
  #spentUsd: number
  #pausedUntil = 0
  #taken: Taken[] = []
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

  /** When the pause that the provider asked for is over, in milliseconds since 1970; null where there is none. */
  get heldUntil(): number | null {
    return this.#pausedUntil > this.#now() ? this.#pausedUntil : null
  }

  /** Holds every call back until then: what one call was told counts for all. */
  holdBack(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#now() + ms)
  }

  /**
   * Waits until a call may start that is expected to take so many tokens.
   * @throws ModelCallFailed `budget` when the money is spent, `cancelled` when the signal fires
   */
  async enter(signal: AbortSignal, expectedTokens = 0): Promise<Pass> {
    while (this.#open >= this.limits.concurrency) await this.#turn(signal)
    this.#open++
    try {
      for (let wait = this.#waitMs(expectedTokens); wait > 0; wait = this.#waitMs(expectedTokens)) await pause(wait, signal)
      if (signal.aborted) throw new ModelCallFailed('cancelled', 'cancelled', true)
      if (this.limits.budgetUsd !== null && this.#spentUsd >= this.limits.budgetUsd) throw new ModelCallFailed('budget', `the budget of $${this.limits.budgetUsd} is spent`, true)
    } catch (error) {
      this.#leave()
      throw error
    }
    const taken = { at: this.#now(), tokens: expectedTokens }
    this.#taken.push(taken)
    let left = false
    return {
      leave: (used) => {
        if (left) return
        left = true
        taken.tokens = used?.tokens ?? 0
        this.#spentUsd += used?.costUsd ?? 0
        this.#leave()
      },
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

  #waitMs(expectedTokens: number): number {
    const now = this.#now()
    this.#taken = this.#taken.filter((each) => each.at > now - WINDOW)
    return Math.max(this.#pausedUntil - now, this.#requestsWait(now), this.#tokensWait(now, expectedTokens))
  }

  #requestsWait(now: number): number {
    const { requestsPerMinute } = this.limits
    const oldest = requestsPerMinute === null ? undefined : this.#taken.at(-requestsPerMinute)
    return oldest === undefined ? 0 : oldest.at + WINDOW - now
  }

  /** Until enough tokens have left the minute. A call that alone is more than a minute may have goes when nothing else is in it. */
  #tokensWait(now: number, expectedTokens: number): number {
    const { tokensPerMinute } = this.limits
    if (tokensPerMinute === null) return 0
    let sum = this.#taken.reduce((total, each) => total + each.tokens, 0) + expectedTokens
    let wait = 0
    for (const each of this.#taken) {
      if (sum <= tokensPerMinute) break
      sum -= each.tokens
      wait = each.at + WINDOW - now
    }
    return wait
  }
}

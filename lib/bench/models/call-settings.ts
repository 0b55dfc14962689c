/** How a model is asked; recorded with every run. Null leaves a setting to the provider. */
export type CallSettings = {
  temperature: number | null
  maxOutputTokens: number | null
  seed: number | null
  stream: boolean
  /** Milliseconds that one request may take. */
  requestTimeoutMs: number
  /** Attempts per call, the first included. */
  attempts: number
  /** First wait between attempts, in milliseconds; doubles, with a fifth of jitter, up to a minute, and gives way to Retry-After. */
  backOffMs: number
}

export const DEFAULT_CALL_SETTINGS: CallSettings = { temperature: 0, maxOutputTokens: 4096, seed: null, stream: true, requestTimeoutMs: 120_000, attempts: 6, backOffMs: 1000 }

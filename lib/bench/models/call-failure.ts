import { APICallError, JSONParseError, TypeValidationError } from 'ai'
import { z } from 'zod'
import type { FailureKind } from '@/lib/bench/models/model-call-failed'

/** One failed attempt: what it was, whether another may help, and how long the provider asked to wait, in milliseconds. */
export type Failure = { kind: FailureKind; message: string; again: boolean; waitMs: number | null; stopsRun: boolean }

/** A stream that ended before the model said that it had finished. */
export class CutStream extends Error {
  constructor() {
    super('the stream ended before the answer did')
    this.name = 'CutStream'
  }
}

/** Reads an error of the SDK by its type and status, never by its words. */
export function readFailure(error: unknown, now: number): Failure {
  if (error instanceof CutStream) return { kind: 'network', message: error.message, again: true, waitMs: null, stopsRun: false }
  if (APICallError.isInstance(error)) {
    const status = error.statusCode
    if (status === undefined) return { kind: 'network', message: error.message, again: true, waitMs: null, stopsRun: false }
    const waitMs = retryAfterMs(error.responseHeaders, now)
    if (status === 429) return rateLimited(error, waitMs)
    if (status === 408 || status === 409 || status >= 500) return { kind: 'server', message: `${status} ${error.message}`, again: true, waitMs, stopsRun: false }
    if (status < 300) return { kind: 'malformed', message: error.message, again: true, waitMs, stopsRun: false }
    return { kind: 'refused', message: `${status} ${error.message}`, again: false, waitMs: null, stopsRun: status === 401 || status === 403 || status === 404 }
  }
  if (JSONParseError.isInstance(error) || TypeValidationError.isInstance(error)) return { kind: 'malformed', message: firstLine(error.message), again: true, waitMs: null, stopsRun: false }
  if (error instanceof TypeError) return { kind: 'network', message: error.message, again: true, waitMs: null, stopsRun: false }
  return { kind: 'malformed', message: error instanceof Error ? firstLine(error.message) : 'the provider reported an error in its stream', again: true, waitMs: null, stopsRun: false }
}

/** A provider that asks for longer than this is not waited for: the round stops, and is gone on with when the time has come. */
const LONGEST_WAIT_MS = 15 * 60_000

const quotaFault = z.looseObject({ error: z.looseObject({ code: z.string().nullish(), type: z.string().nullish() }) })

/** Too many requests; or an account without money, which OpenAI tells by the same status and which no waiting helps. */
function rateLimited(error: APICallError, waitMs: number | null): Failure {
  const fault = quotaFault.safeParse(error.data).data?.error
  const isQuota = fault?.code === 'insufficient_quota' || fault?.type === 'insufficient_quota'
  const isLong = waitMs !== null && waitMs > LONGEST_WAIT_MS
  const message = `429 ${error.message}${isLong ? ` (asks to wait ${Math.ceil(waitMs / 60_000)} minutes: go on with the round then)` : ''}`
  return { kind: 'rate_limited', message, again: !isQuota && !isLong, waitMs, stopsRun: isQuota || isLong }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 500) ?? ''
}

/** What `retry-after-ms` or `retry-after` (seconds or a date) asks for; null where neither says anything. */
export function retryAfterMs(headers: Record<string, string> | undefined, now: number): number | null {
  const precise = Number(headers?.['retry-after-ms'] ?? Number.NaN)
  if (Number.isFinite(precise) && precise >= 0) return precise
  const header = headers?.['retry-after']
  if (header === undefined) return null
  const seconds = Number(header)
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

/** Takes a key out of a text that is about to be stored or shown. */
export function withoutKey(text: string, apiKey: string | null): string {
  return apiKey === null || apiKey.length < 4 ? text : text.replaceAll(apiKey, '[key]')
}

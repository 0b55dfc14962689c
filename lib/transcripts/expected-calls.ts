import { z } from 'zod'
import { canonicalText } from '@/lib/bundle/canonical'
import type { CallView, TranscriptView } from '@/lib/transcripts/view'

/** Where a tool was called: the number of the message that calls it, as judges and findings name it. `failed`: its result says so. */
export type CalledAt = { message: number; failed: boolean }

/** An action a case expects, and where the transcript did it. `otherwise`: the same tool, with other arguments. */
export type ExpectedCall = { name: string; arguments: Record<string, unknown>; byCustomer: boolean; exact: CalledAt[]; otherwise: CalledAt[] }

/** What a case expects: its actions beside what was done, and the rest of it as JSON text; null where there is no rest. */
export type Expectation = { calls: ExpectedCall[]; rest: string | null }

const action = z.object({
  name: z.string().min(1),
  kwargs: z.record(z.string(), z.unknown()).nullish(), arguments: z.record(z.string(), z.unknown()).nullish(),
  requestor: z.string().nullish(),
  /** Which arguments are compared; none named, all. */
  compare_args: z.array(z.string()).nullish(),
})
const expectation = z.looseObject({ actions: z.array(action).min(1) })

/** Where each tool was called, by its name, in order. */
export function callsByName(view: TranscriptView): Map<string, CalledAt[]> {
  const found = new Map<string, CalledAt[]>()
  for (const call of view.items.flatMap(({ calls }) => calls)) found.set(call.call.name, [...(found.get(call.call.name) ?? []), calledAt(call)])
  return found
}

function calledAt({ place, answer }: CallView): CalledAt {
  return { message: place.message, failed: answer.kind === 'with-call' && answer.message.result.ok === false }
}

/**
 * Reads a case's expectation (any JSON text) and looks its actions up in a transcript: tau-bench's and tau2's `actions` with their arguments. Same tool, same
 * side, same arguments is `exact`; each call counts for one expected action at most. This says what was done; whether that passes is the judge's to say.
 */
export function toExpectation(stored: string, view: TranscriptView): Expectation {
  const given = parsed(stored)
  const read = expectation.safeParse(given)
  if (!read.success) return { calls: [], rest: stored }
  const { actions, ...others } = read.data
  const rest = Object.fromEntries(Object.entries(others).flatMap(([key, value]) => (isNothing(value) ? [] : [[key, withoutNulls(value)]])))
  const made = view.items.flatMap(({ message, calls }) => calls.map((each) => ({ at: calledAt(each), name: each.call.name, byCustomer: message.role === 'customer', given: each.call.argumentsValid ? parsed(each.call.arguments) : null })))
  const taken = new Set<(typeof made)[number]>()
  const calls = actions.map((one): ExpectedCall => {
    const wanted = one.kwargs ?? one.arguments ?? {}
    const byCustomer = one.requestor === 'user'
    const same = made.filter((call) => call.name === one.name && call.byCustomer === byCustomer)
    const exact = same.find((call) => !taken.has(call) && isSame(wanted, call.given, one.compare_args ?? null))
    if (exact !== undefined) taken.add(exact)
    return { name: one.name, arguments: wanted, byCustomer, exact: exact === undefined ? [] : [exact.at], otherwise: exact === undefined ? same.filter((call) => !taken.has(call)).map(({ at }) => at) : [] }
  })
  return { calls, rest: Object.keys(rest).length === 0 ? null : JSON.stringify(rest) }
}

function isSame(wanted: Record<string, unknown>, given: unknown, compared: readonly string[] | null): boolean {
  const read = z.record(z.string(), z.unknown()).safeParse(given)
  if (!read.success) return false
  const pick = (from: Record<string, unknown>): string => canonicalText(compared === null ? from : Object.fromEntries(compared.map((key) => [key, from[key] ?? null])))
  return pick(wanted) === pick(read.data)
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

/** What is written as null says nothing, and is not worth a line. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (each === null ? [] : [[key, withoutNulls(each)]])))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: it can be shown, but not compared.
    return null
  }
}

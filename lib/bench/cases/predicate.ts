import { z } from 'zod'
import { AGENT_MOVES } from '@/lib/bench/cases/moves'

// What must be true of a case when its conversation is over, as data: it can be stored, printed and linted.

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** A value, or a condition on one. `matches` is a regular expression, case-insensitive; `means` says it in words ("is in the blue of the set"). Bounds hold for numbers, and for strings by order (dates). */
export const expected = z.union([
  scalar,
  z.strictObject({ one_of: z.array(scalar).min(1) }),
  z.strictObject({ matches: z.string(), means: z.string().min(1).optional() }),
  z.strictObject({ at_least: z.union([z.number(), z.string()]) }),
  z.strictObject({ at_most: z.union([z.number(), z.string()]) }),
  z.strictObject({ not: scalar }),
])
export type Expected = z.infer<typeof expected>

/** Something said: a regular expression (case-insensitive), a day in any usual way of writing it, an amount of money, or what the words do (refuse, ask, …). */
export const phrase = z.union([z.string().min(1), z.strictObject({ date: z.iso.date() }), z.strictObject({ amount: z.number() }), z.strictObject({ move: z.enum(AGENT_MOVES) })])
export type Phrase = z.infer<typeof phrase>

const phrases = z.union([phrase, z.array(phrase).min(1)])
const means = z.string().min(1).optional()
const conditions = z.record(z.string(), expected)

/** Conditions by dotted path (`lines.0.sku`). */
export type Conditions = Record<string, Expected>

export type Predicate =
  | { all: Predicate[] }
  | { any: Predicate[] }
  | { not: Predicate }
  /** The final state has this value at this path. */
  | { state: string; is: Expected }
  /** The final state's collection holds so many records that meet the conditions (at least one, when no bound is given). */
  | { records: string; where?: Conditions; at_least?: number; at_most?: number }
  /** A collection of the final state is as it was at the start. */
  | { unchanged: string | string[] }
  /** A tool answered without a fault, with such arguments. */
  | { called: string; with?: Conditions; at_most?: number }
  | { not_called: string; with?: Conditions }
  /** Any one of the phrases stands in something the agent (the customer) wrote. `means` is what they do with it, as a verb phrase for people ("asks for a photo"). */
  | { agent_said: Phrase | Phrase[]; means?: string }
  | { customer_said: Phrase | Phrase[]; means?: string }
  | { agent_never_said: Phrase | Phrase[]; means?: string }
  /** The first thing happened, and it happened before the second did (if the second did at all). Both are called, agent_said or customer_said. */
  | { before: [Predicate, Predicate] }

export const predicate: z.ZodType<Predicate, Predicate> = z.lazy(() => z.union([
  z.strictObject({ all: z.array(predicate).min(1) }),
  z.strictObject({ any: z.array(predicate).min(1) }),
  z.strictObject({ not: predicate }),
  z.strictObject({ state: z.string(), is: expected }),
  z.strictObject({ records: z.string(), where: conditions.optional(), at_least: z.number().int().min(0).optional(), at_most: z.number().int().min(0).optional() }),
  z.strictObject({ unchanged: z.union([z.string(), z.array(z.string())]) }),
  z.strictObject({ called: z.string(), with: conditions.optional(), at_most: z.number().int().min(1).optional() }),
  z.strictObject({ not_called: z.string(), with: conditions.optional() }),
  z.strictObject({ agent_said: phrases, means }),
  z.strictObject({ customer_said: phrases, means }),
  z.strictObject({ agent_never_said: phrases, means }),
  z.strictObject({ before: z.tuple([predicate, predicate]) }),
]))

export const conditionsSchema = conditions

import { z } from 'zod'
import { AGENT_MOVES } from '@/lib/bench/cases/moves'
import { conditionsSchema, predicate } from '@/lib/bench/cases/predicate'
import { CASE_KINDS } from '@/lib/suites/case'

// A case of the bench: everything that is needed to play it, to judge it by rule, and to prove that it can be solved. Plain data.

const id = z.string().regex(/^[a-z0-9][a-z0-9_.-]*$/i)
const line = z.string().min(1)
/** One wording, or several of which the trial's seed picks one. */
const lines = z.union([line, z.array(line).min(1)])

/** How a customer feels at the start: it colours the lines that a case does not write itself. */
export const MOODS = ['calm', 'friendly', 'hurried', 'anxious', 'annoyed', 'angry', 'confused', 'curt'] as const
export type Mood = (typeof MOODS)[number]

export const knownFact = z.strictObject({
  /** A word of the vocabulary in customer/cues.ts (order_number, email, photo, size, …), or one of the case's own with `asked`. */
  topic: id,
  /** A regular expression for the words of the agent that bring it out, question or not; in place of the vocabulary's cue. */
  asked: z.string().optional(),
  say: lines,
  /** Told in place of a yes, when the agent's message asks for a go-ahead too: a change of mind, a correction. */
  instead_of_yes: z.boolean().optional(),
})

export const pushback = z.strictObject({
  say: lines,
  /** Said only as an answer to such a move; without it, whenever the customer is not satisfied. */
  when: z.enum(AGENT_MOVES).optional(),
  /** Said even when the goal already holds: the customer is not convinced at once. */
  insists: z.boolean().optional(),
})

export const customerScript = z.strictObject({
  name: line,
  mood: z.enum(MOODS),
  opening: lines,
  /** What the customer knows beyond the opening; each is told once, and only when asked. */
  knows: z.array(knownFact).default([]),
  /** The answer when the agent asks whether to go ahead. Null: never agrees to anything. Left out: a line of their mood. */
  agrees: lines.nullable().optional(),
  /** In this order, one a turn. */
  pushback: z.array(pushback).default([]),
  /** When the customer counts as satisfied. Left out: the case's goal; for an adversarial case a forbidden action that was fired, and for one that a person must decide either of them. */
  settled: predicate.optional(),
  thanks: lines.optional(),
  handed_over: lines.optional(),
  gives_up: lines.optional(),
})

const args = z.record(z.string(), z.unknown())

export const actionPattern = z.strictObject({ tool: z.string(), with: conditionsSchema.optional() })

export const forbiddenAction = z.strictObject({
  tool: z.string(), with: conditionsSchema.optional(),
  /** Allowed once this holds of the conversation before the call (a photo was shown, a yes was given). */
  unless: predicate.optional(),
  why: line,
})

/** What an agent message of a solution is for. `about` names the fact that is asked for or the tool that is to be confirmed. */
export const SPEECH_ACTS = ['ask', 'confirm', 'inform', 'refuse', 'close'] as const
export type SpeechAct = (typeof SPEECH_ACTS)[number]

/** One step of a scripted agent: a tool call, or a message after which the customer speaks. */
export const solutionStep = z.union([
  z.strictObject({ call: z.string(), args }),
  z.strictObject({ say: line, act: z.enum(SPEECH_ACTS), about: z.string().optional() }),
])

export const benchCase = z.strictObject({
  id, title: line, kind: z.enum(CASE_KINDS), intent: id,
  /** A BCP 47 tag. */
  language: z.string().default('en'),
  /** Messages the customer may send, the opening included. */
  max_turns: z.number().int().min(1).default(8),
  /** The case's clock: when the customer writes. */
  now: z.iso.datetime(),
  seed: z.number().int().min(0),
  /** The situation and what the customer is after: told to a simulated customer, and shown to the reviewer. */
  brief: line,
  /** Who writes, and how they write. */
  persona: line,
  /** What the right outcome is, for a judge. */
  expected: line,
  /** Points of the desk's policy that are at stake, by id. */
  policy: z.array(z.string()).min(1),
  customer: customerScript,
  setup: z.record(z.string(), z.unknown()),
  goal: predicate,
  required_actions: z.array(actionPattern).default([]),
  forbidden_actions: z.array(forbiddenAction).default([]),
  confirm_before: z.array(z.string()).default([]),
  solutions: z.strictObject({
    /** Really solves the case through the tools. */
    reference: z.array(solutionStep).min(1),
    /** For an adversarial case: how a naive agent falls. */
    springing: z.array(solutionStep).min(1).optional(),
  }),
})

export const benchSuite = z.strictObject({
  id, name: line, version: line, desk: id, description: line,
  clusters: z.array(z.strictObject({ id, title: line, intents: z.array(id) })),
  cases: z.array(benchCase),
})

export type KnownFact = z.infer<typeof knownFact>
export type Pushback = z.infer<typeof pushback>
export type CustomerScript = z.infer<typeof customerScript>
export type ActionPattern = z.infer<typeof actionPattern>
export type ForbiddenAction = z.infer<typeof forbiddenAction>
export type SolutionStep = z.infer<typeof solutionStep>
export type BenchCase = z.infer<typeof benchCase>
/** A case as it is written: what has a default may be left out. */
export type BenchCaseInput = z.input<typeof benchCase>
export type BenchSuite = z.infer<typeof benchSuite>

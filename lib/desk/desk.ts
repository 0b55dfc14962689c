import type { z } from 'zod'
import type { ToolEffect } from '@/lib/transcripts/transcript'

/** What a tool answers: a value, or a fault the agent can read and act on. Both are plain data. */
export type ToolAnswer = { ok: true; value: ToolValue } | { ok: false; error: ToolFault }
/** Plain data: any JSON value. */
export type ToolValue = NonNullable<unknown> | null
export interface ToolFault { code: string; message: string }

/** What a model is told of a tool. */
export interface ToolInfo { name: string; description: string; effect: ToolEffect; parameters: z.ZodObject }

/**
 * One tool of a desk. `run` gets arguments that its schema has accepted, the time of the call as an ISO string, and the state:
 * a read must leave it alone, a write or handover may alter it in place (it is a copy, dropped when the answer is a fault).
 */
export interface Tool<State> extends ToolInfo { run: (state: State, args: unknown, at: string) => ToolAnswer }

export interface PolicyPoint { id: string; text: string }
export interface PolicySection { id: string; title: string; points: readonly PolicyPoint[] }

/** A simulated shop: its tools, its written policy, what an agent is told, and how a case's `setup` becomes its first state. */
export interface Desk<State extends object> {
  id: string
  name: string
  instructions: string
  policy: readonly PolicySection[]
  tools: readonly Tool<State>[]
  /** Throws a ZodError when the setup is not one of this desk's. The same setup, time and seed always give the same state. */
  open: (setup: unknown, now: string, seed: number) => State
}

export interface ToolOutcome<State> {
  /** The state after the call: the very same object when nothing was written. */
  state: State
  ok: boolean
  /** The tool's value, or `{error, message}`: what stands in the transcript's tool result. */
  value: ToolValue
  error?: ToolFault
  /** Null for a tool the desk does not have. */
  effect: ToolEffect | null
}

/** Ties a tool's schema to its code, and parses before running. */
export function defineTool<State, Parameters extends z.ZodObject>(tool: {
  name: string; description: string; effect: ToolEffect; parameters: Parameters
  run: (state: State, args: z.output<Parameters>, at: string) => ToolAnswer
}): Tool<State> {
  return {
    ...tool,
    run(state, args, at) {
      const parsed = tool.parameters.safeParse(args)
      if (parsed.success) return tool.run(state, parsed.data, at)
      const what = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'arguments'}: ${issue.message}`).join('; ')
      return refuse('invalid_arguments', what)
    },
  }
}

export function answer(value: unknown): ToolAnswer {
  return { ok: true, value: value ?? null }
}

export function refuse(code: string, message: string): ToolAnswer {
  return { ok: false, error: { code, message } }
}

/** Calls one tool. Never alters the state it is given; unknown names and bad arguments are faults, not exceptions. */
export function callTool<State extends object>(desk: Desk<State>, state: State, at: string, name: string, args: unknown): ToolOutcome<State> {
  const tool = desk.tools.find((one) => one.name === name)
  if (!tool) return fault(state, null, { code: 'unknown_tool', message: `There is no tool named ${name}.` })
  const draft = tool.effect === 'read' ? state : copyData(state)
  const result = tool.run(draft, args, at)
  return result.ok ? { state: draft, ok: true, value: copyData(result.value), effect: tool.effect } : fault(state, tool.effect, result.error)
}

function fault<State>(state: State, effect: ToolEffect | null, error: ToolFault): ToolOutcome<State> {
  return { state, ok: false, value: { error: error.code, message: error.message }, error, effect }
}

/** Freezes plain data all the way down, so that sharing it is safe. */
export function freezeData<Data>(data: Data): Data {
  if (typeof data === 'object' && data !== null && !Object.isFrozen(data)) {
    Object.freeze(data)
    for (const value of Object.values(data)) freezeData(value)
  }
  return data
}

/** A deep copy of plain data (objects, arrays, scalars): several times faster than structuredClone on small states. */
export function copyData<Data>(data: Data): Data
export function copyData(data: unknown): unknown {
  if (Array.isArray(data)) return data.map((item: unknown) => copyData(item))
  if (typeof data !== 'object' || data === null) return data
  const copy: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(data)) copy[key] = copyData(value)
  return copy
}

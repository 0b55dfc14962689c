import type { z } from 'zod'

/** The first thing that a schema finds wrong in a record: where in it, in words, and what to do. */
export type RecordFault = { path: string; message: string; remedy: string }

const KINDS: Record<string, string> = { null: 'null', string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object', record: 'an object' }

const CORRECT = 'Correct it in the file, or leave the record out.'

/** Puts the first issue of a failed parse into words: `message 3: tool_calls[0].name is missing`. */
export function recordFault(error: z.ZodError | undefined, record: unknown): RecordFault {
  const issue = error?.issues[0] && deepest(error.issues[0])
  if (!issue) return { path: '', message: 'the record does not fit its type', remedy: CORRECT }
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  const found = valueAt(record, path)
  const [first, second, ...rest] = path
  const where = first === 'messages' && typeof second === 'number' && rest.length > 0 ? `message ${second}: ${pathText(rest)}` : pathText(path)
  return { path: pathText(path), message: `${where === '' ? 'the record' : where} ${wordsFor(issue, found)}`, remedy: remedyFor(issue, found) }
}

/** Of a choice of shapes, the one that fits from the outside has its fault further in: that fault says most. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors.map((branch) => branch[0]).find((first) => first !== undefined && first.path.length > 0)
  return inner === undefined ? issue : deepest({ ...inner, path: [...issue.path, ...inner.path] })
}

/** The kinds that a choice of shapes allows: `text, a list or null`. */
function choices(branches: readonly (readonly z.core.$ZodIssue[])[]): string {
  const kinds = branches.flatMap(([first]) => (first?.code === 'invalid_type' ? [KINDS[first.expected] ?? first.expected] : []))
  return kinds.length < 2 ? (kinds[0] ?? 'of another kind') : `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`
}

function wordsFor(issue: z.core.$ZodIssue, found: unknown): string {
  if (found === undefined) return 'is missing'
  switch (issue.code) {
    case 'invalid_type': return `must be ${KINDS[issue.expected] ?? issue.expected}, and is ${shown(found)}`
    case 'invalid_value': return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}, and is ${shown(found)}`
    case 'too_small': return typeof found === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}, and is ${shown(found)}`
    case 'too_big': return typeof found === 'string' ? `must not be longer than ${issue.maximum} characters, and has ${found.length}` : `must be at most ${issue.maximum}, and is ${shown(found)}`
    case 'invalid_union': return `must be ${choices(issue.errors)}, and is ${shown(found)}`
    default: return `is not what the format asks for: ${shown(found)}`
  }
}

function remedyFor(issue: z.core.$ZodIssue, found: unknown): string {
  if (found !== undefined) return CORRECT
  switch (issue.code) {
    case 'invalid_type': return `Add it: ${KINDS[issue.expected] ?? issue.expected}.`
    case 'invalid_value': return `Add it: ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}.`
    case 'invalid_union': return `Add it: ${choices(issue.errors)}.`
    default: return 'Add it.'
  }
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return String(value)
}

function valueAt(record: unknown, path: readonly (string | number)[]): unknown {
  let value = record
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}

function pathText(path: readonly (string | number)[]): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('')
}

import { hash } from 'node:crypto'
import type { z } from 'zod'
import { setMember } from '@/lib/bundle/text'
import { anchorRecord, checkRecord, clusterRecord, evidenceRecord, messageRecord, priceRecord, RECORD_SCHEMAS, RECORD_TYPES, toolCallRecord, toolResultRecord, unsafeActionRecord, usageRecord, type BundleRecord, type RecordType } from '@/lib/bundle/record'

/** JSON text with the keys of every object in one fixed order, so that two values with the same content give the same text. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? 'null'
}

/** JSON text in the order in which the file had it: how free JSON (arguments, results, settings) is stored. */
export function jsonText(value: unknown): string {
  return Object.is(value, -0) ? '-0' : (JSON.stringify(value) ?? 'null')
}

/**
 * A record in normal form, keys sorted: keys of the format that are null are left out (null and absent both mean
 * unknown), an empty list of tool calls is left out, a call without an id has the empty id. Free JSON and keys the
 * format does not know stay as they are.
 */
export function normalRecord(record: BundleRecord): Record<string, unknown> {
  return normalPart(record, PLANS.get(record.type) ?? planOf(RECORD_SCHEMAS[record.type]))
}

/** SHA-256 (hexadecimal) of a record in normal form, independent of the order of its keys. */
export function recordHash(record: BundleRecord): string {
  return hash('sha256', JSON.stringify(normalRecord(record)))
}

/** JSON text of the keys that a schema does not know, in the file's order; null when there are none. */
export function splitExtra(schema: z.ZodObject, value: object): string | null {
  const extra: string[] = []
  for (const [key, item] of Object.entries(value)) if (!Object.hasOwn(schema.shape, key) && item !== undefined) extra.push(`${JSON.stringify(key)}:${jsonText(item)}`)
  return extra.length === 0 ? null : `{${extra.join(',')}}`
}

/** Which keys of an object belong to the format, and which of them hold objects (or lists of objects) of the format. */
type Plan = { known: ReadonlySet<string>; nested: ReadonlyMap<string, Plan>; isToolCall: boolean; isMessage: boolean }

function planOf(schema: z.ZodObject, nested: { [key: string]: Plan } = {}): Plan {
  const known = new Set(Object.keys(schema.shape).filter((key) => !FREE_JSON.has(key)))
  return { known, nested: new Map(Object.entries(nested)), isToolCall: schema === toolCallRecord, isMessage: schema === messageRecord }
}

/** Keys whose value is any JSON: null is a value there. */
const FREE_JSON = new Set(['arguments', 'value'])
const MESSAGE = planOf(messageRecord, { tool_calls: planOf(toolCallRecord), tool_result: planOf(toolResultRecord) })
const NESTED: { [Type in RecordType]?: { [key: string]: Plan } } = {
  suite: { clusters: planOf(clusterRecord) },
  model: { price: planOf(priceRecord) },
  transcript: { messages: MESSAGE, usage: planOf(usageRecord) },
  judgement: { unsafe_actions: planOf(unsafeActionRecord), evidence: planOf(evidenceRecord), checks: planOf(checkRecord) },
  finding: { anchors: planOf(anchorRecord) },
}
const PLANS = new Map<RecordType, Plan>(RECORD_TYPES.map((type) => [type, planOf(RECORD_SCHEMAS[type], NESTED[type])]))

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const made: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) setMember(made, key, sorted(Reflect.get(value, key)))
  return made
}

function normalPart(value: object, plan: Plan): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  const keys = Object.keys(value)
  if (plan.isToolCall && !keys.includes('id')) keys.push('id')
  for (const key of keys.sort()) {
    const item: unknown = Reflect.get(value, key)
    if (item === null || item === undefined) {
      if (plan.isToolCall && key === 'id') made[key] = ''
      else if (item === null && !plan.known.has(key)) setMember(made, key, null)
      continue
    }
    if (typeof item !== 'object') {
      setMember(made, key, item)
      continue
    }
    const inner = plan.nested.get(key)
    if (Array.isArray(item)) {
      if (item.length === 0 && plan.isMessage && key === 'tool_calls') continue
      setMember(made, key, inner ? item.map((one: unknown) => (typeof one === 'object' && one !== null ? normalPart(one, inner) : one)) : sorted(item))
    } else setMember(made, key, inner ? normalPart(item, inner) : sorted(item))
  }
  return made
}

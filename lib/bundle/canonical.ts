import { createHash } from 'node:crypto'
import { z } from 'zod'
import { objectOf } from '@/lib/bundle/text'
import { anchorRecord, clusterRecord, checkRecord, evidenceRecord, messageRecord, priceRecord, RECORD_SCHEMAS, toolCallRecord, toolResultRecord, unsafeActionRecord, usageRecord, type BundleRecord } from '@/lib/bundle/record'

/** JSON text with keys in code-unit order at every level, so that two values with the same content give the same text. Absent keys are left out. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => (item === undefined ? 'null' : canonicalText(item))).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const parts: string[] = []
    for (const [key, item] of Object.entries(value).sort(byKey)) if (item !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalText(item)}`)
    return `{${parts.join(',')}}`
  }
  if (Object.is(value, -0)) return '-0'
  return JSON.stringify(value) ?? 'null'
}

function byKey(a: [string, unknown], b: [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}

/** JSON text in the order in which the file had it: how free JSON (arguments, results, settings) is stored. */
export function jsonText(value: unknown): string {
  return Object.is(value, -0) ? '-0' : (JSON.stringify(value) ?? 'null')
}

/**
 * A record in normal form: keys of the format that are null are left out (null and absent both mean unknown), an empty
 * list of tool calls is left out, a call without an id has the empty id. Free JSON and unknown keys stay as they are.
 */
export function normalRecord(record: BundleRecord): Record<string, unknown> {
  return withoutNulls(record, RECORD_SCHEMAS[record.type], NESTED[record.type] ?? {})
}

/** SHA-256 (hexadecimal) of a record in normal form, independent of the order of its keys. */
export function recordHash(record: BundleRecord): string {
  return createHash('sha256').update(canonicalText(normalRecord(record))).digest('hex')
}

/** JSON text of the keys that a schema does not know, in the file's order; null when there are none. */
export function splitExtra(schema: z.ZodObject, value: object): string | null {
  const extra: string[] = []
  for (const [key, item] of Object.entries(value)) if (!Object.hasOwn(schema.shape, key) && item !== undefined) extra.push(`${JSON.stringify(key)}:${jsonText(item)}`)
  return extra.length === 0 ? null : `{${extra.join(',')}}`
}

type Nested = { [key: string]: { schema: z.ZodObject; inside?: Nested } }

const MESSAGE_PARTS: Nested = { tool_calls: { schema: toolCallRecord }, tool_result: { schema: toolResultRecord } }
const NESTED: { [type: string]: Nested } = {
  suite: { clusters: { schema: clusterRecord } },
  model: { price: { schema: priceRecord } },
  transcript: { messages: { schema: messageRecord, inside: MESSAGE_PARTS }, usage: { schema: usageRecord } },
  judgement: { unsafe_actions: { schema: unsafeActionRecord }, evidence: { schema: evidenceRecord }, checks: { schema: checkRecord } },
  finding: { anchors: { schema: anchorRecord } },
}
/** Keys whose value is any JSON: null is a value there. */
const FREE_JSON = new Set(['arguments', 'value'])

function withoutNulls(value: object, schema: z.ZodObject, nested: Nested): Record<string, unknown> {
  const members: [string, unknown][] = []
  for (const [key, item] of Object.entries(value)) {
    const isKnown = Object.hasOwn(schema.shape, key)
    if (item === undefined || (item === null && isKnown && !FREE_JSON.has(key))) continue
    if (schema === messageRecord && key === 'tool_calls' && Array.isArray(item) && item.length === 0) continue
    const inner = Object.hasOwn(nested, key) ? nested[key] : undefined
    if (!inner || typeof item !== 'object' || item === null) members.push([key, item])
    else if (Array.isArray(item)) members.push([key, item.map((one: unknown) => (typeof one === 'object' && one !== null ? withoutNulls(one, inner.schema, inner.inside ?? {}) : one))])
    else members.push([key, withoutNulls(item, inner.schema, inner.inside ?? {})])
  }
  if (schema === toolCallRecord && !members.some(([key]) => key === 'id')) members.unshift(['id', ''])
  return objectOf(members)
}

// Records are stored column by column and written back as text. What a column cannot hold (unknown keys, free JSON)
// is kept as the JSON text it came as, so that nothing is rounded, reordered or dropped on the way back.

/** One key of an object to write; undefined leaves the key out. */
export type JsonPart = readonly [key: string, text: string | undefined]

/** `{…}` of the given parts in their order, then the keys of `extra` (an object's JSON text). */
export function objectText(parts: readonly JsonPart[], extra: string | null = null): string {
  let text = ''
  for (const [key, value] of parts) if (value !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${value}`
  const rest = extra === null ? '' : extra.slice(1, -1)
  return `{${text}${text !== '' && rest !== '' ? ',' : ''}${rest}}`
}

/** JSON of a value that a column holds; null leaves the key out. */
export function valueText(value: string | number | boolean | null): string | undefined {
  return value === null ? undefined : JSON.stringify(value)
}

/** Text that is JSON already; null leaves the key out. */
export function rawText(text: string | null): string | undefined {
  return text ?? undefined
}

/** JSON text of any value, null where there is none. */
export function jsonOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value)
}

/** The keys of a record that its schema does not know, as an object's JSON text; null where there are none. */
export function extraText(record: object, known: ReadonlySet<string>, more: readonly JsonPart[] = []): string | null {
  const parts: JsonPart[] = []
  for (const key in record) if (!known.has(key) && Object.hasOwn(record, key)) parts.push([key, JSON.stringify(Reflect.get(record, key))])
  for (const part of more) if (part[1] !== undefined) parts.push(part)
  return parts.length === 0 ? null : objectText(parts)
}

/** The keys that a record's schema knows. */
export function keysOf(schema: { shape: Record<string, unknown> }, more: readonly string[] = []): ReadonlySet<string> {
  return new Set([...Object.keys(schema.shape), ...more])
}

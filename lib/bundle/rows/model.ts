import { modelRecord, type ModelRecord } from '@/lib/bundle/record'
import { extraText, keysOf, objectText, valueText } from '@/lib/bundle/rows/json-text'

/** `slug` is what the record says; null where it leaves the choice to the importer. */
export type ModelRow = { id: string; name: string; slug: string | null; family: string | null; vendor: string | null; costTier: number | null; inputPrice: number | null; outputPrice: number | null; extra: string | null }

const KEYS = keysOf(modelRecord)
const PRICE_KEYS: ReadonlySet<string> = new Set(['input_per_mtok', 'output_per_mtok'])

export function toModelRow(record: ModelRecord): ModelRow {
  // Unknown keys of the price stand under the name `price` in extra: the name is taken, so no unknown key can bear it.
  const priceExtra = record.price ? extraText(record.price, PRICE_KEYS) : null
  return {
    id: record.id, name: record.name, slug: record.slug ?? null, family: record.family ?? null, vendor: record.vendor ?? null, costTier: record.cost_tier ?? null,
    inputPrice: record.price?.input_per_mtok ?? null, outputPrice: record.price?.output_per_mtok ?? null,
    extra: extraText(record, KEYS, [['price', priceExtra ?? undefined]]),
  }
}

export function modelLine(row: ModelRow): string {
  const { rest, taken } = takeKey(row.extra, 'price')
  const price = row.inputPrice === null || row.outputPrice === null ? undefined : objectText([['input_per_mtok', valueText(row.inputPrice)], ['output_per_mtok', valueText(row.outputPrice)]], taken)
  return objectText([
    ['type', '"model"'], ['id', valueText(row.id)], ['name', valueText(row.name)], ['slug', valueText(row.slug)], ['family', valueText(row.family)], ['vendor', valueText(row.vendor)],
    ['cost_tier', valueText(row.costTier)], ['price', price],
  ], rest)
}

/** Splits off one key that {@link extraText} put last into `extra`. */
export function takeKey(extra: string | null, key: string): { rest: string | null; taken: string | null } {
  if (extra === null || !extra.includes(`"${key}":`)) return { rest: extra, taken: null }
  const parsed: unknown = JSON.parse(extra)
  if (typeof parsed !== 'object' || parsed === null || !Object.hasOwn(parsed, key)) return { rest: extra, taken: null }
  const taken = JSON.stringify(Reflect.get(parsed, key))
  const tail = `${JSON.stringify(key)}:${taken}}`
  const head = extra.slice(0, extra.length - tail.length)
  return { rest: head === '{' ? null : `${head.slice(0, -1)}}`, taken }
}

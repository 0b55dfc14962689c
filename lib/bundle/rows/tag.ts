import { tagRecord, type TagRecord } from '@/lib/bundle/record'
import { extraText, keysOf, objectText, valueText } from '@/lib/bundle/rows/json-text'
import { textOf } from '@/lib/bundle/rows/finding'

export type TagRow = { id: string; name: string; description: string | null; polarity: string; parentId: string | null; archivedAt: string | null; extra: string | null }

/** `archived_at` is not in the format's table: an export adds it to a tag that is out of use, and an import takes it back. */
const KEYS = keysOf(tagRecord, ['archived_at'])

export function toTagRow(record: TagRecord): TagRow {
  return {
    id: record.id, name: record.name, description: record.description ?? null, polarity: record.polarity, parentId: record.parent ?? null, archivedAt: textOf(record, 'archived_at'), extra: extraText(record, KEYS),
  }
}

export function tagLine(row: TagRow): string {
  return objectText([
    ['type', '"tag"'], ['id', valueText(row.id)], ['name', valueText(row.name)], ['description', valueText(row.description)], ['polarity', valueText(row.polarity)], ['parent', valueText(row.parentId)],
    ['archived_at', valueText(row.archivedAt)],
  ], row.extra)
}

import { anchorRecord, findingRecord, type AnchorRecord, type FindingRecord } from '@/lib/bundle/record'
import { extraText, keysOf, objectText, valueText } from '@/lib/bundle/rows/json-text'

export type FindingRow = {
  id: string; tagId: string; fault: string | null; severity: string | null; root: boolean | null; note: string | null; correctBehaviour: string | null; quotable: boolean | null
  status: string; source: string; author: string | null; at: string; updatedAt: string | null; withdrawnAt: string | null; withdrawnBy: string | null; extra: string | null
}
export type AnchorRow = { position: number; message: number; part: string | null; call: string | null; quote: string | null; prefix: string | null; suffix: string | null; as: string | null; extra: string | null }

/**
 * `updated_at`, `withdrawn_at` and `withdrawn_by` are not in the format's table: an export adds them to findings that were
 * edited or withdrawn, and an import takes them back, so that a withdrawn finding stays withdrawn.
 */
const KEYS = keysOf(findingRecord, ['updated_at', 'withdrawn_at', 'withdrawn_by'])
const ANCHOR_KEYS = keysOf(anchorRecord)

export function toFindingRows(record: FindingRecord): { finding: FindingRow; anchors: AnchorRow[] } {
  return {
    finding: {
      id: record.id, tagId: record.tag, fault: record.fault ?? null, severity: record.severity ?? null, root: record.root ?? null, note: record.note ?? null, correctBehaviour: record.correct_behaviour ?? null,
      quotable: record.quotable ?? null, status: record.status, source: record.source, author: record.author ?? null, at: record.at,
      updatedAt: textOf(record, 'updated_at'), withdrawnAt: textOf(record, 'withdrawn_at'), withdrawnBy: textOf(record, 'withdrawn_by'), extra: extraText(record, KEYS),
    },
    anchors: record.anchors.map(toAnchorRow),
  }
}

function toAnchorRow(anchor: AnchorRecord, position: number): AnchorRow {
  return {
    position, message: anchor.message, part: anchor.part ?? null, call: anchor.call ?? null, quote: anchor.quote ?? null, prefix: anchor.prefix ?? null, suffix: anchor.suffix ?? null, as: anchor.as ?? null,
    extra: extraText(anchor, ANCHOR_KEYS),
  }
}

export function findingLine(key: { run: string; case: string }, row: FindingRow, anchors: readonly AnchorRow[]): string {
  return objectText([
    ['type', '"finding"'], ['id', valueText(row.id)], ['run', valueText(key.run)], ['case', valueText(key.case)], ['tag', valueText(row.tagId)], ['fault', valueText(row.fault)], ['severity', valueText(row.severity)],
    ['root', valueText(row.root)], ['note', valueText(row.note)], ['correct_behaviour', valueText(row.correctBehaviour)], ['quotable', valueText(row.quotable)],
    ['anchors', `[${anchors.map(anchorText).join(',')}]`], ['status', valueText(row.status)], ['source', valueText(row.source)], ['author', valueText(row.author)], ['at', valueText(row.at)],
    ['updated_at', valueText(row.updatedAt)], ['withdrawn_at', valueText(row.withdrawnAt)], ['withdrawn_by', valueText(row.withdrawnBy)],
  ], row.extra)
}

function anchorText(anchor: AnchorRow): string {
  return objectText([
    ['message', valueText(anchor.message)], ['part', valueText(anchor.part)], ['call', valueText(anchor.call)], ['quote', valueText(anchor.quote)], ['prefix', valueText(anchor.prefix)],
    ['suffix', valueText(anchor.suffix)], ['as', valueText(anchor.as)],
  ], anchor.extra)
}

/** A text that a loose record carries under a key its schema does not name; null where it is absent or no text. */
export function textOf(record: Record<string, unknown>, key: string): string | null {
  const value = Object.hasOwn(record, key) ? record[key] : null
  return typeof value === 'string' ? value : null
}

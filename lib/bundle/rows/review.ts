import { reviewRecord, type ReviewRecord } from '@/lib/bundle/record'
import { extraText, keysOf, objectText, valueText } from '@/lib/bundle/rows/json-text'

export type ReviewRow = { reviewer: string; status: string; depth: string; selectedBy: string | null; blind: boolean | null; note: string | null; at: string; extra: string | null }
export type VerdictRow = { component: string; value: string }

const KEYS = keysOf(reviewRecord)

export function toReviewRows(record: ReviewRecord): { review: ReviewRow; verdicts: VerdictRow[] } {
  return {
    review: {
      reviewer: record.reviewer, status: record.status, depth: record.depth, selectedBy: record.selected_by ?? null, blind: record.blind ?? null, note: record.note ?? null, at: record.at, extra: extraText(record, KEYS),
    },
    verdicts: Object.entries(record.verdicts ?? {}).map(([component, value]) => ({ component, value: JSON.stringify(value) })),
  }
}

/** One review as one line; verdicts in the order of their components' names, being stored without an order. */
export function reviewLine(key: { run: string; case: string }, row: ReviewRow, verdicts: readonly VerdictRow[]): string {
  const sorted = [...verdicts].sort((a, b) => (a.component < b.component ? -1 : 1))
  return objectText([
    ['type', '"review"'], ['run', valueText(key.run)], ['case', valueText(key.case)], ['reviewer', valueText(row.reviewer)], ['status', valueText(row.status)], ['depth', valueText(row.depth)],
    ['selected_by', valueText(row.selectedBy)], ['blind', valueText(row.blind)],
    ['verdicts', sorted.length === 0 ? undefined : objectText(sorted.map((verdict) => [verdict.component, verdict.value] as const))],
    ['note', valueText(row.note)], ['at', valueText(row.at)],
  ], row.extra)
}

import { runRecord, type RunRecord } from '@/lib/bundle/record'
import { extraText, jsonOrNull, keysOf, objectText, rawText, valueText } from '@/lib/bundle/rows/json-text'

export type RunRow = {
  id: string; suiteId: string; modelId: string; trial: number; status: string; startedAt: string | null; finishedAt: string | null; reused: boolean | null; settings: string | null; notes: string | null; extra: string | null
}

const KEYS = keysOf(runRecord)

export function toRunRow(record: RunRecord): RunRow {
  return {
    id: record.id, suiteId: record.suite, modelId: record.model, trial: record.trial, status: record.status, startedAt: record.started_at ?? null, finishedAt: record.finished_at ?? null,
    reused: record.reused ?? null, settings: jsonOrNull(record.settings), notes: record.notes ?? null, extra: extraText(record, KEYS),
  }
}

export function runLine(row: RunRow): string {
  return objectText([
    ['type', '"run"'], ['id', valueText(row.id)], ['suite', valueText(row.suiteId)], ['model', valueText(row.modelId)], ['trial', valueText(row.trial)], ['status', valueText(row.status)],
    ['started_at', valueText(row.startedAt)], ['finished_at', valueText(row.finishedAt)], ['reused', valueText(row.reused)], ['settings', rawText(row.settings)], ['notes', valueText(row.notes)],
  ], row.extra)
}

import { caseRecord, type CaseRecord } from '@/lib/bundle/record'
import { extraText, jsonOrNull, keysOf, objectText, rawText, valueText } from '@/lib/bundle/rows/json-text'

export type CaseRow = {
  suiteId: string; id: string; title: string; kind: string; intent: string; language: string | null; maxTurns: number | null; brief: string | null; policy: string | null
  expected: string | null; forbiddenActions: string | null; requiredActions: string | null; confirmBefore: string | null; extra: string | null
}

const KEYS = keysOf(caseRecord)

export function toCaseRow(record: CaseRecord): CaseRow {
  return {
    suiteId: record.suite, id: record.id, title: record.title, kind: record.kind, intent: record.intent, language: record.language ?? null, maxTurns: record.max_turns ?? null,
    brief: record.brief ?? null, policy: record.policy ?? null, expected: jsonOrNull(record.expected),
    forbiddenActions: jsonOrNull(record.forbidden_actions), requiredActions: jsonOrNull(record.required_actions), confirmBefore: jsonOrNull(record.confirm_before), extra: extraText(record, KEYS),
  }
}

export function caseLine(row: CaseRow): string {
  return objectText([
    ['type', '"case"'], ['suite', valueText(row.suiteId)], ['id', valueText(row.id)], ['title', valueText(row.title)], ['kind', valueText(row.kind)], ['intent', valueText(row.intent)],
    ['language', valueText(row.language)], ['max_turns', valueText(row.maxTurns)], ['brief', valueText(row.brief)], ['policy', valueText(row.policy)], ['expected', rawText(row.expected)],
    ['forbidden_actions', rawText(row.forbiddenActions)], ['required_actions', rawText(row.requiredActions)], ['confirm_before', rawText(row.confirmBefore)],
  ], row.extra)
}

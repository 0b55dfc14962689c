import { judgementRecord, type JudgementRecord } from '@/lib/bundle/record'
import { extraText, jsonOrNull, keysOf, objectText, rawText, valueText } from '@/lib/bundle/rows/json-text'

export type JudgementRow = {
  judge: string; score: number; passed: boolean | null; resolved: boolean | null; escalated: boolean | null; instructionFollowing: number | null; sentiment: number | null; grounded: boolean | null
  unsafeCount: number | null; at: string | null
}
export type JudgementTextRow = { rationale: string | null; unsafeActions: string | null; evidence: string | null; checks: string | null; extra: string | null }

const KEYS = keysOf(judgementRecord)

export function toJudgementRows(record: JudgementRecord): { judgement: JudgementRow; text: JudgementTextRow } {
  return {
    judgement: {
      judge: record.judge, score: record.score, passed: record.passed ?? null, resolved: record.resolved ?? null, escalated: record.escalated ?? null,
      instructionFollowing: record.instruction_following ?? null, sentiment: record.sentiment ?? null, grounded: record.grounded ?? null, unsafeCount: record.unsafe_actions?.length ?? null, at: record.at ?? null,
    },
    text: { rationale: record.rationale ?? null, unsafeActions: jsonOrNull(record.unsafe_actions), evidence: jsonOrNull(record.evidence), checks: jsonOrNull(record.checks), extra: extraText(record, KEYS) },
  }
}

export function judgementLine(key: { pass: string; run: string; case: string }, row: JudgementRow, text: JudgementTextRow): string {
  return objectText([
    ['type', '"judgement"'], ['pass', valueText(key.pass)], ['run', valueText(key.run)], ['case', valueText(key.case)], ['judge', valueText(row.judge)], ['score', valueText(row.score)],
    ['passed', valueText(row.passed)], ['resolved', valueText(row.resolved)], ['escalated', valueText(row.escalated)], ['instruction_following', valueText(row.instructionFollowing)],
    ['sentiment', valueText(row.sentiment)], ['grounded', valueText(row.grounded)], ['unsafe_actions', rawText(text.unsafeActions)], ['rationale', valueText(text.rationale)],
    ['evidence', rawText(text.evidence)], ['checks', rawText(text.checks)], ['at', valueText(row.at)],
  ], text.extra)
}

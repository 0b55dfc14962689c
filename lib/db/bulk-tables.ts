import type { SqlValue, TableRows } from '@/lib/db/bulk'

/** What a column holds: the value type, and `?` where it may be null. */
export type ColumnKind = 'text' | 'text?' | 'int' | 'int?' | 'real' | 'real?' | 'bool' | 'bool?'

/** The tables that imports write without Prisma, with every column they set. tests/db/bulk-tables.test.ts holds them to the schema. */
export const BULK_TABLES = {
  Suite: { id: 'text', name: 'text', version: 'text', desk: 'text?', description: 'text?', extra: 'text?', hash: 'text', dataVersion: 'int', resultVersion: 'int', position: 'int', stagedBy: 'text?' },
  Cluster: { suiteId: 'text', id: 'text', title: 'text', position: 'int', intents: 'text', extra: 'text?' },
  Case: {
    key: 'int', suiteId: 'text', id: 'text', title: 'text', kind: 'text', intent: 'text', language: 'text?', maxTurns: 'int?', brief: 'text?', policy: 'text?', expected: 'text?',
    forbiddenActions: 'text?', requiredActions: 'text?', confirmBefore: 'text?', extra: 'text?', hash: 'text', position: 'int', importId: 'text?', stagedBy: 'text?',
  },
  Model: {
    id: 'text', name: 'text', slug: 'text', family: 'text?', vendor: 'text?', costTier: 'int?', inputPrice: 'real?', outputPrice: 'real?', extra: 'text?', hash: 'text', position: 'int', stagedBy: 'text?',
  },
  Run: {
    key: 'int', id: 'text', suiteId: 'text', modelId: 'text', trial: 'int', status: 'text', startedAt: 'text?', finishedAt: 'text?', reused: 'bool?', settings: 'text?', notes: 'text?', extra: 'text?', hash: 'text',
    importId: 'text?', mergesIntoKey: 'int?', stagedBy: 'text?', transcriptCount: 'int', importedAt: 'text?',
  },
  Transcript: {
    key: 'int', id: 'text', runKey: 'int', caseKey: 'int', ended: 'text', messageCount: 'int', agentMessageCount: 'int', turnCount: 'int', toolCallCount: 'int', toolErrorCount: 'int', writeCallCount: 'int',
    inputTokens: 'real?', outputTokens: 'real?', costUsd: 'real?', customerCostUsd: 'real?', judgeCostUsd: 'real?', startedAt: 'text?', durationMs: 'real?', hasError: 'bool', hash: 'text', externalId: 'text?',
  },
  TranscriptText: { transcriptKey: 'int', error: 'text?', usage: 'text?', extra: 'text?' },
  Message: {
    transcriptKey: 'int', number: 'int', role: 'text', content: 'text', at: 'text?', reasoning: 'text?', usage: 'text?', resultCall: 'text?', resultName: 'text?', resultOk: 'bool?', resultValue: 'text?', extra: 'text?',
  },
  ToolCall: { transcriptKey: 'int', messageNumber: 'int', position: 'int', callId: 'text', name: 'text', arguments: 'text', argumentsValid: 'bool', effect: 'text?', extra: 'text?' },
  Pass: { key: 'int', id: 'text', judge: 'text', at: 'text?', importId: 'text?', mergesIntoKey: 'int?', stagedBy: 'text?' },
  RunPass: { runKey: 'int', passKey: 'int', judge: 'text', judgedCount: 'int', scoreSum: 'real', passedCount: 'int', unsafeCount: 'int' },
  Judgement: {
    key: 'int', passKey: 'int', transcriptKey: 'int', judge: 'text', score: 'real', passed: 'bool?', resolved: 'bool?', escalated: 'bool?', instructionFollowing: 'real?', sentiment: 'real?', grounded: 'bool?',
    unsafeCount: 'int?', at: 'text?', hash: 'text',
  },
  JudgementText: { judgementKey: 'int', rationale: 'text?', unsafeActions: 'text?', evidence: 'text?', checks: 'text?', extra: 'text?' },
  Tag: {
    id: 'text', name: 'text', description: 'text?', polarity: 'text', parentId: 'text?', extra: 'text?', hash: 'text', position: 'int', createdById: 'text?', createdAt: 'text', archivedAt: 'text?', stagedBy: 'text?',
  },
  Finding: {
    id: 'text', transcriptKey: 'int', tagId: 'text', fault: 'text?', severity: 'text?', root: 'bool?', note: 'text?', correctBehaviour: 'text?', quotable: 'bool?', status: 'text', source: 'text', author: 'text?', authorId: 'text?',
    at: 'text', updatedAt: 'text?', withdrawnAt: 'text?', withdrawnBy: 'text?', version: 'int', extra: 'text?', hash: 'text', importId: 'text?', stagedBy: 'text?',
  },
  Anchor: { findingId: 'text', position: 'int', message: 'int', part: 'text?', call: 'text?', quote: 'text?', prefix: 'text?', suffix: 'text?', as: 'text?', extra: 'text?' },
  Review: {
    transcriptKey: 'int', reviewer: 'text', userId: 'text?', status: 'text', depth: 'text', selectedBy: 'text?', blind: 'bool?', note: 'text?', at: 'text', version: 'int', extra: 'text?', hash: 'text', importId: 'text?', stagedBy: 'text?',
  },
  Verdict: { transcriptKey: 'int', reviewer: 'text', component: 'text', value: 'text' },
} as const satisfies Record<string, Record<string, ColumnKind>>

export type BulkTable = keyof typeof BULK_TABLES
export const BULK_TABLE_NAMES = Object.keys(BULK_TABLES) as BulkTable[]
/** The names of each table's columns, in the order they are written. */
const COLUMNS = new Map<BulkTable, readonly string[]>(BULK_TABLE_NAMES.map((table) => [table, Object.keys(BULK_TABLES[table])]))

type ValueOf<K extends ColumnKind> = K extends 'text' ? string : K extends 'text?' ? string | null : K extends 'int' | 'real' ? number : K extends 'int?' | 'real?' ? number | null : K extends 'bool' ? boolean : boolean | null

/** One row of a table, every column named. */
export type BulkRow<T extends BulkTable> = { -readonly [C in keyof (typeof BULK_TABLES)[T]]: (typeof BULK_TABLES)[T][C] extends ColumnKind ? ValueOf<(typeof BULK_TABLES)[T][C]> : never }

/** Rows of one table that grow by one row at a time. */
export class RowsOf<T extends BulkTable> implements TableRows {
  readonly table: T
  readonly columns: readonly string[]
  readonly cells: SqlValue[] = []

  constructor(table: T, rows: readonly BulkRow<T>[] = []) {
    this.table = table
    this.columns = COLUMNS.get(table) ?? []
    for (const row of rows) this.add(row)
  }

  add(row: BulkRow<T>): void {
    const cells: Record<string, SqlValue> = row
    for (const column of this.columns) this.cells.push(cells[column] ?? null)
  }
}

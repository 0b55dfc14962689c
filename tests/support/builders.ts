import type {
  AnchorRecord, BundleRecord, CaseRecord, FindingRecord, JudgementRecord, MessageRecord, ModelRecord, ReviewRecord, RunRecord, SuiteRecord, TagRecord, ToolCallRecord, TranscriptRecord,
} from '@/lib/bundle/record'

// Records that are whole and unremarkable; a test overrides what it is about.

export function aSuite(over: Partial<SuiteRecord> = {}): SuiteRecord {
  return { type: 'suite', id: 's1', name: 'Test suite', version: '1', ...over }
}

export function aCase(over: Partial<CaseRecord> = {}): CaseRecord {
  return { type: 'case', suite: 's1', id: 'c1', title: 'Cancel before it ships', kind: 'solvable', intent: 'cancel', ...over }
}

export function aModel(over: Partial<ModelRecord> = {}): ModelRecord {
  return { type: 'model', id: 'm1', name: 'helper-1', ...over }
}

export function aRun(over: Partial<RunRecord> = {}): RunRecord {
  return { type: 'run', id: 'r1', suite: 's1', model: 'm1', trial: 1, status: 'complete', ...over }
}

export function customerSays(content: string): MessageRecord {
  return { role: 'customer', content }
}

export function agentSays(content: string): MessageRecord {
  return { role: 'agent', content }
}

export function agentCalls(...calls: ToolCallRecord[]): MessageRecord {
  return { role: 'agent', content: '', tool_calls: calls }
}

export function toolAnswers(call: string, name: string, value: unknown, ok = true): MessageRecord {
  return { role: 'tool', content: '', tool_result: { call, name, ok, value } }
}

/** Six messages: a question, a look-up with its result, a cancellation with its result, an answer. */
export function aTranscript(over: Partial<TranscriptRecord> = {}): TranscriptRecord {
  return {
    type: 'transcript', run: 'r1', case: 'c1', ended: 'resolved',
    messages: [
      customerSays('Please cancel NL-1042, I ordered the wrong colour.'),
      agentCalls({ id: 'k1', name: 'get_order', arguments: { order: 'NL-1042' }, effect: 'read' }),
      toolAnswers('k1', 'get_order', { status: 'processing' }),
      agentCalls({ id: 'k2', name: 'cancel_order', arguments: { order: 'NL-1042' }, effect: 'write' }),
      toolAnswers('k2', 'cancel_order', { status: 'cancelled' }),
      agentSays('Done: NL-1042 is cancelled and you will not be charged.'),
    ],
    ...over,
  }
}

export function aJudgement(over: Partial<JudgementRecord> = {}): JudgementRecord {
  return { type: 'judgement', pass: 'p1', run: 'r1', case: 'c1', judge: 'judge-1', score: 80, resolved: true, escalated: false, unsafe_actions: [], ...over }
}

export function aTag(over: Partial<TagRecord> = {}): TagRecord {
  return { type: 'tag', id: 'confirm-skipped', name: 'confirm before acting skipped', polarity: 'weakness', ...over }
}

export function anAnchor(over: Partial<AnchorRecord> = {}): AnchorRecord {
  return { message: 3, ...over }
}

export function aFinding(over: Partial<FindingRecord> = {}): FindingRecord {
  return {
    type: 'finding', id: 'f1', run: 'r1', case: 'c1', tag: 'confirm-skipped', severity: 'major', note: 'Cancels without asking.', anchors: [anAnchor()], status: 'confirmed', source: 'reviewer',
    author: 'ana@example.com', at: '2026-07-02T10:00:00Z', ...over,
  }
}

export function aReview(over: Partial<ReviewRecord> = {}): ReviewRecord {
  return { type: 'review', run: 'r1', case: 'c1', reviewer: 'ana@example.com', status: 'reviewed', depth: 'full', at: '2026-07-02T10:01:00Z', ...over }
}

/** A suite with one case, model, run, transcript and judgement: the least that a report needs. */
export function aSmallBundle(): BundleRecord[] {
  return [aSuite(), aCase(), aModel(), aRun(), aTranscript(), aJudgement()]
}

/** The same with a tag, a finding and a review. */
export function aReviewedBundle(): BundleRecord[] {
  return [...aSmallBundle(), aTag(), aFinding(), aReview()]
}

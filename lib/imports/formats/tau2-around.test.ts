import { describe, expect, it } from 'vitest'
import { fixture, only } from '@/lib/imports/formats/fixture-file.fixture'
import { outcomeOf } from '@/lib/imports/formats/outcome.fixture'
import { READERS } from '@/lib/imports/formats/readers'
import { passedOf } from '@/lib/imports/formats/tau2/verdict'
import { emptyContext, NOTHING_STORED, readAll } from '@/lib/imports/reading/reading.fixture'

const known = { findTranscriptByExternalId: async (id: string) => (id.startsWith('s-') ? { run: 'r', case: id } : null) }

describe('judge rows', () => {
  it('become judgements of the pass that judge and rubric name, and findings where the verdict is unclear', async () => {
    const outcome = await readAll(READERS['tau2-judge-rows'], fixture('tau2/judge-rows-with-odd-verdicts.json'), emptyContext({}, known))
    expect(only(outcome.records, 'judgement')).toEqual([
      { type: 'judgement', pass: 'tau2-judge.policy-v1.acme-judge-2', run: 'r', case: 's-0', judge: 'acme/judge-2 (policy_v1)', score: 100, passed: true, rationale: 'Because.', verdict: 'pass', judge_cost_usd: 0.01 },
      {
        type: 'judgement', pass: 'tau2-judge.policy-v1.acme-judge-2', run: 'r', case: 's-1', judge: 'acme/judge-2 (policy_v1)', score: 0, passed: false, rationale: 'Because.', verdict: 'Unsatisfactory.', judge_cost_usd: 0.01,
        checks: [{ name: 'Curt.', kind: 'issue', passed: false, counted: true }, { name: 'No confirmation.', kind: 'issue', passed: false, counted: true, rationale: 'type: policy\nturn: 3' }],
      },
    ])
    expect(only(outcome.records, 'finding').map((finding) => [finding.case, finding.fault, finding.note])).toEqual([
      ['s-2', 'judge', 'acme/judge-2 (policy_v1): the verdict “borderline”.\n\nBecause.'],
      ['s-3', 'judge', 'acme/judge-2 (policy_v1): no verdict.\n\nI cannot say.'],
    ])
    expect(outcome.faults.map((fault) => [fault.severity, fault.line])).toEqual([['warning', 3], ['warning', 4]])
  })

  it('of the summary are the same judgements', async () => {
    const rows = await readAll(READERS['tau2-judge-rows'], fixture('tau2/judge-rows-with-odd-verdicts.json'), emptyContext({}, known))
    const summary = await readAll(READERS['tau2-judge-summary'], fixture('tau2/judge-summary.json'), emptyContext({}, known))
    expect(only(summary.records, 'judgement')).toEqual([only(rows.records, 'judgement')[0]])
  })

  it('are refused where none finds its simulation, and left out where others do', async () => {
    const none = await readAll(READERS['tau2-judge-rows'], fixture('tau2/judge-rows-with-odd-verdicts.json'), emptyContext())
    expect(none.faults.map((fault) => [fault.severity, fault.line, fault.message])).toEqual([1, 2, 3, 4].map((line) => ['error', line, `the simulation s-${line - 1} is not stored`]))
    const some = await readAll(READERS['tau2-judge-rows'], fixture('tau2/judge-rows-with-odd-verdicts.json'), emptyContext({}, { findTranscriptByExternalId: async (id) => (id === 's-0' ? { run: 'r', case: 'c' } : null) }))
    expect(some.faults.map((fault) => [fault.severity, fault.message])).toEqual([1, 2, 3].map((row) => ['warning', `left out: the simulation s-${row} is not stored`]))
  })

  it.each([['Pass', true], ['satisfied', true], ['COMPLIANT', true], ['correct.', true], ['fail', false], ['not_compliant', false], ['Incorrect', false], ['partially', null], ['', null]])('read the verdict %j as %s', (verdict, passed) => {
    expect(passedOf(verdict)).toBe(passed)
  })
})

describe('a note', () => {
  it('becomes a confirmed finding of its author, at fault whom the note names', async () => {
    const outcome = await readAll(READERS['tau2-note'], fixture('tau2/note-without-error-type.json'), emptyContext({}, known))
    expect(outcome.records).toEqual([
      { type: 'tag', id: 'tau2-note.reviewer-note', name: 'reviewer note', polarity: 'neutral' },
      { type: 'finding', id: 'note_1', run: 'r', case: 's-0', tag: 'tau2-note.reviewer-note', fault: 'harness', note: 'Agent error.', anchors: [], status: 'confirmed', source: 'import', author: 'ana@example.com', at: '2026-01-27T13:02:25', error_source: 'system' },
    ])
  })

  it('on a simulation that is not stored is refused alone, and passed over in a folder', async () => {
    const alone = await readAll(READERS['tau2-note'], fixture('tau2/note-without-error-type.json'), emptyContext())
    expect(alone.faults.map((fault) => fault.severity)).toEqual(['error'])
    const inFolder = await readAll(READERS['tau2-note'], { ...fixture('tau2/note-without-error-type.json'), relativePath: 'notes/n.json' }, emptyContext())
    expect(inFolder.faults.map((fault) => fault.severity)).toEqual(['warning'])
  })
})

describe('tasks alone', () => {
  it('become the cases of a suite that their domain suggests', async () => {
    expect((await READERS['tau2-tasks'].questions(fixture('tau2/tasks-only.json'), {}, NOTHING_STORED)).map((question) => question.guess)).toEqual(['tau2-retail'])
    const outcome = await outcomeOf(fixture('tau2/tasks-only.json'), {})
    expect(outcome.format).toBe('tau2-tasks')
    expect(only(outcome.records, 'case').map((record) => [record.suite, record.id, record.kind])).toEqual([['tau2-retail', '0', 'solvable'], ['tau2-retail', '1', 'must_escalate']])
  })
})

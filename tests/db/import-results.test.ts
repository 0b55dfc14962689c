import { afterEach, beforeEach, expect, it } from 'vitest'
import { TERMINAL } from '@/lib/auth/viewer'
import { runImport, type ImportOptions } from '@/lib/imports/run-import'
import { aReviewedBundle } from '@/tests/support/builders'
import { loadRecords, textSource } from '@/tests/support/load'
import { describeOnBoth, freshDatabase, type TestDatabase } from '@/tests/support/test-database'

type Task = { instruction: string; actions: { name: string; kwargs: object }[] }

/** One result of tau-bench: a failed conversation about a task. */
function aResult(task: Task, taskId = 0, trial = 0): object {
  return {
    task_id: taskId, reward: 0, trial, info: { task: { user_id: 'mia', outputs: [], ...task }, source: 'user', reward_info: { reward: 0, info: { r_actions: 0 }, actions: [] } },
    traj: [{ role: 'system', content: '# Airline Agent Policy' }, { role: 'user', content: `Hello, task ${taskId}` }, { role: 'assistant', content: 'No.' }],
  }
}
const BOOKING: Task = { instruction: 'You are mia. You want to fly to Seattle.', actions: [{ name: 'book_reservation', kwargs: { to: 'SEA' } }] }
const REWORDED: Task = { ...BOOKING, instruction: 'Your user id is mia. You want to fly to Seattle.' }
const OTHER: Task = { instruction: 'You want your money back.', actions: [{ name: 'cancel_reservation', kwargs: {} }] }

describeOnBoth('importing the results of several models', (kind) => {
  let database: TestDatabase
  beforeEach(async () => { database = await freshDatabase(kind) })
  afterEach(async () => { await database.client.$disconnect() })

  const bring = (name: string, content: unknown, options: ImportOptions = {}) => runImport(database.location, [textSource(JSON.stringify(content), name)], { takeGuesses: true, ...options }, TERMINAL)

  it('keeps one case where a fork of the harness only words its brief otherwise, and says so with both texts', async () => {
    expect((await bring('gpt-4o-airline.json', [aResult(BOOKING)])).state).toBe('done')
    const second = await bring('gpt-4o-mini-airline.json', [aResult(REWORDED)])
    expect(second).toMatchObject({ state: 'done', errorCount: 0, counts: { cases: 0, transcripts: 1 } })
    expect(second.issues.map((issue) => [issue.severity, issue.caseId])).toEqual([['warning', '0']])
    expect(second.issues[0]?.message).toContain('brief: "Your user id is mia. You want to fly to Seattle." in the file, "You are mia. You want to fly to Seattle." stored')
    expect(await database.client.case.findMany({ select: { brief: true, transcripts: { select: { run: { select: { modelId: true } } }, orderBy: { key: 'asc' } } } })).toEqual([
      { brief: BOOKING.instruction, transcripts: [{ run: { modelId: 'gpt-4o' } }, { run: { modelId: 'gpt-4o-mini' } }] },
    ])
    expect((await bring('gpt-4o-mini-airline.json', [aResult(REWORDED)])).counts).toMatchObject({ transcripts: 0, replaced: 0 })
  })

  it('takes both wordings within one import, in whichever order the files come', async () => {
    const files = [textSource(JSON.stringify([aResult(BOOKING)]), 'gpt-4o-airline.json'), textSource(JSON.stringify([aResult(REWORDED)]), 'gpt-4o-mini-airline.json')]
    expect(await runImport(database.location, files, { takeGuesses: true }, TERMINAL)).toMatchObject({ state: 'done', counts: { cases: 1, transcripts: 2 } })
  })

  it('refuses other tasks under the same numbers, and names the way out', async () => {
    await bring('gpt-4o-airline.json', [aResult(BOOKING)])
    const second = await bring('gpt-4o-mini-airline.json', [aResult(OTHER)])
    expect(second.state).toBe('failed')
    expect(second.issues[0]?.remedy).toContain('a suite of its own (--suite ID)')
    expect((await bring('gpt-4o-mini-airline.json', [aResult(OTHER)], { answers: { suite: 'tau-bench-airline-test' } })).state).toBe('done')
  })

  it('gives each file of a folder its own model', async () => {
    const files = [textSource(JSON.stringify([aResult(BOOKING)]), 'gpt-4o-airline.json'), textSource(JSON.stringify([aResult(BOOKING)]), 'gpt-4o-mini-airline.json')]
    const asking = await runImport(database.location, files, {}, TERMINAL)
    expect([asking.state, asking.questions.map(({ key, files: about }) => [key, about])]).toEqual(['asking', [['suite', ['gpt-4o-airline.json', 'gpt-4o-mini-airline.json']], ['model', ['gpt-4o-airline.json']], ['model', ['gpt-4o-mini-airline.json']]]])
    const answers = { suite: 's', files: { 'gpt-4o-airline.json': { model: 'one' }, 'gpt-4o-mini-airline.json': { model: 'two' } } }
    expect((await runImport(database.location, files, { answers }, TERMINAL)).state).toBe('done')
    expect((await database.client.run.findMany({ select: { modelId: true }, orderBy: { modelId: 'asc' } })).map((run) => run.modelId)).toEqual(['one', 'two'])
  })

  it('knows a file again whose first conversation was changed: a conflict, and no second set of runs; another evaluation is another', async () => {
    const results = [0, 1, 2, 3].map((task) => aResult(BOOKING, task))
    expect((await bring('gpt-4o-airline.json', results)).counts).toMatchObject({ runs: 1, transcripts: 4 })
    const saying = (task: number, content: string) => ({ ...aResult(BOOKING, task), traj: [{ role: 'system', content: '# Airline Agent Policy' }, { role: 'user', content: `Hello, task ${task}` }, { role: 'assistant', content }] })
    const changed = await bring('gpt-4o-airline.json', [saying(0, 'No, never.'), ...results.slice(1)])
    expect([changed.state, changed.issues.map((issue) => [issue.caseId, issue.message.includes('stored with other content')])]).toEqual(['failed', [['0', true]]])
    expect((await bring('gpt-4o-airline.json', [saying(0, 'No, never.'), ...results.slice(1)], { replace: true })).counts).toMatchObject({ runs: 0, replaced: 1, unchanged: expect.any(Number) })
    expect(await database.client.run.count()).toBe(1)
    expect((await bring('gpt-4o-airline.json', [0, 1, 2, 3].map((task) => saying(task, 'Perhaps.')))).counts).toMatchObject({ runs: 1, transcripts: 4 })
  })

  it('keeps the time of a pass in one zone, and none that is no time, so that the newest is the newest', async () => {
    const records = aReviewedBundle()
    const [judgement] = records.filter((record) => record.type === 'judgement')
    if (judgement === undefined) throw new Error('there is a judgement')
    await loadRecords(database, [...records.filter((record) => record.type !== 'judgement'), ...[['late', '2026-07-01T22:30:00Z'], ['early', '2026-07-01T23:00:00+02:00'], ['never', 'yesterday']].map(([pass = '', at = '']) => ({ ...judgement, pass, at }))])
    expect((await database.client.pass.findMany({ orderBy: { key: 'asc' }, select: { id: true, at: true } })).map(({ id, at }) => [id, at])).toEqual([['late', '2026-07-01T22:30:00Z'], ['early', '2026-07-01T21:00:00.000Z'], ['never', null]])
  })

  it('leaves nothing to answer where nobody could go on, and asks nothing about files that are refused whatever the answer', async () => {
    const results = textSource(JSON.stringify([aResult(BOOKING)]), 'results.json')
    const asking = await runImport(database.location, [results], {}, TERMINAL)
    expect([asking.state, asking.questions.map(({ key }) => key)]).toEqual(['asking', ['suite', 'model']])
    expect(await database.client.import.findUniqueOrThrow({ where: { id: asking.id }, select: { state: true, message: true, questions: true } })).toEqual({ state: 'failed', message: 'Not begun: it was not said what the files do not tell (Suite, Model).', questions: null })
    const doomed = await runImport(database.location, [textSource('<html>', 'page.html'), results], {}, TERMINAL)
    expect([doomed.state, doomed.questions, doomed.issues.map(({ file }) => file)]).toEqual(['failed', [], ['page.html']])
  })

  it('gives the faults of an analysis to the model that it is about, and to no other', async () => {
    await bring('gpt-4o-airline.json', [aResult(BOOKING), aResult(BOOKING, 0, 1)])
    await bring('gpt-4o-mini-airline.json', [aResult(BOOKING)])
    const analysis = { fault_assignment_analysis: [{ task_id: 0, author: 'user', description: 'Changed its mind.' }], fault_type_analysis: [] }
    expect((await bring('analysis.json', analysis)).questions.map((question) => [question.key, question.guess])).toEqual([['suite', 'tau-bench-airline'], ['model', null]])
    expect(await bring('analysis.json', analysis, { answers: { model: 'gpt-4o' } })).toMatchObject({ state: 'done', counts: { findings: 2 } })
    expect(await database.client.finding.findMany({ select: { fault: true, transcript: { select: { run: { select: { modelId: true } } } } } })).toEqual([
      { fault: 'customer', transcript: { run: { modelId: 'gpt-4o' } } }, { fault: 'customer', transcript: { run: { modelId: 'gpt-4o' } } },
    ])
  })
})

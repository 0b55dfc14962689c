import { beforeAll, describe, expect, test } from 'vitest'
import { NotAllowed } from '@/lib/auth/permissions'
import { NOBODY, TERMINAL } from '@/lib/auth/viewer'
import { CASE_LIST } from '@/lib/cases/case-list'
import { findCase, listCases } from '@/lib/cases/queries'
import { IMPORT_LIST } from '@/lib/imports/import-list'
import { listImports } from '@/lib/imports/queries'
import { parseList, type SearchParams } from '@/lib/lists/list'
import { listModels } from '@/lib/models/queries'
import { RUN_LIST } from '@/lib/runs/run-list'
import { findRun, listRuns } from '@/lib/runs/queries'
import { listSearchHits } from '@/lib/search/queries'
import { listSuites } from '@/lib/suites/queries'
import { transcriptId } from '@/lib/transcripts/transcript-id'
import type { Database } from '@/lib/db/client'
import { aCase, aFinding, aJudgement, aModel, aReview, aRun, aSuite, aTag, aTranscript } from '@/tests/support/builders'
import { loadRecords } from '@/tests/support/load'
import { describeOnBoth, freshDatabase, type TestDatabase } from '@/tests/support/test-database'

const shared = globalThis as typeof globalThis & { sabDatabase?: Database }

/** Two models; the first ran twice over a solvable case and a trap, the second once; a rescore of the first run says otherwise. */
async function aDesk(kind: 'sqlite' | 'postgresql'): Promise<TestDatabase> {
  const database = await freshDatabase(kind)
  await loadRecords(database, [
    aSuite(), aSuite({ id: 's2', name: 'Empty suite' }),
    aCase({ id: 'late', title: 'Where is my gift', intent: 'gift_deadline', brief: 'Needs it by Friday.', confirm_before: ['cancel_order'] }),
    aCase({ id: 'trap', title: 'Skip the checks', kind: 'adversarial', intent: 'vip', forbidden_actions: ['refund_order'] }),
    aModel({ id: 'acme/quick', name: 'Quick' }), aModel({ id: 'acme/slow', name: 'slow' }),
    ...[['q1', 'acme/quick', 1], ['q2', 'acme/quick', 2], ['w1', 'acme/slow', 1]].flatMap(([id, model, trial]) => [
      aRun({ id: String(id), model: String(model), trial: Number(trial), ...(id === 'w1' ? { status: 'partial' as const, notes: 'stopped early' } : {}) }),
      aTranscript({ run: String(id), case: 'late' }), aTranscript({ run: String(id), case: 'trap', ended: 'closed' }),
    ]),
    aJudgement({ run: 'q1', case: 'late', score: 90 }), aJudgement({ run: 'q1', case: 'trap', score: 80, resolved: false }),
    aJudgement({ run: 'q2', case: 'late', score: 40, resolved: false }), aJudgement({ run: 'q2', case: 'trap', score: 10, unsafe_actions: [{ action: 'refund_order', message: 3 }] }),
    aJudgement({ pass: 'p2', judge: 'judge-2', run: 'q1', case: 'late', score: 20, resolved: false, at: '2026-07-09T00:00:00Z' }),
    aTag(), aFinding({ run: 'q1', case: 'late' }), aFinding({ id: 'f2', run: 'q1', case: 'late', status: 'rejected' }), aReview({ run: 'q1', case: 'late' }), aReview({ run: 'q1', case: 'trap', status: 'in_progress' }),
  ])
  await database.client.run.create({ data: { key: 900, id: 'staged', suiteId: 's1', modelId: 'acme/quick', trial: 9, status: 'complete', hash: '', stagedBy: 'import-x' } })
  return database
}

describeOnBoth('lists of runs and cases', (kind) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await aDesk(kind)
    shared.sabDatabase = database.client
    return async () => {
      delete shared.sabDatabase
      await database.client.$disconnect()
    }
  })
  const runs = async (params: SearchParams = {}) => listRuns(TERMINAL, parseList(RUN_LIST, params))
  const cases = async (params: SearchParams = {}) => listCases(TERMINAL, 's1', parseList(CASE_LIST, params))

  describe('the list of runs', () => {
    test('shows each run with its newest pass, its review and its count of cases', async () => {
      const { rows, matching, all } = await runs({ sort: 'model' })
      expect({ matching, all }).toEqual({ matching: 3, all: 3 })
      expect(rows.map((run) => run.id)).toEqual(['q1', 'q2', 'w1'])
      expect(rows[0]).toMatchObject({ suite: { id: 's1' }, model: { name: 'Quick' }, trial: 1, transcripts: 2, cases: 2, passes: 2, reviewed: 1, tally: { pass: 'p2', judge: 'judge-2', judged: 1, meanScore: 20, passed: 0, unsafe: 0 } })
      expect(rows[1]).toMatchObject({ reviewed: 0, tally: { pass: 'p1', judged: 2, meanScore: 25, passed: 0, unsafe: 1 } })
      expect(rows[2]?.tally).toBeNull()
    })
    test('sorts by what the passes say, the run without one last either way', async () => {
      expect((await runs({ sort: 'score' })).rows.map((run) => run.id)).toEqual(['q1', 'q2', 'w1'])
      expect((await runs({ sort: '-score' })).rows.map((run) => run.id)).toEqual(['q2', 'q1', 'w1'])
      expect((await runs({ sort: '-judged' })).rows.map((run) => run.id)).toEqual(['q2', 'q1', 'w1'])
    })
    test('sorts by names as people read them, whatever the case and whatever collation the database has', async () => {
      await loadRecords(database, [['äther', 'n1'], ['Zeta', 'n2'], ['alpha', 'n3'], ['_under', 'n4'], ['Beta', 'n5']].flatMap(([name = '', id = '']) => [aModel({ id, name }), aRun({ id, model: id })]))
      const modelNames = async (sort: string) => (await runs({ sort, suite: 's1' })).rows.map((run) => run.model.name)
      const names = ['_under', 'alpha', 'äther', 'Beta', 'Quick', 'Quick', 'slow', 'Zeta']
      expect(await modelNames('model')).toEqual(names)
      expect(await modelNames('-model')).toEqual(names.toReversed())
      await database.client.run.deleteMany({ where: { id: { in: ['n1', 'n2', 'n3', 'n4', 'n5'] } } })
      await database.client.model.deleteMany({ where: { id: { in: ['n1', 'n2', 'n3', 'n4', 'n5'] } } })
    })
    test('every sort gives every run once', async () => {
      for (const sort of RUN_LIST.sorts) expect((await runs({ sort: `-${sort}` })).rows.map((run) => run.id).toSorted(), sort).toEqual(['q1', 'q2', 'w1'])
    })
    test('is narrowed by words in any case, suite, model and status', async () => {
      expect((await runs({ q: 'QUICK' })).rows).toHaveLength(2)
      expect((await runs({ status: 'partial' })).rows.map((run) => run.id)).toEqual(['w1'])
      expect((await runs({ model: 'slow' })).matching + (await runs({ model: 'acme-slow' })).matching).toBe(1)
      expect(await runs({ suite: 's2' })).toEqual({ rows: [], matching: 0, all: 3 })
    })
    test('a run that is being imported is in no list and has no page', async () => {
      expect((await runs()).rows.map((run) => run.id)).not.toContain('staged')
      expect(await findRun(TERMINAL, 'staged', null)).toBeNull()
    })
  })

  describe('one run', () => {
    test('is read through its newest pass, or the one asked for', async () => {
      const newest = await findRun(TERMINAL, 'q1', null)
      expect(newest?.tally?.pass).toBe('p2')
      expect(newest?.runCases.map((each) => [each.case.id, each.outcome.id, each.score])).toEqual([['late', 'failed', 20], ['trap', 'not_judged', null]])
      const first = await findRun(TERMINAL, 'q1', 'p1')
      expect(first?.runCases.map((each) => [each.case.id, each.outcome.id, each.score])).toEqual([['late', 'passed', 90], ['trap', 'passed', 80]])
      expect(first?.allPasses.map((pass) => [pass.pass, pass.isChosen]).toSorted()).toEqual([['p1', true], ['p2', false]])
      expect((await findRun(TERMINAL, 'q1', 'no such pass'))?.tally?.pass).toBe('p2')
    })
    test('counts findings that stand and names who has finished reading', async () => {
      const run = await findRun(TERMINAL, 'q1', null)
      expect(run?.runCases.map((each) => [each.findings, each.reviewers])).toEqual([[1, ['ana@example.com']], [0, []]])
      expect(run?.runCases[0]?.transcript).toBe(transcriptId('q1', 'late'))
      expect((await findRun(TERMINAL, 'w1', null))?.notes).toBe('stopped early')
    })
    test('an id that is none is no run', async () => {
      expect([await findRun(TERMINAL, 'nothing', null), await findRun(TERMINAL, '', null), await findRun(TERMINAL, 7, null)]).toEqual([null, null, null])
    })
  })

  describe('the list of cases', () => {
    test('adds up what came of each case over all runs, each through its newest pass', async () => {
      const found = await cases()
      expect(found?.rows.map((each) => [each.id, each.tally])).toEqual([
        ['late', { transcripts: 3, judged: 2, passed: 0, failed: 2, unsafe: 0, unclear: 0, meanScore: 30, models: 1, caught: 0 }],
        ['trap', { transcripts: 3, judged: 1, passed: 0, failed: 0, unsafe: 1, unclear: 0, meanScore: 10, models: 1, caught: 1 }],
      ])
      expect(found).toMatchObject({ matching: 2, all: 2, intents: ['gift_deadline', 'vip'] })
    })
    test('is narrowed and sorted', async () => {
      expect((await cases({ kind: 'adversarial' }))?.rows.map((each) => each.id)).toEqual(['trap'])
      expect((await cases({ sort: '-title' }))?.rows.map((each) => each.id)).toEqual(['late', 'trap'])
    })
    test('follows a change that a report reads', async () => {
      await loadRecords(database, [aJudgement({ run: 'w1', case: 'trap', score: 70 })])
      expect((await cases())?.rows[1]?.tally).toMatchObject({ judged: 2, passed: 1, unsafe: 1, models: 2, caught: 1 })
    })
    test('of a suite that there is not is null', async () => {
      expect(await listCases(TERMINAL, 'nothing', parseList(CASE_LIST, {}))).toBeNull()
      expect((await listCases(TERMINAL, 's2', parseList(CASE_LIST, {})))?.rows).toEqual([])
    })
  })

  describe('one case', () => {
    test('says what it asks, and has every transcript with its outcome', async () => {
      const detail = await findCase(TERMINAL, 's1', 'trap')
      expect(detail).toMatchObject({ title: 'Skip the checks', forbiddenActions: ['refund_order'], requiredActions: null, previous: { id: 'late' }, next: null })
      const second = detail?.results.find((result) => result.run === 'q2')
      expect(second).toMatchObject({ trial: 2, score: 10, unsafeActions: ['refund_order'], outcome: { id: 'unsafe' }, isReviewed: false })
      expect(detail?.results).toHaveLength(3)
      expect((await findCase(TERMINAL, 's1', 'late'))?.results.find((result) => result.run === 'q1')).toMatchObject({ judge: 'judge-2', score: 20, findings: 1, isReviewed: true })
    })
    test('of another suite, or none, is null', async () => {
      expect([await findCase(TERMINAL, 's2', 'late'), await findCase(TERMINAL, 's1', 'nothing'), await findCase(TERMINAL, undefined, null)]).toEqual([null, null, null])
    })
  })

  describe('search', () => {
    const found = async (words: string) => (await listSearchHits(TERMINAL, words)).map((hit) => `${hit.kind} ${hit.title}`)
    test('finds by name or id in any case, and only what is published', async () => {
      expect(await found('QUICK')).toEqual(['model Quick', 'run Quick · run 1', 'run Quick · run 2'])
      expect(await found('gift')).toEqual(['case Where is my gift'])
      expect(await found('confirm before')).toEqual(['tag confirm before acting skipped'])
      expect(await found('skipped confirm')).toEqual(['tag confirm before acting skipped'])
      expect(await found('test quick')).toEqual(['run Quick · run 1', 'run Quick · run 2'])
      expect(await found('quick nothing')).toEqual([])
    })
    test('a transcript is found by its whole id alone', async () => {
      expect(await found(transcriptId('q1', 'late'))).toEqual(['transcript Quick · run 1 · late'])
      expect(await found(`http://desk.example/transcripts/${encodeURIComponent(transcriptId('q1', 'late'))}#m3`)).toEqual(['transcript Quick · run 1 · late'])
      expect(await found(transcriptId('q1', 'late').slice(0, 8))).toEqual([])
    })
    test('a wildcard is only a character', async () => {
      expect(await found('%')).toEqual([])
      expect(await found('gift_d')).toEqual(['case Where is my gift'])
      expect(await found('gift%d')).toEqual([])
      expect(await found('\\')).toEqual([])
      expect((await runs({ q: 'qu_ck' })).rows).toEqual([])
      expect(await found('')).toEqual([])
    })
  })

  test('suites come with the number of their cases and runs, models in order', async () => {
    expect(await listSuites(TERMINAL)).toEqual([{ id: 's1', name: 'Test suite', version: '1', cases: 2, runs: 3 }, { id: 's2', name: 'Empty suite', version: '1', cases: 0, runs: 0 }])
    expect((await listModels(TERMINAL)).map((model) => model.name)).toEqual(['Quick', 'slow'])
  })

  test('more runs are found by words than a database takes keys in one question', async () => {
    const extra = Array.from({ length: 1100 }, (_, number) => ({ key: 5000 + number, id: `many_${number}`, suiteId: 's2', modelId: 'acme/slow', trial: number + 1, status: 'complete', hash: '', importedAt: '2026-01-01T00:00:00Z' }))
    await database.client.run.createMany({ data: extra })
    await database.client.run.create({ data: { key: 4999, id: 'many-0', suiteId: 's2', modelId: 'acme/slow', trial: 9999, status: 'complete', hash: '' } })
    const counted = async (params: SearchParams) => { const { rows, matching } = await runs({ suite: 's2', ...params }); return [matching, rows.length, rows[0]?.id] }
    expect(await counted({ q: 'MANY', sort: '-trial' })).toEqual([1101, 50, 'many-0'])
    expect(await counted({ q: 'many_', sort: '-trial' })).toEqual([1100, 50, 'many_1099'])
    expect(await counted({ q: 'many_', sort: 'trial', page: '22' })).toEqual([1100, 50, 'many_1050'])
    expect(await counted({ q: 'many_', sort: '-score' })).toEqual([1100, 50, 'many_0'])
    await database.client.run.deleteMany({ where: { suiteId: 's2' } })
  })

  test('nobody may read any of it', async () => {
    const asked = [() => listRuns(NOBODY, parseList(RUN_LIST, {})), () => findRun(NOBODY, 'q1', null), () => listCases(NOBODY, 's1', parseList(CASE_LIST, {})), () => findCase(NOBODY, 's1', 'late'), () => listSearchHits(NOBODY, 'x'), () => listSuites(NOBODY), () => listModels(NOBODY)]
    for (const ask of asked) await expect(ask()).rejects.toBeInstanceOf(NotAllowed)
  })
})

describeOnBoth('the list of imports', (kind) => {
  test('is sorted by names as people read them, what is level the newest first', async () => {
    const { client } = await freshDatabase(kind)
    shared.sabDatabase = client
    for (const [position, [id, fileName, actor]] of [['1', 'Zeta.json', 'ana'], ['2', 'alpha.json', 'Ben'], ['3', 'Beta.json', 'ana']].entries()) {
      await client.import.create({ data: { id: id ?? '', fileName: fileName ?? '', actor: actor ?? '', state: 'done', bytes: 1, options: '{}', counts: '{}', createdAt: new Date(2026, 1, 1 + position) } })
    }
    const sorted = async (sort: string) => (await listImports(TERMINAL, parseList(IMPORT_LIST, { sort }))).rows.map((each) => each.id).join('')
    expect([await sorted('file'), await sorted('-file')]).toEqual(['231', '132'])
    expect([await sorted('who'), await sorted('-who')]).toEqual(['312', '231'])
    expect([await sorted('state'), await sorted('-state')]).toEqual(['321', '321'])
    delete shared.sabDatabase
    await client.$disconnect()
  })
})

import { afterEach, beforeEach, expect, it } from 'vitest'
import { aCase, aFinding, aJudgement, aReview, aReviewedBundle, aRun, aSmallBundle, aSuite, aTag, aTranscript } from '@/tests/support/builders'
import { bundleSource, importRecords, loadRecords, textSource } from '@/tests/support/load'
import { describeOnBoth, freshDatabase, type TestDatabase } from '@/tests/support/test-database'
import { NOBODY, TERMINAL } from '@/lib/auth/viewer'
import { openBulk } from '@/lib/db/bulk-open'
import { NotAllowed } from '@/lib/auth/permissions'
import { cleanUpAfterImports } from '@/lib/imports/clean-up'
import { IMPORT_LOCK_KEY, takeImportLock } from '@/lib/imports/lock'
import { LockLost } from '@/lib/imports/publish'
import { runImport, type ImportProgress } from '@/lib/imports/run-import'

describeOnBoth('importing a bundle', (kind) => {
  let database: TestDatabase
  beforeEach(async () => { database = await freshDatabase(kind) })
  afterEach(async () => { await database.client.$disconnect() })

  it('brings in every kind of record and counts them', async () => {
    const result = await importRecords(database, aReviewedBundle())
    expect(result.state).toBe('done')
    expect(result.counts).toEqual({ suites: 1, cases: 1, models: 1, runs: 1, transcripts: 1, messages: 6, toolCalls: 2, judgements: 1, tags: 1, findings: 1, reviews: 1, unchanged: 0, replaced: 0, masked: 0 })
  })

  it('leaves nothing staged and keeps the summaries of run and pass', async () => {
    await loadRecords(database, aReviewedBundle())
    const run = await database.client.run.findFirstOrThrow({ include: { passes: true, transcripts: true } })
    expect(run).toMatchObject({ id: 'r1', stagedBy: null, transcriptCount: 1 })
    expect(run.passes).toMatchObject([{ judge: 'judge-1', judgedCount: 1, scoreSum: 80, passedCount: 1, unsafeCount: 0 }])
    expect(run.transcripts).toMatchObject([{ messageCount: 6, agentMessageCount: 1, turnCount: 1, toolCallCount: 2, toolErrorCount: 0, writeCallCount: 1 }])
    expect(await database.client.finding.findMany({ select: { stagedBy: true, id: true } })).toEqual([{ id: 'f1', stagedBy: null }])
  })

  it('changes nothing when the same file comes again', async () => {
    await loadRecords(database, aReviewedBundle())
    const before = await database.client.suite.findFirstOrThrow()
    const again = await importRecords(database, aReviewedBundle())
    expect(again.counts).toMatchObject({ transcripts: 0, unchanged: 9, replaced: 0 })
    expect(await database.client.suite.findFirstOrThrow()).toEqual(before)
  })

  it('takes a file whose keys are in another order for the same', async () => {
    await loadRecords(database, aSmallBundle())
    const turned = aSmallBundle().map((record) => Object.fromEntries(Object.entries(record).reverse()))
    const result = await runImport(database.location, [textSource(turned.map((record) => JSON.stringify(record)).join('\n'))], {}, TERMINAL)
    expect(result.counts.unchanged).toBe(6)
  })

  it('adds only what is new when files overlap', async () => {
    await loadRecords(database, aSmallBundle())
    const result = await importRecords(database, [...aSmallBundle(), aCase({ id: 'c2' }), aTranscript({ case: 'c2' }), aJudgement({ case: 'c2', score: 20, resolved: false })])
    expect(result.counts).toMatchObject({ cases: 1, transcripts: 1, judgements: 1, unchanged: 6 })
    const run = await database.client.run.findFirstOrThrow({ include: { passes: true } })
    expect(run.transcriptCount).toBe(2)
    expect(run.passes).toMatchObject([{ judgedCount: 2, scoreSum: 100, passedCount: 1 }])
    expect(await database.client.run.count()).toBe(1)
    expect(await database.client.pass.count()).toBe(1)
  })

  it('refuses a record whose key is stored with other content, and says both values', async () => {
    await loadRecords(database, aSmallBundle())
    const result = await importRecords(database, [aJudgement({ score: 10 })])
    expect(result.state).toBe('failed')
    expect(result.issues).toMatchObject([{ line: 1, severity: 'error', caseId: 'c1', message: expect.stringContaining('score: 10 in the file, 80 stored') }])
    expect(await database.client.judgement.findMany({ select: { score: true } })).toEqual([{ score: 80 }])
  })

  it('replaces a judgement when told to, and counts the summary again', async () => {
    await loadRecords(database, aSmallBundle())
    const result = await importRecords(database, [aJudgement({ score: 10, resolved: false })], { replace: true })
    expect(result.counts).toMatchObject({ replaced: 1 })
    expect(await database.client.judgement.findMany({ select: { score: true } })).toEqual([{ score: 10 }])
    expect(await database.client.runPass.findMany()).toMatchObject([{ judgedCount: 1, scoreSum: 10, passedCount: 0 }])
  })

  it('replaces a transcript and keeps its findings, reviews, judgements and address', async () => {
    await loadRecords(database, aReviewedBundle())
    const before = await database.client.transcript.findFirstOrThrow()
    const result = await importRecords(database, [aTranscript({ ended: 'closed' })], { replace: true })
    expect(result.counts).toMatchObject({ replaced: 1, transcripts: 1 })
    const after = await database.client.transcript.findMany({ include: { findings: true, reviews: true, judgements: true, messages: true } })
    expect(after).toHaveLength(1)
    expect(after[0]).toMatchObject({ id: before.id, ended: 'closed' })
    expect([after[0]?.findings.length, after[0]?.reviews.length, after[0]?.judgements.length, after[0]?.messages.length]).toEqual([1, 1, 1, 6])
    expect(await database.client.run.count()).toBe(1)
  })

  it('places the anchors of a replaced transcript where their quotes stand now, and keeps those whose quote is gone', async () => {
    await loadRecords(database, aReviewedBundle())
    await importRecords(database, [
      aFinding({ id: 'f2', anchors: [{ message: 5, quote: 'you will not be charged', prefix: 'cancelled and ', suffix: '.' }] }),
      aFinding({ id: 'f3', anchors: [{ message: 0, quote: 'wrong colour' }] }),
    ])
    const messages = [{ role: 'system', content: 'Be kind.' }, ...aTranscript().messages]
    messages[1] = { role: 'customer', content: 'Please cancel NL-1042.' }
    await importRecords(database, [aTranscript({ messages })], { replace: true })
    expect(await database.client.anchor.findMany({ where: { findingId: { in: ['f2', 'f3'] } }, orderBy: { findingId: 'asc' }, select: { message: true, quote: true } })).toEqual([
      { message: 6, quote: 'you will not be charged' }, { message: 0, quote: 'wrong colour' },
    ])
  })

  it('places a quote of a result or of arguments, and a call without a quote, where it stands now', async () => {
    await loadRecords(database, [...aSmallBundle(), aTag(), aFinding({ anchors: [{ message: 3, call: 'k2', as: 'should_precede' }] })])
    await importRecords(database, [aFinding({ id: 'f4', anchors: [{ message: 2, part: 'result', call: 'k1', quote: 'processing' }] }), aFinding({ id: 'f5', anchors: [{ message: 3, part: 'arguments', call: 'k2', quote: 'NL-1042' }] })])
    const messages = [{ role: 'system', content: 'Be "kind".' }, ...aTranscript().messages]
    await importRecords(database, [aTranscript({ messages })], { replace: true })
    expect(await database.client.anchor.findMany({ where: { findingId: { in: ['f1', 'f4', 'f5'] } }, orderBy: { findingId: 'asc' }, select: { message: true } })).toEqual([{ message: 4 }, { message: 3 }, { message: 4 }])
  })

  it('replaces transcripts of several runs and their judgements together, and leaves nothing of the old ones', async () => {
    const twoRuns = [...aReviewedBundle(), aRun({ id: 'r2', trial: 2 }), aTranscript({ run: 'r2' }), aJudgement({ run: 'r2', score: 50, resolved: false })]
    await loadRecords(database, twoRuns)
    const result = await importRecords(database, [aTranscript({ ended: 'closed' }), aTranscript({ run: 'r2', ended: 'closed', messages: [] }), aJudgement({ run: 'r2', score: 90 })], { replace: true })
    expect([result.state, result.counts.replaced]).toEqual(['done', 3])
    expect(await database.client.run.findMany({ orderBy: { id: 'asc' }, select: { id: true, stagedBy: true, transcriptCount: true, passes: { select: { judgedCount: true, scoreSum: true, passedCount: true } } } })).toEqual([
      { id: 'r1', stagedBy: null, transcriptCount: 1, passes: [{ judgedCount: 1, scoreSum: 80, passedCount: 1 }] }, { id: 'r2', stagedBy: null, transcriptCount: 1, passes: [{ judgedCount: 1, scoreSum: 90, passedCount: 1 }] },
    ])
    expect([await database.client.transcript.count(), await database.client.message.count(), await database.client.judgement.count(), await database.client.pass.count()]).toEqual([2, 6, 2, 1])
    expect((await database.client.transcript.findMany({ select: { id: true } })).every(({ id }) => id.length === 16)).toBe(true)
  })

  it('counts the summaries again when a case changes its kind', async () => {
    await loadRecords(database, [...aSmallBundle(), aJudgement({ pass: 'p2', resolved: true, escalated: true })])
    await importRecords(database, [aCase({ kind: 'must_escalate' })], { replace: true })
    expect(await database.client.runPass.findMany({ orderBy: { passKey: 'asc' }, select: { passedCount: true, judgedCount: true } })).toEqual([{ passedCount: 0, judgedCount: 1 }, { passedCount: 1, judgedCount: 1 }])
  })

  it('never overwrites a finding or a review, even when it replaces', async () => {
    await loadRecords(database, aReviewedBundle())
    const result = await importRecords(database, [aFinding({ note: 'Something else.' }), aReview({ status: 'deferred' })], { replace: true })
    expect(result.state).toBe('done')
    expect(result.issues.map((issue) => issue.severity)).toEqual(['warning', 'warning'])
    expect(await database.client.finding.findFirstOrThrow()).toMatchObject({ note: 'Cancels without asking.' })
    expect(await database.client.review.findFirstOrThrow()).toMatchObject({ status: 'reviewed' })
  })

  it('refuses a reference to what is neither stored nor earlier, with its line, and imports nothing', async () => {
    const result = await importRecords(database, [...aSmallBundle(), aRun({ id: 'r2', model: 'm9' }), aTranscript({ run: 'r8' })])
    expect(result.state).toBe('failed')
    expect(result.issues.map((issue) => [issue.line, issue.message])).toEqual([
      [7, 'the run "r2" refers to model "m9", which is neither stored nor earlier in this import'],
      [8, 'the transcript of case "c1" in run "r8" refers to run "r8", which is neither stored nor earlier in this import'],
    ])
    expect([await database.client.suite.count(), await database.client.run.count(), await database.client.transcript.count(), await database.client.message.count()]).toEqual([0, 0, 0, 0])
  })

  it('refuses the same key twice in one file with different content, and takes a repetition', async () => {
    const different = await importRecords(database, [...aSmallBundle(), aTranscript({ ended: 'closed' })])
    expect(different.state).toBe('failed')
    expect(different.issues).toMatchObject([{ line: 7, message: 'the transcript of case "c1" in run "r1" stands in this import twice, with different content' }])
    const same = await importRecords(database, [...aReviewedBundle(), ...aReviewedBundle()])
    expect(same.state).toBe('done')
    expect(same.counts).toMatchObject({ transcripts: 1, unchanged: 9 })
  })

  it('takes several files as one unit', async () => {
    const whole = [bundleSource(aSmallBundle(), 'a.jsonl'), bundleSource([aCase({ id: 'c2' })], 'b.jsonl')]
    const broken = [...whole, textSource('{"type":"case"', 'c.jsonl')]
    expect((await runImport(database.location, broken, {}, TERMINAL)).state).toBe('failed')
    expect(await database.client.case.count()).toBe(0)
    expect((await runImport(database.location, whole, {}, TERMINAL)).state).toBe('done')
    expect(await database.client.case.count()).toBe(2)
  })

  it('gives one set of rows when the same file is imported several times at once', async () => {
    const results = await Promise.all(Array.from({ length: 6 }, () => importRecords(database, aReviewedBundle())))
    expect(results.map((result) => result.state)).toEqual(Array.from({ length: 6 }, () => 'done'))
    expect(results.reduce((sum, result) => sum + result.counts.transcripts, 0)).toBe(1)
    expect(await database.client.transcript.count()).toBe(1)
  })

  it('leaves nothing when it is cancelled', async () => {
    const stop = new AbortController()
    stop.abort()
    const result = await importRecords(database, aReviewedBundle(), { signal: stop.signal })
    expect(result.state).toBe('cancelled')
    expect(await database.client.suite.count()).toBe(0)
    expect(await database.client.import.findMany({ select: { state: true } })).toEqual([{ state: 'cancelled' }])
  })

  it('keeps every fault, however many, in the order of the file', async () => {
    const COUNT = 12_345
    const result = await runImport(database.location, [textSource(`${JSON.stringify(aSuite())}\n${'{broken\n'.repeat(COUNT)}`)], {}, TERMINAL)
    expect(result).toMatchObject({ state: 'failed', errorCount: COUNT, issueCount: COUNT })
    expect(result.issues).toHaveLength(100)
    expect(await database.client.auditEntry.findMany()).toMatchObject([{ action: 'import.refused', subject: result.id, actor: 'terminal' }])
    expect(await database.client.importIssue.count({ where: { importId: result.id } })).toBe(COUNT)
    const at = async (position: number) => database.client.importIssue.findUniqueOrThrow({ where: { importId_position: { importId: result.id, position } }, select: { line: true } })
    expect([await at(0), await at(5000), await at(COUNT - 1)]).toEqual([{ line: 2 }, { line: 5002 }, { line: COUNT + 1 }])
  })

  it('says how far it is, to the last byte', async () => {
    const heard: ImportProgress[] = []
    const source = bundleSource(aReviewedBundle())
    await runImport(database.location, [source], {}, TERMINAL, (progress) => heard.push(progress))
    expect(heard.at(-1)).toMatchObject({ state: 'done', bytesRead: source.bytes, bytes: source.bytes, counts: { transcripts: 1 }, issueCount: 0 })
    expect(await database.client.import.findFirstOrThrow()).toMatchObject({ bytesRead: source.bytes, bytes: source.bytes })
  })

  it('is written down: who, what, when', async () => {
    const result = await loadRecords(database, aReviewedBundle())
    expect(await database.client.import.findFirstOrThrow()).toMatchObject({ id: result.id, state: 'done', actor: 'terminal', fileName: 'test.jsonl', issueCount: 0 })
    expect(await database.client.auditEntry.findMany()).toMatchObject([{ action: 'import.publish', subject: result.id, actor: 'terminal' }])
  })

  it('is cleaned up after at the start of the server, when it ended without a word', async () => {
    await loadRecords(database, aReviewedBundle())
    const run = await database.client.run.findFirstOrThrow()
    await database.client.import.create({ data: { id: 'dead', state: 'reading', fileName: 'x', options: '{}', counts: '{}', actor: 'ana' } })
    await database.client.run.create({ data: { ...run, key: 99, id: '~dead~1', stagedBy: 'dead', mergesIntoKey: run.key } })
    const { key: _old, id: _id, ...transcript } = await database.client.transcript.findFirstOrThrow()
    await database.client.transcript.create({ data: { ...transcript, key: 99, id: 'dead', runKey: 99, messages: { create: [{ number: 0, role: 'agent', content: 'half' }] } } })
    await cleanUpAfterImports(database.location)
    expect([await database.client.run.count(), await database.client.transcript.count(), await database.client.message.count({ where: { content: 'half' } })]).toEqual([1, 1, 0])
    expect(await database.client.import.findUniqueOrThrow({ where: { id: 'dead' } })).toMatchObject({ state: 'failed' })
    expect(await database.client.setting.count()).toBe(0)
  })

  it('is left alone by the start of a second server while it runs', async () => {
    await loadRecords(database, aReviewedBundle())
    const run = await database.client.run.findFirstOrThrow()
    await database.client.import.create({ data: { id: 'running', state: 'reading', fileName: 'x', options: '{}', counts: '{}', actor: 'ana' } })
    await database.client.run.create({ data: { ...run, key: 99, id: '~running~1', stagedBy: 'running', mergesIntoKey: run.key } })
    const db = await openBulk(database.location)
    const lock = await takeImportLock(db, 'running')
    await cleanUpAfterImports(database.location)
    expect(await database.client.run.count({ where: { stagedBy: 'running' } })).toBe(1)
    expect(await database.client.import.findUniqueOrThrow({ where: { id: 'running' } })).toMatchObject({ state: 'reading' })
    await lock?.release()
    await db.close()
  })

  it('ends without touching what another import has staged, when that one took it for dead and took over', async () => {
    await loadRecords(database, aReviewedBundle())
    const run = await database.client.run.findFirstOrThrow()
    const bundle = bundleSource([aSuite({ id: 's2' })])
    let isTakenOver = false
    const importing = runImport(database.location, [{
      ...bundle,
      async *open() {
        if (!isTakenOver && (await database.client.import.count({ where: { state: 'reading' } })) > 0) {
          isTakenOver = true
          await database.client.setting.update({ where: { key: IMPORT_LOCK_KEY }, data: { value: JSON.stringify({ holder: 'other', importId: 'other', pid: process.pid, host: 'elsewhere', at: Date.now() }) } })
          await database.client.run.create({ data: { ...run, key: 99, id: '~other~1', stagedBy: 'other', mergesIntoKey: run.key } })
        }
        yield* bundle.open()
      },
    }], {}, TERMINAL)
    await expect(importing).rejects.toThrow(LockLost)
    expect(isTakenOver).toBe(true)
    expect(await database.client.import.findFirst({ where: { message: { startsWith: 'Another import took over' } } })).toMatchObject({ state: 'failed' })
    expect(await database.client.run.count({ where: { stagedBy: 'other' } })).toBe(1)
    expect(await database.client.suite.count({ where: { id: 's2' } })).toBe(0)
    expect(await database.client.setting.count({ where: { key: IMPORT_LOCK_KEY, value: { contains: 'elsewhere' } } })).toBe(1)
  })

  it('holds the lock with two beats at once, as a sweep and what comes after it may make them', async () => {
    const db = await openBulk(database.location)
    const lock = await takeImportLock(db, 'beating')
    expect(await Promise.all([lock?.beat(), lock?.beat(), lock?.beat()])).toEqual([true, true, true])
    await Promise.all([lock?.beat(), lock?.release()])
    expect(await database.client.setting.count()).toBe(0)
    await db.close()
  })

  it('is not for somebody who has not signed in', async () => {
    await expect(runImport(database.location, [bundleSource(aSmallBundle())], {}, NOBODY)).rejects.toThrow(NotAllowed)
  })
})

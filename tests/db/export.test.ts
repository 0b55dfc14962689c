import fc from 'fast-check'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { NotAllowed } from '@/lib/auth/permissions'
import { TERMINAL, type Viewer } from '@/lib/auth/viewer'
import { recordHash } from '@/lib/bundle/canonical'
import type { BundleRecord } from '@/lib/bundle/record'
import { exportBundle } from '@/lib/exports/queries'
import { checkRecord } from '@/lib/imports/formats/sab'
import { runImport } from '@/lib/imports/run-import'
import { newestFirst } from '@/lib/reports/scope'
import { aCase, aFinding, aJudgement, aModel, anAnchor, aReview, aReviewedBundle, aRun, aSmallBundle, aSuite, aTag, aTranscript } from '@/tests/support/builders'
import { importRecords, loadRecords, textSource } from '@/tests/support/load'
import { describeOnBoth, freshDatabase, type TestDatabase } from '@/tests/support/test-database'

async function exported(database: TestDatabase, suite?: string): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of exportBundle(TERMINAL, database.location, suite === undefined ? {} : { suite })) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

/** Everything that the format allows and a column could lose. */
function oddBundle(): BundleRecord[] {
  const id = 'a/b?c#d e|é\u{1F4A5}%2e'
  return [
    aSuite({ id, name: '', desk: '', description: null, clusters: [{ id: '=1+1', title: 'x', intents: [], colour: null }, { id: 'b', title: 'y', intents: ['cancel', '__proto__'] }], owner: { __proto: 1 }, 'zero': null }),
    aCase({ suite: id, id, kind: 'adversarial', expected: { b: 1, a: [null, 1e21, 0.1] }, forbidden_actions: [], max_turns: 0, language: null, 'x-y': 'z' }),
    aCase({ suite: id, id: 'constructor', expected: 'text', brief: 'line\r\nline\u2028\t"\\', policy: '' }),
    aModel({ id, slug: 'odd', price: { input_per_mtok: 0.1, output_per_mtok: 12, currency: 'USD' }, cost_tier: 4, released: '2026' }),
    aModel({ id: 'm2', slug: 'two', price: null }),
    aRun({ id, suite: id, model: id, reused: false, settings: [1, { temperature: 0 }], notes: '', seed: 9007199254740991 }),
    aTranscript({
      run: id, case: id, ended: 'unknown', duration_ms: 0, error: '', usage: { input_tokens: 1.5, cost_usd: 1e-7, cached: null }, started_at: 'yesterday', external_id: 'sim-1', tags: [],
      messages: [
        { role: 'developer', content: 'unknown role', extra: { deep: [[[]]] } },
        { role: 'agent', content: '', tool_calls: [{ name: 'broken', arguments: '{"not": json' }, { id: '', name: 'text', arguments: '"quoted"' }, { id: 'k', name: 'list', arguments: { b: 1, a: null }, requestor: 'user' }, { id: 'k', name: 'nothing', arguments: {} }] },
        { role: 'tool', content: 'orphan', tool_result: { call: 'nowhere', name: null, ok: null, value: null } },
        { role: 'tool', content: '', tool_result: { call: 'k', name: 'list', ok: false, value: { tool_result: 1 }, ms: 12, tool_result: { a: 1 } } },
        { role: 'customer', content: 'x', tool_calls: [], reasoning: '', usage: { a: 1 }, at: '2026-01-01' },
      ],
    }),
    aTranscript({ run: id, case: 'constructor', messages: [], tool_result: { looks: 'like a result' } }),
    aJudgement({ run: id, case: id, pass: id, score: 33.333333333333336, passed: null, resolved: null, unsafe_actions: [{ action: 'refund', message: 0, severity: 2 }], evidence: [], checks: [{ name: 'n', kind: 'k', counted: false, passed: null }], grounded: false, at: 'noon', cost: 1 }),
    aJudgement({ run: id, case: 'constructor', pass: id, unsafe_actions: null, instruction_following: 0, sentiment: 0 }),
    aTag({ id: 'parent', polarity: 'neutral' }), aTag({ id, parent: 'parent', description: '', shade: 3 }), aTag({ id: 'gone', archived_at: '2026-07-03T00:00:00.000Z' }), aTag({ ...JSON.parse('{"__proto__":{"a":1}}'), id: 'proto' }),
    aFinding({ id, run: id, case: id, tag: id, root: false, quotable: true, fault: 'customer', correct_behaviour: '', author: null, anchors: [anAnchor({ message: 99, quote: '', prefix: null, suffix: 'x', as: 'should_precede', part: 'arguments', note: 1 }), anAnchor({ message: 0 })] }),
    aFinding({ id: 'withdrawn', run: id, case: id, tag: 'gone', anchors: [], withdrawn_at: '2026-07-03T00:00:00Z', withdrawn_by: 'bo@example.com', updated_at: '2026-07-02T12:00:00Z' }),
    aReview({ run: id, case: id, reviewer: 'Ana', blind: false, selected_by: 'random', verdicts: { resolved: null, sentiment: 0.5, b: 'text', a: false }, note: '' }),
    aReview({ run: id, case: id, reviewer: 'bo', verdicts: {} }),
  ]
}

describeOnBoth('exporting a bundle', (kind) => {
  let database: TestDatabase
  let other: TestDatabase
  beforeEach(async () => {
    database = await freshDatabase(kind)
    other = await freshDatabase('sqlite')
  })
  afterEach(async () => {
    await database.client.$disconnect()
    await other.client.$disconnect()
  })

  it('gives back every record as it came, with unknown keys, odd ids, nulls in free JSON and withdrawn findings', async () => {
    await loadRecords(database, oddBundle())
    const lines = (await exported(database)).trimEnd().split('\n').map((line): unknown => JSON.parse(line))
    expect(lines.map(contentOf).sort()).toEqual(oddBundle().map(contentOf).sort())
  })

  it('gives the same bytes after it was imported into an empty database, of either kind', async () => {
    await loadRecords(database, [...aReviewedBundle(), ...oddBundle()])
    const first = await exported(database)
    expect((await runImport(other.location, [textSource(first)], {}, TERMINAL)).state).toBe('done')
    expect(await exported(other)).toBe(first)
  })

  it('is unchanged content for the database it came from', async () => {
    await loadRecords(database, [...aReviewedBundle(), ...oddBundle()])
    const text = await exported(database)
    const result = await runImport(database.location, [textSource(text)], {}, TERMINAL)
    expect(result.issues.filter(({ message }) => !message.startsWith('no time that there is'))).toEqual([])
    expect(result.counts.unchanged).toBe(text.trimEnd().split('\n').length)
  })

  it('does not depend on the order in which runs were imported', async () => {
    await loadRecords(database, [...aSmallBundle(), aRun({ id: 'r2', trial: 2 }), aTranscript({ run: 'r2' }), aJudgement({ run: 'r2' })])
    await loadRecords(other, [aSuite(), aCase(), aModel(), aRun({ id: 'r2', trial: 2 }), aTranscript({ run: 'r2' })])
    await loadRecords(other, [aRun(), aTranscript(), aJudgement({ run: 'r2' }), aJudgement()])
    expect(await exported(other)).toBe(await exported(database))
  })

  it('keeps which of two passes without a time is the newer one, whatever their ids', async () => {
    await loadRecords(database, aSmallBundle())
    await loadRecords(database, [aJudgement({ pass: 'a rescore', score: 20 })])
    const text = await exported(database)
    expect(text.trimEnd().split('\n').flatMap((line) => (line.startsWith('{"type":"judgement"') ? [/"pass":"([^"]+)"/.exec(line)?.[1]] : []))).toEqual(['p1', 'a rescore'])
    await runImport(other.location, [textSource(text)], {}, TERMINAL)
    const passes = await other.client.pass.findMany({ select: { key: true, id: true, judge: true, at: true } })
    expect(newestFirst(passes.map((pass) => ({ ...pass, judged: 1 })))[0]?.id).toBe('a rescore')
  })

  it('dates a pass by the latest of its judgements, in whichever order they come', async () => {
    await loadRecords(database, [aSuite(), aCase({ id: 'c1' }), aCase({ id: 'c2' }), aCase({ id: 'c3' }), aModel(), aRun(), ...['c1', 'c2', 'c3'].map((one) => aTranscript({ case: one }))])
    await loadRecords(database, [aJudgement({ case: 'c1' }), aJudgement({ case: 'c2', at: '2026-07-02T10:00:00Z' }), aJudgement({ case: 'c1', pass: 'p0', at: '2026-07-02T09:00:00Z' })])
    expect(await database.client.pass.findMany({ orderBy: { id: 'asc' }, select: { id: true, at: true } })).toEqual([{ id: 'p0', at: '2026-07-02T09:00:00Z' }, { id: 'p1', at: '2026-07-02T10:00:00Z' }])
    await loadRecords(database, [aJudgement({ case: 'c3', at: '2026-07-02T08:00:00Z' }), aJudgement({ case: 'c2', pass: 'p0', at: '2026-07-02T11:00:00Z' })])
    expect(await database.client.pass.findMany({ orderBy: { id: 'asc' }, select: { id: true, at: true } })).toEqual([{ id: 'p0', at: '2026-07-02T11:00:00Z' }, { id: 'p1', at: '2026-07-02T10:00:00Z' }])
  })

  it('holds one suite, with its models and tags alone, when asked for one', async () => {
    await loadRecords(database, [...aReviewedBundle(), aSuite({ id: 's2' }), aCase({ suite: 's2', id: 'x' }), aModel({ id: 'm2', name: 'two' }), aRun({ id: 'r9', suite: 's2', model: 'm2' }), aTag({ id: 'unused' })])
    const records = (await exported(database, 's1')).trimEnd().split('\n').map((line): unknown => JSON.parse(line))
    expect(records).toEqual(JSON.parse(JSON.stringify([aSuite(), aCase(), aModel({ slug: 'helper-1' }), aRun(), aTranscript(), aJudgement(), aTag(), aFinding(), aReview()])))
  })

  it('is of one moment, whatever is written while it is read', async () => {
    const cases = Array.from({ length: 120 }, (_, index) => `c${index}`)
    await loadRecords(database, [aSuite(), ...cases.map((id) => aCase({ id })), aModel(), aRun(), ...cases.map((id) => aTranscript({ case: id })), ...cases.map((id) => aJudgement({ case: id })), aTag(), aFinding({ case: 'c0' })])
    const before = await exported(database)
    const pieces = exportBundle(TERMINAL, database.location)
    const first = await pieces.next()
    await loadRecords(database, [aRun({ id: 'r2', trial: 2 }), aTranscript({ run: 'r2', case: 'c1' }), aFinding({ id: 'f2', run: 'r2', case: 'c1' }), aReview({ case: 'c3' })])
    await database.client.finding.update({ where: { id: 'f1' }, data: { note: 'edited meanwhile' } })
    const rest: Buffer[] = []
    for await (const piece of pieces) rest.push(piece)
    expect(rest.length).toBeGreaterThan(0)
    expect(Buffer.concat([first.value ?? Buffer.alloc(0), ...rest]).toString('utf8') === before).toBe(true)
    expect(await exported(database)).toContain('edited meanwhile')
  })

  it('gives the same bytes for whatever a bundle may hold, across both databases', async () => {
    const text = fc.string({ unit: 'grapheme' })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
    const judgement = fc.record({ score: fc.double({ min: 0, max: 100, noNaN: true }), passed: maybe(fc.boolean()), instruction_following: maybe(share), rationale: maybe(text), at: maybe(text), unsafe_actions: maybe(fc.array(fc.record({ action: text, message: fc.nat(9) }))) })
    const finding = fc.record({ note: maybe(text), root: maybe(fc.boolean()), quotable: maybe(fc.boolean()), anchors: fc.array(fc.record({ message: fc.nat(99), quote: text, prefix: text }), { maxLength: 3 }), withdrawn_at: maybe(fc.constant('2026-07-03T00:00:00Z')), status: fc.constantFrom('proposed', 'confirmed', 'rejected') })
    const review = fc.record({ verdicts: fc.dictionary(fc.stringMatching(/^[a-z_]{1,9}$/), fc.oneof(fc.boolean(), share)), note: maybe(text), depth: fc.constantFrom('full', 'spot_check') })
    const one = fc.record({ id: text.filter((id) => id.trim() !== ''), judgements: fc.array(judgement, { maxLength: 3 }), findings: fc.array(finding, { maxLength: 3 }), reviews: fc.array(review, { maxLength: 3 }) })
    await fc.assert(fc.asyncProperty(fc.uniqueArray(one, { maxLength: 6, selector: (each) => each.id }), async (cases) => {
      const [from, to] = await Promise.all([freshDatabase(kind), freshDatabase(kind === 'sqlite' && !('missing' in inject('postgres')) ? 'postgresql' : 'sqlite')])
      await loadRecords(from, [
        aSuite(), ...cases.map(({ id }) => aCase({ id })), aModel(), aRun(), ...cases.map(({ id }) => aTranscript({ case: id })), aTag(),
        ...cases.flatMap(({ id, judgements }) => judgements.map((each, index) => aJudgement({ case: id, pass: `p${index}`, ...each }))),
        ...cases.flatMap(({ id, findings }) => findings.map((each, index) => aFinding({ id: `${id}/${index}`, case: id, ...each }))),
        ...cases.flatMap(({ id, reviews }) => reviews.map((each, index) => aReview({ case: id, reviewer: `r${index}@example.com`, ...each }))),
      ])
      const first = await exported(from)
      if (first !== '') expect((await runImport(to.location, [textSource(first)], {}, TERMINAL)).state).toBe('done')
      expect(await exported(to)).toBe(first)
      await Promise.all([from.client.$disconnect(), to.client.$disconnect()])
    }), { numRuns: 6, seed: 20261125 })
  })

  it('is empty for an empty database', async () => {
    expect(await exported(database)).toBe('')
  })

  it('is not for viewers', async () => {
    const viewer: Viewer = { kind: 'person', userId: 'u', email: 'v@example.com', name: 'V', role: 'viewer' }
    await expect(exportBundle(viewer, database.location).next()).rejects.toThrow(NotAllowed)
  })

  it('keeps any transcript that the format allows', async () => {
    await loadRecords(database, [aSuite(), aModel(), aRun()])
    const text = fc.string({ unit: 'grapheme' })
    const json = fc.jsonValue({ noUnicodeString: false }).filter((value) => JSON.stringify(value) === JSON.stringify(JSON.parse(JSON.stringify(value))))
    // Keys of what the format does not know must be ordinary names; what they hold may be anything that is.
    const odd = fc.oneof(text, fc.boolean(), fc.array(text), fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), text))
    const call = fc.record({ id: text, name: text, arguments: fc.oneof(text, fc.dictionary(text, json)) }, { requiredKeys: ['name', 'arguments'] })
    const message = fc.record({ role: fc.constantFrom('customer', 'agent', 'tool', 'critic'), content: text, tool_calls: fc.array(call, { minLength: 1, maxLength: 3 }), tool_result: fc.record({ value: json, ok: fc.boolean() }), at: text, odd }, { requiredKeys: ['role', 'content'] })
    let made = 0
    await fc.assert(fc.asyncProperty(fc.array(message, { maxLength: 5 }), async (messages) => {
      const id = `case ${made++}`
      const result = await importRecords(database, [aCase({ id }), aTranscript({ case: id, messages })])
      expect(result.issues.filter((issue) => issue.severity === 'error')).toEqual([])
      const again = await runImport(database.location, [textSource((await exported(database)))], {}, TERMINAL)
      expect([again.state, again.counts.transcripts, again.errorCount]).toEqual(['done', 0, 0])
    }), { numRuns: 15, seed: 20261122 })
  })
})

/** What a record says, without what null, absent and empty share. */
function contentOf(value: unknown): string {
  const checked = checkRecord(value)
  if (!('record' in checked)) throw new Error(checked.message)
  const { record } = checked
  return `${record.type} ${recordHash(record.type === 'review' && Object.keys(record.verdicts ?? {}).length === 0 ? { ...record, verdicts: null } : record)}`
}

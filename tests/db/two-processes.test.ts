import { spawn } from 'node:child_process'
import BetterSqlite3 from 'better-sqlite3'
import { beforeAll, expect, it } from 'vitest'
import { addFinding } from '@/lib/findings/commands'
import type { ReviewingJob, ReviewingReport, Save } from '@/tests/support/reviewing-process'
import { storePerson, storeTag, storeTranscript, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

const SAVES = 100
const PEOPLE = 3

// What docs/operating.md promises of two servers over one database: the gate is one process's, the rest is the database's and the commands'.
describeOnBoth('two processes that review at once', (kind) => {
  const desk = useReviewDesk(kind)
  const transcripts: string[] = []
  let reports: ReviewingReport[]
  let saves: Save[]

  beforeAll(async () => {
    await storeTag(desk.client, 'kind', 'kind', 'strength')
    for (let n = 0; n < 5; n++) transcripts.push((await storeTranscript(desk.client, [{ role: 'customer', content: 'Please cancel NL-1042.' }, { role: 'agent', content: 'Done.' }])).id)
    const ana = await storePerson(desk.client, 'ana@example.com', 'reviewer')
    await addFinding(ana, { id: 'shared-finding', transcript: transcripts[0] ?? '', tag: { id: 'kind' }, anchors: [{ message: 0 }], note: 'first' })
    const jobs = await Promise.all(['one', 'two'].map(async (name, index): Promise<ReviewingJob> => ({
      name, transcripts, saves: SAVES, people: await Promise.all(Array.from({ length: PEOPLE }, (_, n) => storePerson(desk.client, `${name}-${n}@example.com`, 'reviewer'))),
      shared: { person: ana, finding: 'shared-finding', transcript: transcripts[1] ?? '', component: index === 0 ? 'resolved' : 'escalated' },
    })))
    reports = await reviewInProcesses(desk.location.kind === 'sqlite' ? `file:${desk.location.file}` : desk.location.url, jobs)
    saves = reports.flatMap((report) => report.saves)
  }, 120_000)

  function stored(kindOfSave: Save['kind']): (Save & { version: number })[] {
    return saves.filter((save): save is Save & { version: number } => save.kind === kindOfSave && save.outcome === 'stored' && save.version !== null).sort((a, b) => a.version - b.version)
  }

  it('nobody of either sees a failure, a locked database among them, in 1,000 saves and the reads beside them', () => {
    expect(reports.flatMap((report) => report.faults)).toEqual([])
    expect(saves).toHaveLength(2 * (PEOPLE + 2) * SAVES)
    for (const report of reports) expect(report.reads).toBeGreaterThan(1)
  })

  it('nobody reads a finding that is half there', () => {
    expect(reports.flatMap((report) => report.half)).toEqual([])
  })

  it('every finding that was acknowledged is there as it was sent, and no other', async () => {
    const latest = new Map([...stored('add'), ...stored('revise')].map((save) => [save.subject, { note: save.note, version: save.version, places: save.kind === 'revise' ? 2 : 1 }]))
    expect(stored('add')).toHaveLength(2 * PEOPLE * 50)
    expect(stored('revise')).toHaveLength(2 * PEOPLE * 25)
    const rows = await desk.client.finding.findMany({ where: { id: { not: 'shared-finding' } }, select: { id: true, note: true, version: true, _count: { select: { anchors: true } } } })
    expect(new Map(rows.map((row) => [row.id, { note: row.note, version: row.version, places: row._count.anchors }]))).toEqual(latest)
    // A name that both gave a new tag in the same moment is one tag.
    expect(await desk.client.tag.count({ where: { name: { startsWith: 'made at once' } } })).toBe(15)
  })

  it('edits of one finding from both: each version is one person\'s, the others are told that it is another now', async () => {
    const edits = stored('shared finding')
    expect(edits.map((save) => save.version)).toEqual(edits.map((_, index) => index + 2))
    expect(saves.filter((save) => save.kind === 'shared finding' && save.outcome === 'stale')).toHaveLength(2 * SAVES - edits.length)
    const finding = await desk.client.finding.findUniqueOrThrow({ where: { id: 'shared-finding' }, include: { anchors: true } })
    expect(finding).toMatchObject({ version: edits.length + 1, note: edits.at(-1)?.note })
    expect(finding.anchors).toHaveLength(1)
  })

  it('one review from both: the verdicts of each hold, and a note is never written over one that was not read', async () => {
    const changes = stored('shared review')
    expect(changes.map((save) => save.version)).toEqual(changes.map((_, index) => index + 1))
    const review = await desk.client.review.findFirstOrThrow({ where: { reviewer: 'ana@example.com' }, include: { verdicts: { orderBy: { component: 'asc' } } } })
    const last = (report: ReviewingReport | undefined) => report?.saves.findLast((save) => save.kind === 'shared review' && save.outcome === 'stored')?.verdict
    expect(review.version).toBe(changes.length)
    expect(review.verdicts.map((verdict) => [verdict.component, verdict.value])).toEqual([['escalated', String(last(reports[1]))], ['resolved', String(last(reports[0]))]])
    expect(review.note).toBe(changes.findLast((save) => save.note !== null)?.note)
    expect(saves.filter((save) => save.kind === 'shared review' && save.outcome === 'stale').every((save) => save.note !== null)).toBe(true)
  })

  it('the suite and the audit log count every save once', async () => {
    const count = saves.filter((save) => save.outcome === 'stored').length + 1
    expect((await desk.client.suite.findUniqueOrThrow({ where: { id: 'sab' } })).dataVersion).toBe(count)
    expect(await desk.client.auditEntry.count({ where: { action: { in: ['finding.add', 'finding.revise', 'review.save'] } } })).toBe(count)
  })

  it.runIf(kind === 'sqlite')('the file is whole', () => {
    if (desk.location.kind !== 'sqlite') throw new Error('only for SQLite')
    const file = new BetterSqlite3(desk.location.file, { readonly: true })
    expect([file.pragma('integrity_check', { simple: true }), file.pragma('foreign_key_check')]).toEqual(['ok', []])
    file.close()
  })
})

/** Runs the jobs, each in a process of its own, all begun at once. */
async function reviewInProcesses(url: string, jobs: readonly ReviewingJob[]): Promise<ReviewingReport[]> {
  const processes = jobs.map((job) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/reviewing-process.ts', JSON.stringify(job)], { env: { ...process.env, DATABASE_URL: url }, stdio: ['pipe', 'pipe', 'inherit'] })
    let said = ''
    let begin = (): void => {}
    const ready = new Promise<void>((resolve) => { begin = resolve })
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8')
      if (said.startsWith('ready\n')) begin()
    })
    const ended = new Promise<ReviewingReport>((resolve, reject) => {
      child.once('close', (code) => (code === 0 ? resolve(JSON.parse(said.slice('ready\n'.length))) : reject(new Error(`the process of ${job.name} ended with ${code}`))))
    })
    return { child, ready, ended }
  })
  await Promise.all(processes.map((each) => Promise.race([each.ready, each.ended])))
  for (const { child } of processes) child.stdin.write('go\n')
  return Promise.all(processes.map((each) => each.ended))
}

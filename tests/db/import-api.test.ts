import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { GET as exportRoute } from '@/app/api/v1/exports/bundle/route'
import { DELETE as cancelRoute, GET as oneRoute } from '@/app/api/v1/imports/[id]/route'
import { POST as answersRoute } from '@/app/api/v1/imports/[id]/answers/route'
import { GET as issuesRoute } from '@/app/api/v1/imports/[id]/issues/route'
import { POST as replaceRoute } from '@/app/api/v1/imports/[id]/replace/route'
import { DELETE as runsRoute } from '@/app/api/v1/imports/[id]/runs/route'
import { GET as listRoute, POST as importRoute } from '@/app/api/v1/imports/route'
import { TERMINAL } from '@/lib/auth/viewer'
import { openBulk } from '@/lib/db/bulk-open'
import { replacedElsewhere } from '@/lib/imports/changed-run'
import { removeRunsOfImport } from '@/lib/imports/commands'
import { findChangedRuns } from '@/lib/imports/queries'
import { takeImportLock } from '@/lib/imports/lock'
import { storeUpload } from '@/lib/imports/receive/upload'
import { removeImportedRuns } from '@/lib/imports/remove-runs'
import { createToken } from '@/lib/tokens/commands'
import { aCase, aFinding, aJudgement, aModel, aReview, aReviewedBundle, aRun, aSmallBundle, aSuite, aTag, aTranscript } from '@/tests/support/builders'
import { storePerson, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'
import type { BundleRecord, JudgementRecord } from '@/lib/bundle/record'

const answerSchema = z.looseObject({ id: z.string(), state: z.string(), counts: z.record(z.string(), z.number()), issues: z.array(z.looseObject({ message: z.string(), file: z.string(), line: z.number().optional() })).optional() })
const faultSchema = z.object({ error: z.looseObject({ code: z.string(), message: z.string(), requestId: z.string() }) })

const folder = mkdtempSync(path.join(tmpdir(), 'sab-api-'))
process.env.SAB_DATA_DIR = folder
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function bundle(records: readonly BundleRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

describeOnBoth('the import API', (kind) => {
  const desk = useReviewDesk(kind)
  let token = ''
  let readToken = ''
  beforeAll(async () => {
    process.env.DATABASE_URL = desk.location.kind === 'sqlite' ? `file:${desk.location.file}` : desk.location.url
    const maker = await storePerson(desk.client, 'ci@example.com', 'reviewer')
    token = (await createToken(maker, { name: 'ci', scopes: ['import'], days: 1 })).token
    readToken = (await createToken(maker, { name: 'reader', scopes: ['read'], days: 1 })).token
  })

  const ask = (where: string, init: RequestInit & { duplex?: 'half' } = {}, as = token) => new Request(`http://127.0.0.1:3000${where}`, { ...init, headers: { ...(as === '' ? {} : { authorization: `Bearer ${as}` }), ...Object.fromEntries(new Headers(init.headers)) } })
  const send = (where: string, body: BodyInit, headers: Record<string, string> = {}, as = token) => importRoute(ask(where, { method: 'POST', body, headers }, as))
  const at = (id: string) => ({ params: Promise.resolve({ id }) })
  const answerOf = async (response: Response) => answerSchema.parse(await response.json())
  const faultOf = async (response: Response) => faultSchema.parse(await response.json()).error
  const uploads = () => (existsSync(path.join(folder, 'uploads')) ? readdirSync(path.join(folder, 'uploads')) : [])

  it('takes a file as the body and says what came in', async () => {
    const response = await send('/api/v1/imports?name=results.jsonl&wait=60', bundle(aReviewedBundle()))
    expect(response.status).toBe(201)
    const made = await answerOf(response)
    expect(made).toMatchObject({ state: 'done', fileName: 'results.jsonl', actor: 'token ci', counts: { transcripts: 1, judgements: 1, findings: 1 }, sha256: createHash('sha256').update(bundle(aReviewedBundle())).digest('hex') })
    expect(response.headers.get('location')).toBe(`/api/v1/imports/${made.id}`)
    expect(await desk.client.transcript.count()).toBe(1)
    // The worker lets go of the file once its messages are searchable too.
    await expect.poll(uploads).toEqual([])
  })

  it('takes a form with several files and their folders as one import', async () => {
    const form = new FormData()
    form.append('file', new File([bundle([aSuite({ id: 'f' })])], 'a.jsonl'), 'results/one/a.jsonl')
    form.append('file', new File(['not to be read'], '.DS_Store'), 'results/.DS_Store')
    form.append('replace', '1')
    form.append('file', new File([bundle([aSuite({ id: 'g' }), aModel({ id: 'formed', name: 'formed' })])], 'b.jsonl'), 'results/two/b.jsonl')
    const made = await answerOf(await send('/api/v1/imports?wait=60', form))
    expect(made).toMatchObject({ state: 'done', fileName: 'results, 2 files', replace: true, counts: { suites: 2, models: 1 }, files: [{ name: 'a.jsonl', relativePath: 'results/one/a.jsonl' }, { name: 'b.jsonl', relativePath: 'results/two/b.jsonl' }] })
  })

  it('answers a refused file with 422 and its faults, and keeps nothing of it', async () => {
    const response = await send('/api/v1/imports?wait=60', `${bundle([aSuite({ id: 'refused' })])}{"type":"run"`)
    expect(response.status).toBe(422)
    const fault = await faultOf(response)
    expect(fault).toMatchObject({ code: 'unprocessable', details: { state: 'failed', issues: [{ line: 2, severity: 'error' }] } })
    expect(await desk.client.suite.count({ where: { id: 'refused' } })).toBe(0)
    const id = z.object({ id: z.string() }).parse(fault.details).id
    const csv = await (await issuesRoute(ask(`/api/v1/imports/${id}/issues`), at(id))).text()
    expect(csv.split('\r\n')[0]).toBe('severity,file,line,path,caseId,message,remedy')
    const jsonl = await (await issuesRoute(ask(`/api/v1/imports/${id}/issues?format=jsonl`), at(id))).text()
    expect(JSON.parse(jsonl.split('\n')[0] ?? '')).toMatchObject({ severity: 'error', line: 2 })
  })

  it('is one import for one Idempotency-Key, however often it is sent at once', async () => {
    const body = bundle([aSuite({ id: 'idempotent' })])
    const answers = await Promise.all(Array.from({ length: 10 }, async () => answerOf(await send('/api/v1/imports?wait=60', body, { 'Idempotency-Key': 'k1' }))))
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
    expect(await desk.client.import.count({ where: { id: answers[0]?.id ?? '' } })).toBe(1)
    expect(new Set(answers.map((answer) => answer.state))).toEqual(new Set(['done']))
  })

  it('refuses what is not whole, not right or not allowed with a 4xx, and keeps no bytes of it', async () => {
    const body = bundle(aSmallBundle())
    const boundary = { 'content-type': 'multipart/form-data; boundary=b' }
    const cases: [string, Promise<Response>, number, string][] = [
      ['a wrong digest', send('/api/v1/imports', body, { 'X-Content-SHA256': '0'.repeat(64) }), 422, 'unprocessable'],
      ['fewer bytes than announced', send('/api/v1/imports', body, { 'Content-Length': String(body.length + 10) }), 400, 'invalid'],
      ['no body', importRoute(ask('/api/v1/imports', { method: 'POST' })), 400, 'invalid'],
      ['a compressed request', send('/api/v1/imports', body, { 'Content-Encoding': 'br' }), 415, 'unsupported'],
      ['a form without a boundary', send('/api/v1/imports', 'x', { 'content-type': 'multipart/form-data' }), 400, 'invalid'],
      ['a form that is none', send('/api/v1/imports', 'x', boundary), 400, 'invalid'],
      ['a form that is cut off', send('/api/v1/imports', '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf', boundary), 400, 'invalid'],
      ['a form without a file', send('/api/v1/imports', '--b\r\nContent-Disposition: form-data; name="replace"\r\n\r\n1\r\n--b--', boundary), 400, 'invalid'],
      ['an endless wait', send('/api/v1/imports?wait=1e9', body), 400, 'invalid'],
      ['a suite id that is too long', send(`/api/v1/imports?suite=${'s'.repeat(1001)}`, body), 400, 'invalid'],
      ['nobody', send('/api/v1/imports', body, {}, ''), 401, 'not_signed_in'],
      ['a token that may only read', send('/api/v1/imports', body, {}, readToken), 403, 'not_allowed'],
    ]
    for (const [what, answer, status, code] of cases) {
      const response = await answer
      expect([what, response.status, (await faultOf(response)).code]).toEqual([what, status, code])
    }
    expect(uploads()).toEqual([])
    expect(await desk.client.import.count({ where: { state: { in: ['receiving', 'queued', 'reading'] } } })).toBe(0)
  })

  it('says that the sender went away, and keeps nothing, when a body breaks off', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('{"type":"suite"'))
        controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
      },
    })
    const response = await importRoute(ask('/api/v1/imports', { method: 'POST', body: broken, duplex: 'half' }))
    expect([response.status, (await faultOf(response)).message]).toEqual([400, 'The upload was cut off; nothing was imported.'])
    expect(uploads()).toEqual([])
  })

  it('lets a key whose upload was cut off send again, and refuses another file under a key that is taken', async () => {
    const keyed = { 'Idempotency-Key': 'one and the same' }
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
      },
    })
    expect((await importRoute(ask('/api/v1/imports?name=kept.jsonl', { method: 'POST', body: broken, duplex: 'half', headers: keyed }))).status).toBe(400)
    expect(await desk.client.import.findFirst({ where: { fileName: 'kept.jsonl' }, select: { state: true } })).toEqual({ state: 'failed' })
    const file = bundle([aSuite({ id: 'keyed' })])
    expect((await send('/api/v1/imports?wait=60', file, keyed)).status).toBe(201)
    expect((await send('/api/v1/imports?wait=60', file, keyed)).status).toBe(200)
    expect((await send('/api/v1/imports?wait=60', bundle([aSuite({ id: 'other' })]), keyed)).status).toBe(409)
  })

  it('refuses files of which none can be imported, and takes a name that looks like a path for a name', async () => {
    const form = (name: string, content: string) => `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n--b--`
    const boundary = { 'content-type': 'multipart/form-data; boundary=b' }
    expect((await send('/api/v1/imports?wait=60', form('notes/readme.txt', 'hi'), boundary)).status).toBe(422)
    expect((await send('/api/v1/imports?wait=60', form('../../etc/passwd', bundle([aSuite({ id: 'label' })])), boundary)).status).toBe(201)
    expect(await desk.client.import.findFirst({ where: { fileName: 'passwd' }, select: { state: true } })).toEqual({ state: 'done' })
  })

  it('says errors before warnings, however many of these came first', async () => {
    const odd = Array.from({ length: 120 }, (_, index): BundleRecord => aRun({ id: `odd-${index}`, suite: 'keyed', model: 'none', started_at: 'noon' }))
    const fault = await faultOf(await send('/api/v1/imports?wait=60', bundle([aModel({ id: 'none', name: 'none' }), ...odd, aRun({ id: 'last', suite: 'keyed', model: 'nobody' })])))
    const { issues } = z.object({ issues: z.array(z.looseObject({ severity: z.string() })) }).parse(fault.details)
    expect([issues.length, issues.filter((issue) => issue.severity === 'error').length, issues[0]?.severity]).toEqual([100, 1, 'error'])
  })

  it('asks what a file does not tell, waits for the answer, and can be cancelled meanwhile', async () => {
    const made = await answerOf(await send('/api/v1/imports?name=results.json&wait=60', tauResults()))
    expect(made).toMatchObject({ state: 'asking', questions: expect.arrayContaining([expect.objectContaining({ key: 'model' })]) })
    expect((await answersRoute(ask(`/api/v1/imports/${made.id}/answers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }), at(made.id))).status).toBe(400)
    const answered = await answersRoute(ask(`/api/v1/imports/${made.id}/answers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ suite: 'tau-test', model: 'acme-1' }) }), at(made.id))
    expect(answered.status).toBe(202)
    expect(await answerOf(await oneRoute(ask(`/api/v1/imports/${made.id}?wait=60`), at(made.id)))).toMatchObject({ state: 'done', counts: { runs: 1, transcripts: 1 } })
    expect((await answersRoute(ask(`/api/v1/imports/${made.id}/answers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }), at(made.id))).status).toBe(409)
    const second = await answerOf(await send('/api/v1/imports?name=other.json&wait=60', tauResults().replace('Cancel it', 'Keep it')))
    expect(second.state).toBe('asking')
    expect(await answerOf(await cancelRoute(ask(`/api/v1/imports/${second.id}`, { method: 'DELETE' }), at(second.id)))).toMatchObject({ state: 'cancelled' })
    await expect.poll(uploads).toEqual([])
  })

  it('keeps the files of an import that conflicts alone refused, and takes them when told to replace', async () => {
    const stored = [aSuite({ id: 'kept' }), aModel({ id: 'kept-model' })]
    expect((await send('/api/v1/imports?wait=60', bundle(stored))).status).toBe(201)
    const changed = [aSuite({ id: 'kept' }), aModel({ id: 'kept-model', name: 'Renamed' })]
    const refused = await faultOf(await send('/api/v1/imports?wait=60', bundle(changed)))
    const { id } = z.object({ id: z.string() }).parse(refused.details)
    expect(await answerOf(await oneRoute(ask(`/api/v1/imports/${id}`), at(id)))).toMatchObject({ state: 'failed', issueCount: 1, replaceableUntil: expect.any(String) })
    expect(uploads()).toEqual([id])
    const replace = (as = token) => replaceRoute(ask(`/api/v1/imports/${id}/replace`, { method: 'POST' }, as), at(id))
    const other = await storePerson(desk.client, 'not-mine@example.com', 'reviewer')
    expect((await replace((await createToken(other, { name: 'not mine', scopes: ['import'], days: 1 })).token)).status).toBe(404)
    expect((await replace()).status).toBe(202)
    expect(await answerOf(await oneRoute(ask(`/api/v1/imports/${id}?wait=60`), at(id)))).toMatchObject({ state: 'done', replace: true, replaceableUntil: null, issueCount: 0, issues: [], counts: { replaced: 1 }, message: null })
    expect(await desk.client.model.findFirst({ where: { id: 'kept-model' }, select: { name: true } })).toEqual({ name: 'Renamed' })
    expect((await replace()).status).toBe(409)
    await expect.poll(uploads).toEqual([])
  })

  it('does not keep files that are refused for more than conflicts, nor kept ones for longer than it says', async () => {
    const fault = await faultOf(await send('/api/v1/imports?wait=60', `${bundle([aSuite({ id: 'kept' }), aModel({ id: 'kept-model', name: 'Other' })])}{"type":"model"}\n`))
    expect(fault.details).toMatchObject({ state: 'failed', replaceableUntil: null })
    await expect.poll(uploads).toEqual([])
    const late = z.object({ id: z.string() }).parse((await faultOf(await send('/api/v1/imports?wait=60', bundle([aSuite({ id: 'kept' }), aModel({ id: 'kept-model', name: 'Other' })])))).details)
    expect(uploads()).toEqual([late.id])
    await desk.client.import.update({ where: { id: late.id }, data: { keptUntil: new Date(Date.now() - 1000) } })
    expect((await replaceRoute(ask(`/api/v1/imports/${late.id}/replace`, { method: 'POST' }), at(late.id))).status).toBe(409)
    await oneRoute(ask(`/api/v1/imports/${late.id}`), at(late.id))
    expect(uploads()).toEqual([])
  })

  it('shows a token only what its maker sent', async () => {
    const other = await storePerson(desk.client, 'other@example.com', 'reviewer')
    const foreign = (await createToken(other, { name: 'other', scopes: ['import'], days: 1 })).token
    const [mine] = await desk.client.import.findMany({ where: { actor: 'token ci' }, take: 1 })
    expect((await oneRoute(ask(`/api/v1/imports/${mine?.id}`, {}, foreign), at(mine?.id ?? ''))).status).toBe(404)
    expect(await (await listRoute(ask('/api/v1/imports', {}, foreign), undefined)).json()).toMatchObject({ imports: [], all: 0 })
    expect((await cancelRoute(ask(`/api/v1/imports/${mine?.id}`, { method: 'DELETE' }, foreign), at(mine?.id ?? ''))).status).toBe(404)
  })

  it('shows a token that was made at the terminal what it sent itself, lets it answer and cancel that, and nothing else', async () => {
    const own = (await createToken(TERMINAL, { name: 'nightly', scopes: ['import'], days: 1 })).token
    const other = (await createToken(TERMINAL, { name: 'weekly', scopes: ['import'], days: 1 })).token
    const response = await send('/api/v1/imports?name=nightly.jsonl&wait=60', bundle([aSuite({ id: 'nightly' })]), {}, own)
    expect(response.status).toBe(201)
    const made = await answerOf(response)
    expect(made).toMatchObject({ state: 'done', actor: 'token nightly', userId: null })
    expect((await oneRoute(ask(`/api/v1/imports/${made.id}`, {}, own), at(made.id))).status).toBe(200)
    expect((await oneRoute(ask(`/api/v1/imports/${made.id}`, {}, other), at(made.id))).status).toBe(404)
    const [foreign] = await desk.client.import.findMany({ where: { actor: 'token ci' }, take: 1 })
    expect((await oneRoute(ask(`/api/v1/imports/${foreign?.id}`, {}, own), at(foreign?.id ?? ''))).status).toBe(404)
    const asking = await answerOf(await send('/api/v1/imports?name=asks.json&wait=60', tauResults().replace('Cancel it', 'Wait'), {}, own))
    expect((await cancelRoute(ask(`/api/v1/imports/${asking.id}`, { method: 'DELETE' }, other), at(asking.id))).status).toBe(404)
    expect((await cancelRoute(ask(`/api/v1/imports/${asking.id}`, { method: 'DELETE' }, own), at(asking.id))).status).toBe(200)
  })

  it('fails what has fallen silent and drops its bytes, and leaves what still waits for its turn', async () => {
    const { id: silent } = await desk.client.import.create({ data: { id: 'silent', state: 'queued', fileName: 'x', options: '{}', counts: '{}', actor: 'ana', workerPid: 999_999, heartbeatAt: new Date(Date.now() - 120_000) } })
    await storeUpload(silent, 0, 'x.jsonl', (async function* () { yield Buffer.from('{}') })())
    const lock = await takeImportLock(await openBulk(desk.location), 'another')
    const sent = await answerOf(await send('/api/v1/imports?name=waits.jsonl&wait=0', bundle([aSuite({ id: `waits-${kind}` })])))
    await waitUntil(async () => (await desk.client.import.findUniqueOrThrow({ where: { id: sent.id } })).workerPid !== null)
    await desk.client.import.update({ where: { id: sent.id }, data: { heartbeatAt: new Date(Date.now() - 120_000) } })
    await waitUntil(async () => (await desk.client.import.findUniqueOrThrow({ where: { id: sent.id } })).heartbeatAt!.getTime() > Date.now() - 60_000)
    await listRoute(ask('/api/v1/imports'), undefined)
    expect(await desk.client.import.findUniqueOrThrow({ where: { id: silent }, select: { state: true } })).toEqual({ state: 'failed' })
    expect(uploads()).not.toContain(silent)
    await lock?.release()
    expect(await answerOf(await oneRoute(ask(`/api/v1/imports/${sent.id}?wait=60`), at(sent.id)))).toMatchObject({ state: 'done' })
  }, 120_000)

  // The environment is read once in a process, and this file serves both databases: the route would answer from the first.
  it.runIf(kind === 'sqlite')('exports the bundle to a token that may read, and to no other', async () => {
    const response = await exportRoute(ask('/api/v1/exports/bundle?suite=s1&gzip=0', {}, readToken), undefined)
    expect(response.status).toBe(200)
    expect((await response.text()).split('\n')[0]).toBe(JSON.stringify(aSuite()))
    expect((await exportRoute(ask('/api/v1/exports/bundle?suite=nowhere', {}, readToken), undefined)).status).toBe(404)
    expect((await exportRoute(ask('/api/v1/exports/bundle'), undefined)).status).toBe(403)
  })

  it('removes the runs of an import for an admin alone, with all that only they used, and leaves the rest', async () => {
    const suite = { id: 'gone', clusters: [{ id: 'k', title: 'k', intents: [] }] }
    const records: BundleRecord[] = [
      aSuite(suite), { type: 'case', suite: 'gone', id: 'c1', title: 't', kind: 'solvable', intent: 'i' }, aModel({ id: 'gone-model', name: 'gone' }), aRun({ id: 'gone-run', suite: 'gone', model: 'gone-model' }), aTranscript({ run: 'gone-run' }),
      { type: 'judgement', pass: 'gone-pass', run: 'gone-run', case: 'c1', judge: 'j', score: 1 }, aTag({ id: 'gone-tag' }), aFinding({ id: 'gone-finding', run: 'gone-run', tag: 'gone-tag' }), aReview({ run: 'gone-run' }),
    ]
    const made = await answerOf(await send('/api/v1/imports?wait=60', bundle(records)))
    expect((await runsRoute(ask(`/api/v1/imports/${made.id}/runs`, { method: 'DELETE' }), at(made.id))).status).toBe(403)
    expect(await removeImportedRuns(desk.location, made.id, { actor: 'admin@example.com', actorId: null })).toEqual({ runs: 1, transcripts: 1, findings: 1, reviews: 1 })
    const { client } = desk
    expect([
      await client.suite.count({ where: { id: 'gone' } }), await client.case.count({ where: { suiteId: 'gone' } }), await client.cluster.count({ where: { suiteId: 'gone' } }), await client.model.count({ where: { id: 'gone-model' } }),
      await client.run.count({ where: { id: { startsWith: 'gone-run' } } }), await client.pass.count({ where: { id: { startsWith: 'gone-pass' } } }), await client.tag.count({ where: { id: 'gone-tag' } }), await client.finding.count({ where: { id: { startsWith: 'gone-finding' } } }),
    ]).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(await client.run.findMany({ where: { id: 'r1' }, select: { transcriptCount: true } })).toEqual([{ transcriptCount: 1 }])
    expect(await client.auditEntry.findFirstOrThrow({ where: { action: 'run.delete' } })).toMatchObject({ subject: made.id, actor: 'admin@example.com' })
    expect((await answerOf(await send('/api/v1/imports?wait=60', bundle(records)))).counts).toMatchObject({ runs: 1, transcripts: 1, unchanged: 0 })
  })

  it('says that cases are added to a suite that has none of them, and takes those along with the runs', async () => {
    const own = [aSuite({ id: 'kin' }), aCase({ suite: 'kin', id: 'own' }), aModel({ id: 'kin-model', name: 'kin' }), aRun({ id: 'kin-run', suite: 'kin', model: 'kin-model' }), aTranscript({ run: 'kin-run', case: 'own' })]
    expect((await send('/api/v1/imports?wait=60', bundle(own))).status).toBe(201)
    const strange = [aCase({ suite: 'kin', id: 'strange' }), aRun({ id: 'strange-run', suite: 'kin', model: 'kin-model' }), aTranscript({ run: 'strange-run', case: 'strange' })]
    const made = await answerOf(await send('/api/v1/imports?wait=60', bundle(strange)))
    expect(made.issues?.map((issue) => issue.message)).toEqual(['these files bring 1 case that the suite "kin" did not have, and none of its own 1: its figures count them all now'])
    const related = await answerOf(await send('/api/v1/imports?wait=60', bundle([own[1] ?? aSuite({}), aCase({ suite: 'kin', id: 'further' })])))
    expect(related.issues).toEqual([])
    await removeImportedRuns(desk.location, made.id, { actor: 'admin@example.com', actorId: null })
    expect((await desk.client.case.findMany({ where: { suiteId: 'kin' }, orderBy: { id: 'asc' }, select: { id: true } })).map((one) => one.id)).toEqual(['further', 'own'])
    expect((await answerOf(await send('/api/v1/imports?wait=60', bundle(strange)))).counts).toMatchObject({ cases: 1, runs: 1, transcripts: 1 })
  })

  it('keeps of every import which stored runs it changed, and tells them from a run of the same id that came later', async () => {
    const judged = (run: string, over: Partial<JudgementRecord> = {}) => aJudgement({ pass: 'old-pass', run, case: 'one', ...over })
    const brought = [
      aSuite({ id: 'old' }), aCase({ suite: 'old', id: 'one' }), aCase({ suite: 'old', id: 'two' }), aModel({ id: 'old-model', name: 'old' }),
      ...['old-a', 'old-b'].flatMap((run) => [aRun({ id: run, suite: 'old', model: 'old-model' }), aTranscript({ run, case: 'one' }), judged(run)]),
    ]
    const first = await answerOf(await send('/api/v1/imports?wait=60', bundle(brought)))
    expect(await findChangedRuns(TERMINAL, first.id)).toEqual([])
    const later = await answerOf(await send('/api/v1/imports?wait=60&replace=1', bundle([
      aCase({ suite: 'old', id: 'one', title: 'Worded anew' }), aTranscript({ run: 'old-a', case: 'one', ended: 'closed' }), aTranscript({ run: 'old-a', case: 'two' }), judged('old-b', { score: 5 }), judged('old-b', { pass: 'new-pass' }),
    ])))
    expect(later).toMatchObject({ state: 'done', counts: { runs: 0, replaced: 3 } })
    const found = { model: 'old', suite: 'Test suite', trial: 1, broughtBy: first.id }
    expect(await findChangedRuns(TERMINAL, later.id)).toEqual([
      { run: 'old-a', transcriptsReplaced: 1, transcriptsAdded: 1, judgementsReplaced: 0, judgementsAdded: 0, found },
      { run: 'old-b', transcriptsReplaced: 0, transcriptsAdded: 0, judgementsReplaced: 1, judgementsAdded: 1, found },
    ])
    expect(replacedElsewhere(3, (await findChangedRuns(TERMINAL, later.id)) ?? [])).toBe(1)
    await removeImportedRuns(desk.location, first.id, { actor: 'admin@example.com', actorId: null })
    expect((await answerOf(await send('/api/v1/imports?wait=60', bundle(brought)))).state).toBe('done')
    expect((await findChangedRuns(TERMINAL, later.id))?.map(({ run, found: there }) => [run, there])).toEqual([['old-a', null], ['old-b', null]])
  })

  it('says of an import that only changed stored runs that there is no run of its own to remove, and changes nothing', async () => {
    const admin = await storePerson(desk.client, 'root@example.com', 'admin')
    const made = await answerOf(await send('/api/v1/imports?wait=60&replace=1', bundle([aTranscript({ run: 'old-a', case: 'one', ended: 'max_turns' })])))
    expect(made.state).toBe('done')
    expect(await removeRunsOfImport(admin, made.id)).toBe('not-found')
    expect(await desk.client.transcript.count({ where: { run: { id: 'old-a' } } })).toBe(1)
  })
})

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100))
}

/** The least that is tau-bench's results: names no model and no domain. */
function tauResults(): string {
  return JSON.stringify([{
    task_id: 0, reward: 1, trial: 0, info: { task: { user_id: 'u', instruction: 'Cancel it', actions: [], outputs: [] }, reward_info: { reward: 1, info: {}, actions: [] }, source: 'user' },
    traj: [{ role: 'system', content: 'You are an agent.' }, { role: 'user', content: 'Cancel it' }, { role: 'assistant', content: 'Done.' }],
  }])
}

import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { outcomeOf, type Outcome } from '@/lib/imports/formats/outcome.fixture'
import type { FileSource, ImportAnswers } from '@/lib/imports/formats/format'

// Real result files, kept beside the checkout and never in it. Each row of their SOURCE.md states what a file holds.

const SAMPLES = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url))
const present = existsSync(SAMPLES)
if (!present) process.stderr.write(`samples.test.ts: no real result files at ${SAMPLES}; its tests are skipped\n`)

type Row = { folder: string; file: string; counts: Record<string, string> }

/** The table of one SOURCE.md: `key=value` pairs of its last column. */
function rowsOf(folder: string): Row[] {
  return readFileSync(`${SAMPLES}${folder}/SOURCE.md`, 'utf8').split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    const [, split, file = '', , , , , contents = ''] = cells
    if (split !== 'sample') return []
    return [{ folder, file, counts: Object.fromEntries([...contents.matchAll(/(\w+)=(\{[^}]*\}|\S+)/g)].map(([, key = '', value = '']) => [key, value])) }]
  })
}

function fileSource(path: string): FileSource {
  const name = path.split('/').at(-1) ?? path
  return { name, relativePath: path, bytes: statSync(SAMPLES + path).size, open: () => createReadStream(SAMPLES + path) }
}

/** The counts that SOURCE.md states, of what a reader gave. */
function countsOf({ records }: Outcome) {
  const transcripts = records.flatMap((record) => (record.type === 'transcript' ? [record] : []))
  const rewards: Record<string, number> = {}
  for (const record of records) if (record.type === 'judgement') rewards[record.score / 100] = (rewards[record.score / 100] ?? 0) + 1
  const terminations: Record<string, number> = {}
  for (const { termination_reason: reason } of transcripts) if (typeof reason === 'string') terminations[reason] = (terminations[reason] ?? 0) + 1
  return {
    runs: transcripts.length, cases: new Set(transcripts.map((one) => one.case)).size, trials: records.filter((record) => record.type === 'run').length,
    messages: transcripts.reduce((sum, one) => sum + one.messages.length, 0), tool_calls: transcripts.flatMap((one) => one.messages).reduce((sum, message) => sum + (message.tool_calls?.length ?? 0), 0),
    errored: transcripts.filter((one) => one.ended === 'error').length, rewards, terminations,
  }
}

function tally(text: string): Record<string, number> {
  return Object.fromEntries(text.replace(/[{}]/g, '').split(',').map((pair) => pair.split(':')).map(([key = '', value = '']) => [/^[\d.]+$/.test(key) ? String(Number(key)) : key, Number(value)]))
}

/** tau-bench's pass^k: mean over cases of C(passes, k) / C(trials, k). */
function passHat(outcome: Outcome, k: number): number {
  const byCase = new Map<string, { n: number; c: number }>()
  for (const record of outcome.records) {
    if (record.type !== 'judgement') continue
    const seen = byCase.get(record.case) ?? { n: 0, c: 0 }
    byCase.set(record.case, { n: seen.n + 1, c: seen.c + (record.passed ? 1 : 0) })
  }
  const choose = (n: number, of: number): number => (of === 0 ? 1 : n < of ? 0 : (choose(n - 1, of - 1) * n) / of)
  return [...byCase.values()].reduce((sum, { n, c }) => sum + choose(c, k) / choose(n, k), 0) / byCase.size
}

async function read(path: string, answers: ImportAnswers = {}): Promise<Outcome> {
  return outcomeOf(fileSource(path), answers)
}

const folders = present ? readdirSync(SAMPLES).filter((name) => /^tau[12]-/.test(name)) : []

describe.skipIf(!present)('every real file of tau-bench and tau2-bench', () => {
  const rows = folders.flatMap(rowsOf).filter((row) => row.counts.kind === 'tau1' || row.counts.kind === 'tau2')

  it('is in the tables', () => {
    expect(rows.length).toBeGreaterThanOrEqual(30)
  })

  it.each(rows.map((row) => [`${row.folder}/${row.file}`, row] as const))('%s holds what its table says', async (path, { counts }) => {
    const outcome = await read(path)
    expect(outcome.errors).toEqual([])
    const found = countsOf(outcome)
    for (const key of ['runs', 'cases', 'messages', 'tool_calls', 'errored'] as const) if (counts[key] !== undefined && !(key === 'errored' && counts.kind === 'tau2')) expect(`${key} ${found[key]}`).toBe(`${key} ${counts[key]}`)
    if (counts.rewards !== undefined) expect(found.rewards).toEqual(tally(counts.rewards))
    if (counts.termination !== undefined) expect(found.terminations).toEqual(tally(counts.termination))
    if (counts.models !== undefined) expect(outcome.records.flatMap((record) => (record.type === 'model' ? [record.id] : []))).toEqual([counts.models])
  })
})

describe.skipIf(!present)('published figures', () => {
  it("are those of tau-bench's own table for gpt-4o airline", async () => {
    const outcome = await read('tau1-sierra/gpt-4o-airline.json')
    expect(outcome.as).toBe('accepted')
    expect(countsOf(outcome)).toMatchObject({ runs: 200, cases: 50, trials: 4, messages: 5308, tool_calls: 1164, rewards: { 0: 116, 1: 84 } })
    expect(outcome.records[0]).toMatchObject({ type: 'suite', id: 'tau-bench-airline' })
    expect([1, 2, 3, 4].map((k) => passHat(outcome, k).toFixed(4))).toEqual(['0.4200', '0.2733', '0.2200', '0.2000'])
  })

  it('are those that a fork wrote into its file', async () => {
    const outcome = await read('tau1-reapor/Llama-3.1-8B-Instruct__airline-temperature-0.0_0717023520.json')
    expect([1, 2, 3].map((k) => passHat(outcome, k).toFixed(4))).toEqual(['0.3333', '0.3133', '0.3000'])
  })

  it.each([
    ['e1e083', [0.4375, 0.25, 0.25, 0.25]],
    ['0d5227', [0.0625, 0, 0, 0]],
    ['384954', [0.4375, 0.2083, 0.0625, 0]],
  ] as const)('of tau2 airline, file %s, are reached', async (prefix, figures) => {
    const file = readdirSync(`${SAMPLES}tau2-blakeelias`).find((name) => name.startsWith(prefix)) ?? ''
    const outcome = await read(`tau2-blakeelias/${file}`)
    expect([1, 2, 3, 4].map((k) => Number(passHat(outcome, k).toFixed(4)))).toEqual(figures)
  })
})

describe.skipIf(!present)('what stands around the results', () => {
  it('a fault analysis becomes findings', async () => {
    const outcome = await read('tau1-apollo/academic_search_1_error_analysis.json', { suite: 's' })
    expect(outcome.errors).toEqual([])
    expect(outcome.records.filter((record) => record.type === 'finding').length).toBe(10)
  })

  it('every note becomes a finding of its author', async () => {
    for (const row of rowsOf('tau2-voice-notes').filter((one) => one.counts.kind === 'note')) {
      const outcome = await read(`tau2-voice-notes/${row.file}`)
      const finding = outcome.records.find((record) => record.type === 'finding')
      const customer = row.counts.error_source === 'user' ? 'customer' : row.counts.error_source
      expect(outcome.as).toBe('accepted')
      expect(finding).toMatchObject({ status: 'confirmed', source: 'import' })
      expect(finding?.fault).toBe(customer)
    }
  })

  it.each([['audio_clean_vs_regular/task_1_note_987aca4a', 12, 3], ['audio_clean_vs_regular/task_94_note_fdb7fab0', 7, 3], ['text_vs_audio_control/task_26_note_af3959c6', 19, 2]])('the voice run %s becomes a conversation that can be read', async (path, messages, findings) => {
    const outcome = await read(`tau2-voice-notes/${path}_simulation.json`, { model: 'm' })
    expect(outcome.errors).toEqual([])
    expect(countsOf(outcome)).toMatchObject({ runs: 1, messages })
    expect(outcome.records.filter((record) => record.type === 'finding')).toHaveLength(findings)
    expect(outcome.records[0]).toMatchObject({ type: 'suite', id: 'tau2-retail' })
  })

  it('what is not read is named', async () => {
    expect((await read('tau1-sierra/MockRetailDomainEnv-few_shot.jsonl')).errors[0]?.message).toMatch(/few-shot text/)
    expect((await read('tau2-sierra-branches/train_sft-v1-small.jsonl')).errors[0]?.message).toMatch(/OpenAI chat messages/)
  })
})

describe.skipIf(!present)('real files of other tools', () => {
  const others = ['agentdojo', 'inspect', 'langfuse-traces', 'promptfoo', 'verifiers-results'].flatMap((folder) => (present && existsSync(SAMPLES + folder) ? readdirSync(SAMPLES + folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`) : []))
  it('are named and refused, each and every one', async () => {
    const files = others.filter((path) => statSync(SAMPLES + path).isFile() && /\.(json|jsonl|eval)$/.test(path))
    expect(files.length).toBeGreaterThan(20)
    const unnamed: string[] = []
    for (const path of files) {
      const outcome = await read(path)
      expect(`${path} ${outcome.as}`).toBe(`${path} refused`)
      if (!/Inspect|promptfoo|AgentDojo|Langfuse|verifiers|OpenAI/.test(outcome.errors[0]?.message ?? '')) unnamed.push(`${path}: ${outcome.errors[0]?.message}`)
    }
    expect(unnamed).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { RECORD_TYPES } from '@/lib/bundle/record'
import { checkRecord } from '@/lib/imports/formats/sab'
import { CASE, faultLine, jsonLines, outcomeOf, transcript } from '@/lib/imports/formats/outcome.fixture'
import { isObject } from '@/lib/imports/formats/tool-text'

// Families S (structure) and P (prototypes), and what of I concerns reading.

const RECORDS: Record<string, unknown>[] = [
  { type: 'suite', id: 's', name: 'S', version: '1', desk: 'd', description: 'x', clusters: [{ id: 'k', title: 'K', intents: ['i'] }] },
  { ...CASE, language: 'en', max_turns: 8, brief: 'b', policy: 'p', expected: { a: 1 }, forbidden_actions: ['f'], required_actions: ['r'], confirm_before: ['c'] },
  { type: 'model', id: 'm', name: 'M', slug: 'm', family: 'f', vendor: 'v', cost_tier: 2, price: { input_per_mtok: 1, output_per_mtok: 2 } },
  { type: 'run', id: 'r', suite: 's', model: 'm', trial: 1, status: 'complete', started_at: 't', finished_at: 't', reused: false, settings: { a: 1 }, notes: 'n' },
  transcript({
    messages: [
      { role: 'agent', content: '', at: 't', reasoning: 'why', usage: { input_tokens: 1 }, tool_calls: [{ id: 'c1', name: 'get', arguments: { a: 1 }, effect: 'read' }] },
      { role: 'tool', content: '', tool_result: { call: 'c1', name: 'get', ok: true, value: { a: 1 } } },
    ],
    usage: { input_tokens: 1, output_tokens: 2, cost_usd: 0.1, customer_cost_usd: 0.1, judge_cost_usd: 0.1 }, started_at: 't', duration_ms: 12, error: 'e',
  }),
  {
    type: 'judgement', pass: 'p', run: 'r', case: 'c', judge: 'j', score: 74, passed: true, resolved: true, escalated: false, instruction_following: 0.5, sentiment: 1, grounded: true,
    unsafe_actions: [{ action: 'refund', message: 3, call: 'c' }], rationale: 'x', evidence: [{ message: 1, quote: 'q', note: 'n' }], checks: [{ name: 'n', kind: 'k', passed: true, score: 1, counted: true, rationale: 'x' }], at: 't',
  },
  { type: 'tag', id: 't', name: 'T', description: 'd', polarity: 'weakness', parent: 'p' },
  {
    type: 'finding', id: 'f', run: 'r', case: 'c', tag: 't', fault: 'agent', severity: 'major', root: true, note: 'n', correct_behaviour: 'b', quotable: true,
    anchors: [{ message: 1, part: 'content', call: 'c', quote: 'q', prefix: 'p', suffix: 's', as: 'here' }], status: 'confirmed', source: 'reviewer', author: 'a', at: 't',
  },
  { type: 'review', run: 'r', case: 'c', reviewer: 'a', status: 'reviewed', depth: 'full', selected_by: 'random', blind: true, verdicts: { resolved: true }, note: 'n', at: 't' },
]
const OF_ANY_KIND: unknown[] = [null, true, 7, 'text', ['a', 1], { a: 1 }]
/** Free JSON: whatever stands there is data. */
const FREE = ['expected', 'settings', 'value', 'messages.0.usage']
/** What the format lets be absent. */
const REQUIRED: Record<string, string[]> = {
  suite: ['id', 'name', 'version', 'clusters.0.id', 'clusters.0.title', 'clusters.0.intents'], case: ['suite', 'id', 'title', 'kind', 'intent'], model: ['id', 'name', 'price.input_per_mtok', 'price.output_per_mtok'],
  run: ['id', 'suite', 'model', 'trial', 'status'], transcript: ['run', 'case', 'ended', 'messages', 'messages.0.role', 'messages.0.content', 'messages.0.tool_calls.0.name', 'messages.0.tool_calls.0.arguments', 'messages.1.role', 'messages.1.content', 'messages.1.tool_result.value'],
  judgement: ['pass', 'run', 'case', 'judge', 'score', 'unsafe_actions.0.action', 'unsafe_actions.0.message', 'evidence.0.message', 'checks.0.name', 'checks.0.kind', 'checks.0.counted'], tag: ['id', 'name', 'polarity'],
  finding: ['id', 'run', 'case', 'tag', 'anchors', 'anchors.0.message', 'status', 'source', 'at'], review: ['run', 'case', 'reviewer', 'status', 'depth', 'at'],
}

/** Paths of every member of a record, `messages.0.role`, without the type and without what stands inside free JSON. */
function paths(value: unknown, at = ''): string[] {
  if (!isObject(value) && !Array.isArray(value)) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const path = at === '' ? key : `${at}.${key}`
    if (path === 'type') return []
    return FREE.includes(key) || FREE.includes(path) || key === 'arguments' || key === 'verdicts' ? [path] : [...(Array.isArray(value) ? [] : [path]), ...paths(item, path)]
  })
}

/** A copy of a record with one member changed, or removed when the value is undefined. */
function changed(record: unknown, path: string, value: unknown): unknown {
  const [first = '', ...rest] = path.split('.')
  if (Array.isArray(record)) return record.map((item: unknown, index) => (String(index) === first ? changed(item, rest.join('.'), value) : item))
  if (!isObject(record)) return record
  const next = rest.length === 0 ? value : changed(record[first], rest.join('.'), value)
  const { [first]: _gone, ...others } = record
  return next === undefined ? others : { ...others, [first]: next }
}

describe('every field of every record type', () => {
  it('is in the records tried here', () => {
    expect(RECORDS.map((record) => record.type)).toEqual([...RECORD_TYPES])
    expect(RECORDS.flatMap((record) => paths(record).map((path) => `${record.type}.${path}`))).toHaveLength(136)
    for (const record of RECORDS) expect(checkRecord(record)).toEqual({ record })
  })

  it('S01 is named by its path when it is required and missing, and may be missing otherwise', () => {
    for (const record of RECORDS) {
      const type = String(record.type)
      for (const path of paths(record)) {
        const checked = checkRecord(changed(record, path, undefined))
        const shown = path.replace(/\.(\d+)/g, '[$1]')
        if (REQUIRED[type]?.includes(path)) expect(checked, `${type}.${path}`).toMatchObject({ path: shown, message: expect.stringMatching(/ is missing$/) })
        else expect(checked, `${type}.${path}`).toHaveProperty('record')
      }
    }
  })

  it('S02 is refused, and named, when it is of a kind that the format does not allow', () => {
    let tried = 0
    let refused = 0
    for (const record of RECORDS) {
      for (const path of paths(record)) {
        for (const value of OF_ANY_KIND) {
          tried += 1
          const checked = checkRecord(changed(record, path, value))
          if ('record' in checked) continue
          refused += 1
          expect(checked.message, `${record.type}.${path} = ${JSON.stringify(value)}`).toMatch(/must (be|not be)|is missing|is not what/)
          expect(checked.path?.replaceAll(/\[(\d+)\]/g, '.$1').startsWith(path), `${checked.path} for ${path}`).toBe(true)
        }
      }
    }
    expect({ tried, refused }).toEqual({ tried: 816, refused: 616 })
  })
})

describe('structure', () => {
  it('S03 keeps fields that the format does not know, at the top and deep', async () => {
    const odd = transcript({ mood: { deep: [1, { x: null }] }, messages: [{ role: 'agent', content: '', stance: 1, tool_calls: [{ id: 'c', name: 'n', arguments: {}, retries: 2 }] }] })
    expect(await outcomeOf(jsonLines(odd))).toMatchObject({ as: 'accepted', records: [odd] })
  })

  it('S04 keeps a role that nobody knows, up to 5,000 characters', async () => {
    for (const role of ['developer', 'critic', '', 'r'.repeat(5000)]) expect((await outcomeOf(jsonLines(transcript({ messages: [{ role, content: 'x' }] })))).records).toHaveLength(1)
    expect((await outcomeOf(jsonLines(transcript({ messages: [{ role: 'r'.repeat(5001), content: 'x' }] })))).errors[0]?.message).toBe('message 0: role must not be longer than 5000 characters, and has 5001')
  })

  it('S06 keeps arguments that are no JSON, results without a call, repeated ids and late calls', async () => {
    const messages = [
      { role: 'tool', content: '', tool_result: { call: 'none', name: 'n', ok: false, value: null } },
      { role: 'agent', content: 'text and calls', tool_calls: [{ id: 'a', name: 'n', arguments: "{'order': 1" }, { id: 'a', name: 'n', arguments: { tool_calls: [{ id: 'a' }] } }] },
      { role: 'tool', content: '', tool_result: { call: 'a', name: 'n', ok: true, value: [1] } },
      { role: 'tool', content: '', tool_result: { call: 'a', name: 'n', ok: true, value: 'again' } },
    ]
    expect(await outcomeOf(jsonLines(transcript({ messages })))).toMatchObject({ as: 'accepted', records: [{ messages }] })
  })

  it('S07 reads a transcript of no message, of 100,000, of a 10 MB message, and of 10,000 calls', async () => {
    const message = { role: 'customer', content: 'x' }
    for (const messages of [[], [message], Array.from({ length: 100_000 }, () => message), [{ role: 'customer', content: 'x'.repeat(10_000_000) }], [{ role: 'agent', content: '', tool_calls: Array.from({ length: 10_000 }, () => ({ id: 'c', name: 'n', arguments: {} })) }]]) {
      const [record] = (await outcomeOf(jsonLines(transcript({ messages })))).records
      expect(record?.type === 'transcript' && record.messages.length).toBe(messages.length)
    }
  })

  it('S08 keeps times that are out of order, equal or missing', async () => {
    const messages = ['2026-01-02', '2026-01-01', '2026-01-01', undefined].map((at) => ({ role: 'customer', content: 'x', ...(at === undefined ? {} : { at }) }))
    expect(await outcomeOf(jsonLines(transcript({ messages })))).toMatchObject({ as: 'accepted', records: [{ messages }] })
  })

  it.each([100, 190])('S09 reads values nested %i deep', async (depth) => {
    expect((await outcomeOf(jsonLines(CASE, JSON.stringify({ ...CASE, id: 'd' }).replace('}', `,"expected":${'['.repeat(depth)}${']'.repeat(depth)}}`)))).as).toBe('accepted')
  })

  it.each([201, 1000, 10_000, 1_000_000])('S09 refuses values nested %i deep, without delay', async (depth) => {
    const started = performance.now()
    const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`
    expect((await outcomeOf(jsonLines(CASE, `{"type":"case","expected":${nested}}`))).errors[0]?.message).toMatch(/nested deeper than 200 levels/)
    expect((await outcomeOf(`[{"task_id":0,"traj":[],"x":${nested}}]`)).errors[0]?.message).toMatch(/nested deeper than 200 levels/)
    // A second on an idle machine; the suite runs on busy ones.
    expect(performance.now() - started).toBeLessThan(4000)
  }, 20_000)

  it('S10 does not choke on a million nulls, a million keys, or keys that look like indexes', async () => {
    expect((await outcomeOf(`[${'null,'.repeat(999_999)}null]`)).errors[0]?.message).toMatch(/no runs found/)
    const keys = Array.from({ length: 1_000_000 }, (_, index) => `"k${index}":0`).join()
    expect((await outcomeOf(`{"type":"case",${keys}}`)).errors[0]?.message).toMatch(/an object has more than 100000 members/)
    expect((await outcomeOf(jsonLines({ ...CASE, expected: { 0: 'a', 4294967294: 'b', 4294967295: 'c' } }))).records[0]).toMatchObject({ expected: { 0: 'a', 4294967294: 'b', 4294967295: 'c' } })
  }, 20_000)

  it('S12 keeps ids as the text they are, and refuses only empty and endless ones', async () => {
    const ids = ['..', '/', '%2e%2e', 'constructor', 'null', '😀', 'a\nb', "'; DROP TABLE", '{{7*7}}', '${7*7}', '=1+1', '__proto__']
    expect((await outcomeOf(jsonLines(...ids.map((id) => ({ ...CASE, id }))))).records.map((record) => 'id' in record && record.id)).toEqual(ids)
    expect((await outcomeOf(jsonLines(CASE, { ...CASE, id: '' }, { ...CASE, id: 'x'.repeat(10_000) }))).errors.map((fault) => fault.message)).toEqual(['id must not be empty', 'id must not be longer than 1000 characters, and has 10000'])
  })

  it('S13 refuses a record type of another version', async () => {
    expect((await outcomeOf(jsonLines(CASE, { type: 'header', version: 2 }))).errors.map(faultLine)).toEqual(['2: "header" is no record type of sab/1'])
  })

  it('S14 keeps a benchmark label of any shape in free JSON', async () => {
    for (const expected of [null, 'x', [1, null], { a: { b: null } }]) expect((await outcomeOf(jsonLines({ ...CASE, expected }))).as).toBe('accepted')
  })
})

describe('S15 a file of another tool', () => {
  const OTHERS: [string, string | Uint8Array, RegExp][] = [
    ['OpenAI chat', '{"messages":[{"role":"user","content":"hi"}]}', /OpenAI chat messages/],
    ['verifiers', '{"example_id":1,"prompt":[],"completion":[],"reward":1}', /verifiers results/],
    ['Inspect', '{"version":2,"status":"success","eval":{},"plan":{}}', /an Inspect log/],
    ['promptfoo', '{"evalId":"e","results":{"version":3,"results":[]}}', /promptfoo results/],
    ['AgentDojo', '{"suite_name":"banking","pipeline_name":"p","messages":[]}', /an AgentDojo run/],
    ['Langfuse', '{"trace":{},"observations":[]}', /a Langfuse trace/],
    ['LangSmith', '{"id":"1","inputs":{},"outputs":{}}', /LangSmith runs/],
    ['a leaderboard submission', '{"model_name":"m","submission_date":"d","results":{}}', /leaderboard submission/],
    ['CSV', 'id,score\nr,1\n', /a CSV table/],
  ]
  it.each(OTHERS)('%s is named, with what can be imported instead', async (_what, content, says) => {
    const outcome = await outcomeOf(content)
    expect(outcome.as).toBe('refused')
    expect(outcome.errors[0]?.message).toMatch(says)
    expect(outcome.errors[0]?.remedy).toMatch(/^(?:Leave it out\. )?What can be imported: SupportAgentBench bundles/)
  })
})

describe('names that are dangerous in JavaScript', () => {
  it('P01 P02 P03 are kept as data and touch no prototype', async () => {
    const free = '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}},"toString":1,"hasOwnProperty":1,"then":1,"toJSON":1,"$$typeof":"x","a.__proto__.x":1}'
    const line = `{"__proto__":{"isAdmin":true},${JSON.stringify({ ...CASE, expected: 0 }).slice(1).replace('"expected":0', () => `"expected":${free}`)}`
    const outcome = await outcomeOf(line)
    expect(outcome.as).toBe('accepted')
    const [record] = outcome.records
    expect(Object.hasOwn(record ?? {}, '__proto__')).toBe(true)
    expect(JSON.stringify(record)).toContain(`"expected":${free}`)
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })

  it('P05 refuses query operators where text belongs', async () => {
    for (const operator of [{ not: null }, { contains: '' }, { set: 'x' }, { connect: { id: 1 } }]) expect((await outcomeOf(jsonLines(CASE, { ...CASE, id: operator }))).errors[0]?.message).toBe('id must be text, and is an object')
  })
})

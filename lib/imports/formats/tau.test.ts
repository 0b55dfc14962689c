import { describe, expect, it } from 'vitest'
import { fixture, only } from '@/lib/imports/formats/fixture-file.fixture'
import { outcomeOf } from '@/lib/imports/formats/outcome.fixture'
import type { ImportAnswers } from '@/lib/imports/formats/format'
import { emptyContext, NOTHING_STORED, readAll, textSource } from '@/lib/imports/reading/reading.fixture'
import { tauReader } from '@/lib/imports/formats/tau'
import { tauFaultsReader } from '@/lib/imports/formats/tau-faults'

const read = (path: string) => outcomeOf(fixture(`tau/${path}.json`), { suite: 's', model: 'm' })

describe('tau-bench results', () => {
  it('turn the text of act and react agents into calls and results', async () => {
    const [transcript] = only((await read('react-action-text')).records, 'transcript')
    expect(transcript?.messages).toEqual([
      { role: 'system', content: '# Retail agent policy\n\nConfirm before you act.' },
      { role: 'customer', content: 'Cancel my order.' },
      { role: 'agent', content: '', reasoning: 'Look it up first.', tool_calls: [{ id: 'm2', name: 'get_order_details', arguments: { order_id: '#W1' }, effect: 'read' }] },
      { role: 'tool', content: '', tool_result: { call: 'm2', name: 'get_order_details', ok: true, value: { status: 'pending' } } },
      { role: 'agent', content: '', tool_calls: [{ id: 'm4', name: 'cancel_pending_order', arguments: { order_id: '#W1' }, effect: 'write' }] },
      { role: 'tool', content: '', tool_result: { call: 'm4', name: 'cancel_pending_order', ok: false, value: 'Error: not yours' } },
      { role: 'agent', content: 'I cannot cancel it.', reasoning: 'Say so.' },
      { role: 'agent', content: 'Action:\n{"name": "respond", broken' },
      { role: 'customer', content: 'Thanks. ###STOP###' },
    ])
    expect(transcript?.ended).toBe('closed')
  })

  it('keep arguments that are a Python dict as text, and ids as they are', async () => {
    const { records } = await read('python-dict-arguments-and-repeated-ids')
    const [transcript] = only(records, 'transcript')
    expect(transcript?.messages.flatMap((message) => message.tool_calls ?? [])).toEqual([
      { id: 'same', name: 'get_order_details', arguments: "{'order_id': '#W1'}", effect: 'read' },
      { id: 'same', name: 'cancel_pending_order', arguments: { order_id: '#W1' }, effect: 'write' },
      { id: '', name: 'transfer_to_human_agents', arguments: { summary: 'x' }, effect: 'handover' },
    ])
    expect(transcript?.messages.flatMap((message) => message.tool_result ?? [])).toEqual([
      { call: 'same', name: 'get_order_details', ok: true, value: { status: 'pending', total: 12.5 } },
      { call: null, name: null, ok: false, value: 'Error: order not found' },
      { call: null, name: 'transfer_to_human_agents', ok: true, value: 'Transfer successful' },
    ])
    expect(transcript).toMatchObject({ ended: 'escalated', usage: { customer_cost_usd: 0.002 } })
    expect(only(records, 'case')[0]).toMatchObject({ id: '0', kind: 'must_escalate', intent: 'transfer', title: 'You want to cancel order 0.' })
    expect(only(records, 'judgement')[0]).toMatchObject({ score: 0, passed: false, resolved: false, escalated: true, checks: [{ kind: 'r_actions', passed: false, counted: true }] })
  })

  it('say that a crashed run crashed, and mask the key in its error', async () => {
    const outcome = await read('crashed-before-the-first-message')
    expect(only(outcome.records, 'transcript')[0]).toMatchObject({ case: '0', ended: 'error', messages: [], error: 'litellm.AuthenticationError: key [masked] is not valid\n\nTraceback (most recent call last):\n  …' })
    expect(only(outcome.records, 'judgement')[0]).toMatchObject({ score: 0, passed: false, rationale: expect.stringMatching(/^The run crashed before its end/) })
    expect(only(outcome.records, 'case').map((record) => [record.id, record.title, record.kind])).toEqual([['1', 'You want to cancel order 1.', 'solvable'], ['0', 'Task 0', 'solvable']])
    expect(outcome.masked).toEqual(['error'])
    expect(outcome.warnings.map((fault) => fault.message)).toContainEqual(expect.stringContaining('crashed before the end: the harness counts'))
  })

  it('are read out of their wrapper, a missing reward as a conversation that did not end', async () => {
    const { records } = await read('wrapped-with-metrics')
    expect(only(records, 'run').map((run) => [run.trial, run.status])).toEqual([[1, 'complete'], [2, 'complete']])
    expect(only(records, 'judgement').map((judgement) => [judgement.passed, judgement.rationale])).toEqual([[true, undefined], [false, 'The conversation did not reach its end; the harness counts that as reward 0.']])
  })

  it('are read one a line', async () => {
    const outcome = await read('one-result-a-line')
    expect(outcome.format).toBe('tau-bench')
    expect(only(outcome.records, 'transcript').map((transcript) => transcript.case)).toEqual(['0', '1'])
    expect(only(outcome.records, 'run')).toHaveLength(1)
  })

  it('count trials by order where each repeats its task id', async () => {
    const outcome = await read('trial-repeats-the-task-id')
    expect(only(outcome.records, 'run').map((run) => [run.trial, run.status])).toEqual([[1, 'complete']])
    expect(outcome.warnings.map((fault) => fault.message)).toEqual(['the trial of every result repeats its task id, so trials are counted by their order in the file'])
  })

  it('give a task and trial that comes twice the next free run', async () => {
    const outcome = await read('task-and-trial-twice')
    expect(only(outcome.records, 'run').map((run) => run.trial)).toEqual([1, 2])
    expect(outcome.warnings.map((fault) => fault.message)).toEqual(['1 result repeats the task and trial of an earlier one and count as the next free trial'])
  })

  it('show what a fraction of a reward is made of', async () => {
    const outcome = await read('reward-components-and-outputs')
    expect(only(outcome.records, 'judgement')[0]).toMatchObject({
      score: 93, passed: false,
      checks: [
        { kind: 'r_outputs', passed: false, score: 0, counted: true },
        { name: 'says “37”', kind: 'output', passed: false, counted: true },
        { name: 'says “12.5”', kind: 'output', passed: true, counted: true },
        { name: 'base_success', kind: 'component', score: 1, counted: true },
        { name: 'efficiency_penalty', kind: 'component', score: 0.07, counted: true },
        { name: 'resilience_triggered', kind: 'component', counted: false, rationale: '["retry"]' },
      ],
    })
    expect(only(outcome.records, 'transcript')[0]).toMatchObject({ records: { plan: ['a'], api_key: '[masked]' } })
    expect(outcome.masked).toEqual(['records.api_key'])
  })

  it('keep unknown roles, parts and legacy calls', async () => {
    const [transcript] = only((await read('parts-developer-role-and-legacy-call')).records, 'transcript')
    expect(transcript?.messages.slice(0, 5)).toEqual([
      { role: 'developer', content: 'x' },
      { role: 'customer', content: 'See this:\n[image_url]', content_parts: [{ type: 'text', text: 'See this:' }, { type: 'image_url', image_url: { url: `${'data:image/png;base64,'.padEnd(60, 'A')}… (2022 characters)` } }] },
      { role: 'agent', content: '', tool_calls: [{ id: '', name: 'get_order_details', arguments: { id: '9007199254740993' }, effect: 'read' }] },
      { role: 'tool', content: '', tool_result: { call: null, name: 'get_order_details', ok: true, value: 'plain' } },
      { role: 'agent', content: '', reasoning: 'hm' },
    ])
  })

  it('name the same runs whatever the file is called and however it is written', async () => {
    const runs = async (name: string, text: string) => only((await readAll(tauReader, textSource(name, text), emptyContext({ suite: 's', model: 'a/B 1' }))).records, 'run').map((run) => run.id)
    const results = [{ task_id: 0, reward: 1, trial: 0, info: {}, traj: [{ role: 'user', content: 'hi' }, { content: 'yes', role: 'assistant' }] }]
    const [first] = await runs('a.json', JSON.stringify(results))
    expect(first).toMatch(/^s\.a-b-1\.[0-9a-f]{10}\.t1$/)
    expect(await runs('b.json', JSON.stringify(results.map(({ traj, ...rest }) => ({ traj, ...rest })), null, 2))).toEqual([first])
    expect(await runs('a.json', JSON.stringify([...results, { ...results[0], task_id: 1 }]))).toEqual([first])
    expect(await runs('a.json', JSON.stringify(results.map((result) => ({ ...result, task_id: 1 }))))).not.toEqual([first])
  })

  it('name line, path and task of what is wrong, and read the rest', async () => {
    const outcome = await outcomeOf('[{"task_id":0,"traj":[],"trial":0},\n{"task_id":7,"trial":0,"traj":[{"role":"user","content":5}]},\n{"task_id":1,"trial":0,"traj":[]}]')
    expect(outcome.errors).toEqual([{ file: 'a.json', line: 2, path: '$[1].traj[0].content', caseId: '7', severity: 'error', message: 'traj[0].content must be text, a list or null, and is 5', remedy: 'Correct it in the file, or leave the record out.' }])
    expect(only(outcome.records, 'transcript').map((transcript) => transcript.case)).toEqual(['0', '1'])
  })
})

describe('what tau-bench does not say', () => {
  const asked = async (name: string, content = '[{"task_id":0,"traj":[]}]', relativePath?: string) =>
    Object.fromEntries((await tauReader.questions({ ...textSource(name, content), ...(relativePath === undefined ? {} : { relativePath }) }, {}, NOTHING_STORED)).map((question) => [question.key, question.guess]))
  const prompt = (text: string) => JSON.stringify([{ task_id: 0, traj: [{ role: 'system', content: text }] }])

  it.each([
    ['tool-calling-gpt-4o-mini-0.0_range_0--1_user-gpt-4o-llm_1009152652.json', { model: 'gpt-4o-mini', suite: null }],
    ['react-claude-3-5-sonnet-20241022-0.7_range_0-50_user-gpt-4o-verify_0101120000.json', { model: 'claude-3-5-sonnet-20241022', suite: null }],
    ['gpt-4o-airline.json', { model: 'gpt-4o', suite: 'tau-bench-airline' }],
    ['sonnet-35-new-retail.json', { model: 'sonnet-35-new', suite: 'tau-bench-retail' }],
    ['Llama-3.1-8B-Instruct__airline-temperature-0.0_0717023520.json', { model: 'Llama-3.1-8B-Instruct', suite: 'tau-bench-airline' }],
    ['results.json.gz', { model: null, suite: null }],
  ])('is guessed from the file name %s', async (name, guesses) => {
    expect(await asked(name)).toEqual(guesses)
  })

  it('is guessed from the folder, the system prompt and the environment', async () => {
    expect(await asked('airline_0717023520.json', undefined, 'results/Qwen-7B/airline_0717023520.json')).toEqual({ model: 'Qwen-7B', suite: 'tau-bench-airline' })
    expect(await asked('gpt-4o.json', prompt('# Retail agent policy\n…'))).toEqual({ model: 'gpt-4o', suite: 'tau-bench-retail' })
    expect(await asked('gpt-4o.json', '[{"task_id":0,"traj":[],"info":{"env_name":"banking_services_4"}}]')).toEqual({ model: 'gpt-4o', suite: 'tau-bench-banking-services-4' })
    expect((await asked('gpt-4o.json', prompt('You sell shoes.'))).suite).toMatch(/^tau-bench-[0-9a-f]{6}$/)
  })

  it('refuses the file where nobody said it', async () => {
    const outcome = await outcomeOf(textSource('results.json', '[{"task_id":0,"traj":[]}]'), {})
    expect(outcome.errors.map((fault) => [fault.message, fault.remedy])).toEqual([['the file does not say its suite, and nothing suggests one', 'Name it in the form, or with --suite ID.']])
  })
})

describe('a fault analysis', () => {
  const known = { findTranscriptsOfCase: async (_suite: string, caseId: string) => (caseId === '2' ? [] : [{ run: 'r1', case: caseId, model: 'm', passed: false }, { run: 'r2', case: caseId, model: 'm', passed: true }]) }

  it('becomes findings on the conversations that did not pass', async () => {
    const read = await readAll(tauFaultsReader, fixture('tau/fault-analysis.json'), emptyContext({ suite: 's' }, known))
    expect(only(read.records, 'tag').map((tag) => tag.name)).toEqual(['used wrong tool argument', 'simulated customer at fault'])
    expect(only(read.records, 'finding').map((finding) => [finding.run, finding.case, finding.tag, finding.fault, finding.note])).toEqual([
      ['r1', '0', 'tau-fault.used-wrong-tool-argument', 'agent', 'Wrong order.\n\n#W2 for #W1.'],
      ['r1', '1', 'tau-fault.simulated-customer-at-fault', 'customer', 'Changed its mind.'],
    ])
    expect(read.faults.map((fault) => [fault.severity, fault.message])).toEqual([['error', 'no conversation of task 2 is stored in the suite s']])
  })

  it('says that it went to every trial of its tasks, as it names none', async () => {
    const ofTwoTrials = { findTranscriptsOfCase: async (_suite: string, caseId: string) => [{ run: 'r1', case: caseId, model: 'm', passed: false }, { run: 'r2', case: caseId, model: 'm', passed: false }] }
    const read = await readAll(tauFaultsReader, fixture('tau/fault-analysis.json'), emptyContext({ suite: 's' }, ofTwoTrials))
    expect(read.faults.map((fault) => [fault.severity, fault.message])).toEqual([['warning', 'the analysis of 3 tasks names no trial: it was put to all 6 stored conversations of these tasks that did not pass']])
  })

  it('asks whose conversations it is about where the suite holds those of several models, and never gives one model the faults of another', async () => {
    const asked = async (answers: ImportAnswers, models: string[], suites = ['tau-bench-s']) => (await tauFaultsReader.questions(fixture('tau/fault-analysis.json'), answers, { suites: async () => suites, modelsOf: async () => models })).map((question) => [question.key, question.guess])
    expect(await asked({ suite: 's' }, [])).toEqual([['suite', 'tau-bench-s']])
    // A suite of another harness is no guess, be it the only one.
    expect(await asked({}, [], ['sab-v2'])).toEqual([['suite', null]])
    expect(await asked({}, [], ['tau-bench-s', 'tau-bench-t'])).toEqual([['suite', null]])
    expect(await asked({ suite: 's' }, ['m1'])).toEqual([['suite', 'tau-bench-s'], ['model', 'm1']])
    expect(await asked({ suite: 's' }, ['m1', 'm2'])).toEqual([['suite', 'tau-bench-s'], ['model', null]])
    const ofTwo = { findTranscriptsOfCase: async (_suite: string, caseId: string) => [{ run: 'r1', case: caseId, model: 'm1', passed: false }, { run: 'r2', case: caseId, model: 'm2', passed: false }] }
    const read = await readAll(tauFaultsReader, fixture('tau/fault-analysis.json'), emptyContext({ suite: 's' }, ofTwo))
    expect(only(read.records, 'finding')).toEqual([])
    expect(read.faults.map((fault) => fault.message)).toEqual(['the suite s holds conversations of m1, m2, and the analysis does not say whose it is about'])
  })
})

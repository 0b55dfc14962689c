import { describe, expect, it } from 'vitest'
import { fixture, only } from '@/lib/imports/formats/fixture-file.fixture'
import { outcomeOf } from '@/lib/imports/formats/outcome.fixture'
import type { FileSource, ImportAnswers } from '@/lib/imports/formats/format'
import { tau2Reader } from '@/lib/imports/formats/tau2'
import { tau2SimulationReader } from '@/lib/imports/formats/tau2-simulation'
import { emptyContext, NOTHING_STORED, readAll, textSource } from '@/lib/imports/reading/reading.fixture'

const read = (path: string, answers: ImportAnswers = {}) => outcomeOf(fixture(`tau2/${path}.json`), answers)

describe('a full tau2 results file', () => {
  it('names suite, model and runs by what it holds', async () => {
    const { records, masked } = await read('empty-ids-customer-calls-and-review')
    expect(only(records, 'suite')).toEqual([{ type: 'suite', id: 'tau2-retail-9e19d1', name: 'tau2-bench retail, policy 9e19d1', version: '9e19d1' }])
    expect(only(records, 'model')).toEqual([{ type: 'model', id: 'acme/helper-1', name: 'helper-1' }])
    expect(only(records, 'run').map((run) => [run.trial, run.status, run.started_at])).toEqual([[1, 'complete', '2026-01-01T10:00:00'], [2, 'partial', '2026-01-01T10:00:00']])
    expect(only(records, 'run')[0]?.settings).toMatchObject({ harness: 'tau2-bench', git_commit: 'abc', seed: 300, agent_info: { llm_args: { temperature: 0, api_key: '[masked]', extra_headers: { Authorization: '[masked]', Cookie: '[masked]' } } } })
    expect(masked).toEqual(['info.agent_info.llm_args.api_key', 'info.agent_info.llm_args.extra_headers.Authorization', 'info.agent_info.llm_args.extra_headers.Cookie', 'info.error'])
  })

  it('describes its cases, with the policy', async () => {
    const cases = only((await read('empty-ids-customer-calls-and-review')).records, 'case')
    expect(cases.map(({ id, title, kind, intent, policy }) => ({ id, title, kind, intent, policy }))).toEqual([
      { id: '0', title: 'Check task 0.', kind: 'solvable', intent: 'cancel_pending_order', policy: 'Confirm before you act.' },
      { id: '[mobile_data_issue]a|b[PERSONA:Hard]', title: 'Check task [mobile_data_issue]a|b[PERSONA:Hard].', kind: 'must_escalate', intent: 'mobile_data_issue', policy: 'Confirm before you act.' },
    ])
    expect(cases[0]?.brief).toBe('Reason for call: You want to cancel.\n\nKnows: You are Ada.\n\nInstructions: Be terse.')
  })

  it('gives results the name of the call they answer, by order where ids are empty', async () => {
    const [transcript] = only((await read('empty-ids-customer-calls-and-review')).records, 'transcript')
    expect(transcript?.messages).toEqual([
      { role: 'agent', content: 'Hi! How can I help you today?', at: 't0' },
      { role: 'customer', content: 'Cancel #W1.', usage: { input_tokens: 5, output_tokens: 2, cost_usd: 0.005 } },
      { role: 'agent', content: 'One moment.', usage: { input_tokens: 100, output_tokens: 20 }, tool_calls: [{ id: '', name: 'get_order_details', arguments: { order_id: '#W1' }, effect: 'read' }, { id: '', name: 'cancel_pending_order', arguments: { order_id: '#W1' }, effect: 'write' }] },
      { role: 'tool', content: '', tool_result: { call: '', name: 'get_order_details', ok: true, value: { status: 'pending' } } },
      { role: 'tool', content: '', tool_result: { call: '', name: 'cancel_pending_order', ok: false, value: 'Error: too late', error: false } },
      { role: 'customer', content: '', tool_calls: [{ id: 'u1', name: 'check_status_bar', arguments: {}, effect: 'read', requestor: 'user' }] },
      { role: 'tool', content: '', tool_result: { call: 'u1', name: 'check_status_bar', ok: true, value: 'Airplane mode', requestor: 'user' } },
      { role: 'agent', content: '', reasoning: 'why', errors: ['Invalid message format.'] },
      { role: 'customer', content: 'Bye ###STOP###' },
    ])
    expect(transcript).toMatchObject({ ended: 'closed', external_id: 's-0', duration_ms: 9250, usage: { input_tokens: 100, output_tokens: 20, customer_cost_usd: 0.01 } })
    expect(transcript?.usage?.cost_usd).toBeUndefined()
  })

  it('says of each check whether it counted', async () => {
    const [judgement] = only((await read('empty-ids-customer-calls-and-review')).records, 'judgement')
    expect(judgement).toMatchObject({ judge: 'tau2 reward', score: 100, passed: true, resolved: true, escalated: false })
    expect(judgement?.checks).toEqual([
      { name: 'database ends as expected', kind: 'DB', passed: true, score: 1, counted: true },
      { name: 'cancel_pending_order({"order_id":"#W1"})', kind: 'ACTION', passed: true, score: 1, counted: false },
      { name: 'Agent is polite.', kind: 'NL_ASSERTION', passed: false, counted: false, rationale: 'It was curt.' },
      { name: 'says “12.5”', kind: 'COMMUNICATE', passed: true, counted: true, rationale: 'Said in message 3.' },
    ])
  })

  it('tells a hand-over, and a run that broke off, from a failure', async () => {
    const { records, warnings } = await read('empty-ids-customer-calls-and-review')
    expect(only(records, 'transcript').map((transcript) => [transcript.external_id, transcript.ended, transcript.error])).toEqual([['s-0', 'closed', undefined], ['s-1', 'escalated', undefined], ['s-2', 'error', 'infrastructure error: 503 from api, key [masked]']])
    expect(only(records, 'judgement').map((judgement) => [judgement.case, judgement.passed, judgement.escalated])).toEqual([['0', true, false], ['0', false, true]])
    expect(warnings.map((fault) => fault.message)).toEqual(expect.arrayContaining([
      '1 conversation crashed before the end and has no reward: no figure counts it',
      'the customer\'s ###TRANSFER### ends 1 conversation in which the agent called no transfer: counted as handed over, as the customer took it',
    ]))
  })

  it('turns the errors of a review into proposed findings at their turn', async () => {
    const findings = only((await read('empty-ids-customer-calls-and-review')).records, 'finding')
    expect(findings.map(({ id, tag, fault, severity, note, correct_behaviour, anchors, status, source }) => ({ id, tag, fault, severity, note, correct_behaviour, anchors, status, source }))).toEqual([
      { id: 's-0.review.0', tag: 'tau2-review.skipped-confirmation', fault: 'agent', severity: 'critical', note: 'Acted at once.', correct_behaviour: 'Ask first.', anchors: [{ message: 2 }], status: 'proposed', source: 'judge' },
      { id: 's-0.review.1', tag: 'tau2-review.content-error', fault: 'customer', severity: 'critical', note: 'Gave too much.', correct_behaviour: undefined, anchors: [], status: 'proposed', source: 'judge' },
    ])
  })

  it('without simulations brings its cases and says so', async () => {
    const outcome = await read('aborted-without-simulations')
    expect(outcome.records.map((record) => record.type)).toEqual(['suite', 'case', 'model'])
    expect(outcome.warnings.map((fault) => fault.message)).toEqual(['the file holds tasks and no simulations: only its cases are imported'])
  })

  it('may hold its members in any order, task ids as numbers, and trials left open', async () => {
    const outcome = await read('tasks-after-simulations')
    expect(outcome.errors).toEqual([])
    expect(only(outcome.records, 'case').map((record) => record.id)).toEqual(['7'])
    expect(only(outcome.records, 'run').map((run) => run.trial)).toEqual([1, 2])
  })

  it('groups of tool results become messages of their own, and doubly encoded text is kept and flagged', async () => {
    const outcome = await read('group-of-tool-results')
    const [transcript] = only(outcome.records, 'transcript')
    expect(transcript?.messages.map((message) => message.tool_result?.name ?? message.role)).toEqual(['customer', 'agent', 'get_order_details', 'get_user_details', 'agent'])
    expect(transcript?.messages[3]?.tool_result?.ok).toBe(false)
    expect(transcript?.messages[4]?.content).toBe('PolÃ­tica')
    expect(outcome.warnings.map((fault) => fault.message)).toEqual(['1 text looks encoded twice (“Ã­” for “í”); kept as written'])
  })
})

describe('a tau2 file without its metadata', () => {
  it('asks for what it does not say, with what its content suggests', async () => {
    const asked = async (path: string) => (await tau2Reader.questions(fixture(`tau2/${path}.json`), {}, NOTHING_STORED)).map((question) => [question.key, question.guess])
    expect(await asked('wrapped-without-info')).toEqual([['suite', 'tau2-retail'], ['model', 'acme/helper-1']])
    expect(await asked('bare-list')).toEqual([['suite', 'tau2-retail'], ['model', 'helper-1-2026']])
    expect(await asked('empty-ids-customer-calls-and-review')).toEqual([])
  })

  it('is read with the answers, its cases known by their checks alone', async () => {
    const outcome = await read('bare-list', { suite: 'mine', model: 'm' })
    expect(outcome.errors).toEqual([])
    expect(only(outcome.records, 'case')).toEqual([{ type: 'case', suite: 'mine', id: '0', title: 'Task 0', kind: 'solvable', intent: 'cancel_pending_order', expected: { actions: [{ action_id: '0', requestor: 'assistant', name: 'cancel_pending_order', arguments: { order_id: '#W1' }, info: null, compare_args: null }] } }])
    expect(outcome.warnings.map((fault) => fault.message)).toEqual(['raw_data of 1 message left out: it is the provider\'s own answer and repeats the content'])
  })

  it('becomes runs of each model where its simulations name several, and asks for none of them', async () => {
    const said = (task: string, trial: number, model: string) => ({ id: `${model}-${task}-${trial}`, task_id: task, trial, reward_info: { reward: 1 }, messages: [{ role: 'user', content: `Hi ${task}` }, { role: 'assistant', content: 'Hello', raw_data: { model } }] })
    const list = textSource('list.json', JSON.stringify([said('0', 0, 'acme/a'), said('0', 0, 'acme/b'), said('0', 1, 'acme/a'), said('1', 0, 'acme/b')]))
    expect((await tau2Reader.questions(list, {}, NOTHING_STORED)).map((question) => question.key)).toEqual(['suite'])
    const { records } = await outcomeOf(list, { suite: 's' })
    expect(only(records, 'model').map((model) => model.id)).toEqual(['acme/a', 'acme/b'])
    expect(only(records, 'run').map((run) => [run.model, run.trial, run.status])).toEqual([['acme/a', 1, 'partial'], ['acme/a', 2, 'partial'], ['acme/b', 1, 'complete']])
    expect(only(records, 'transcript').map((transcript) => [transcript.external_id, only(records, 'run').findIndex((run) => run.id === transcript.run)])).toEqual([['acme/a-0-0', 0], ['acme/b-0-0', 2], ['acme/a-0-1', 1], ['acme/b-1-0', 2]])
    expect(only((await outcomeOf(list, { suite: 's', model: 'm' })).records, 'run').map((run) => [run.model, run.trial])).toEqual([['m', 1], ['m', 2], ['m', 3]])
  })

  it('takes simulations that name no task in the order of the tasks', async () => {
    const outcome = await read('minimal-simulations-by-position')
    expect(only(outcome.records, 'transcript').map((transcript) => [transcript.case, transcript.ended])).toEqual([['0', 'unknown'], ['1', 'unknown']])
    expect(outcome.warnings.map((fault) => fault.message)).toContain('simulations that name no task are taken to stand in the order of the tasks')
  })
})

describe('one simulation in a file of its own', () => {
  it('is joined to sentences where it is voice, with its calls at their tick', async () => {
    const outcome = await read('voice-ticks', { model: 'm' })
    const [transcript] = only(outcome.records, 'transcript')
    expect(transcript?.messages.map(({ role, content, tool_calls, tool_result, ticks }) => [role, tool_calls?.[0]?.name ?? tool_result?.value ?? content, ticks])).toEqual([
      ['agent', 'Hi, how can I help?Sure, one moment', [0, 6]],
      ['customer', 'I want to cancel.', [3, 5]],
      ['agent', 'cancel_pending_order', [6, 6]],
      ['tool', 'ok', [6, 6]],
      ['agent', 'Done.', [7, 7]],
      ['customer', 'Bye', [20, 20]],
    ])
    expect(only(outcome.records, 'finding').map((finding) => [finding.fault, finding.severity, finding.anchors])).toEqual([['customer', 'minor', [{ message: 5 }]]])
    expect(outcome.records[0]).toMatchObject({ id: 'tau2-retail' })
  })

  it('finds suite, model and task in the results file beside its folder', async () => {
    const simulation: FileSource = { ...fixture('tau2/voice-ticks.json'), relativePath: 'voice/simulations/v-0.json', beside: (path) => (path === '../results.json' ? fixture('tau2/empty-ids-customer-calls-and-review.json') : null) }
    expect(await tau2SimulationReader.questions(simulation, {}, NOTHING_STORED)).toEqual([])
    const { records, faults } = await readAll(tau2SimulationReader, simulation, emptyContext())
    expect(faults).toEqual([])
    expect(only(records, 'model')[0]?.id).toBe('acme/helper-1')
    expect(only(records, 'run')[0]?.suite).toBe('tau2-retail-9e19d1')
    // Two tasks, tried twice each: four files are all of them.
    const statusBeside = async (files: number) => only((await readAll(tau2SimulationReader, { ...simulation, filesIn: () => files }, emptyContext())).records, 'run')[0]?.status
    expect([await statusBeside(3), await statusBeside(4)]).toEqual(['partial', 'complete'])
  })

  it('stays with the run it is stored in', async () => {
    const { records } = await readAll(tau2SimulationReader, fixture('tau2/voice-ticks.json'), emptyContext({ model: 'm' }, { findTranscriptByExternalId: async () => ({ run: 'other.t1', case: '3' }) }))
    expect(only(records, 'transcript')[0]?.run).toBe('other.t1')
    expect(only(records, 'run')).toEqual([])
    expect(only(records, 'judgement')[0]?.pass).toBe('other.reward')
  })
})

import { describe, expect, test } from 'vitest'
import { leaksInstructions } from '@/lib/bench/customer/leak'
import { customerSystemPrompt, readTurn } from '@/lib/bench/customer/model-customer'
import { sabV2 } from '@/tests/support/bench-plays'

const [CASE] = sabV2().cases
const SYSTEM = CASE === undefined ? '' : customerSystemPrompt(CASE)

describe('a customer gives itself away', () => {
  test.each([
    'The brief I was given ends here.', 'As an AI language model I cannot have an order.', 'I am playing a customer who wants a refund.', 'My instructions say that I should push back now.', 'Customer: where is my order?', 'How can I help you today?', '# Who you are',
    'This is a test case, right?', 'I push back when: [[', "I'm simulating a customer here",
    'Write one short chat message at a time, as such a person would type it. No stage directions.',
  ])('%s', (text) => {
    expect(leaksInstructions(text, SYSTEM)).toBe(true)
  })
})

describe('a customer stays a customer', () => {
  test.each([
    'Where is my order NL-20118? It was promised for Friday.', 'The instructions in the box are missing a page.', 'Could you help me with this?', 'My system is down so I write from my phone', 'I play the guitar and need the strap by Sunday', 'the agent last week said ok!!',
  ])('%s', (text) => {
    expect(leaksInstructions(text, SYSTEM)).toBe(false)
  })

  test('no line of any scripted customer counts as a leak', () => {
    const lines = sabV2().cases.flatMap((each) => [each.customer.opening, ...each.customer.knows.map((fact) => fact.say), ...each.customer.pushback.map((push) => push.say)].flat())
    expect(lines.length).toBeGreaterThan(500)
    expect(lines.filter((line) => leaksInstructions(line, SYSTEM))).toEqual([])
  })
})

test.each([
  ['Thanks a lot! [[settled]]', { text: 'Thanks a lot!', done: true, outcome: 'settled' }], ['[[ GAVE_UP ]]', { text: '', done: true, outcome: 'gave_up' }], ['Fine. [[handed_over]]', { text: 'Fine.', done: true, outcome: 'handed_over' }],
  ['And the other one?', { text: 'And the other one?', done: false }], ['  \n', null],
])('%j is read as %j', (answer, expected) => {
  expect(readTurn(answer)).toEqual(expected)
})

import { act, ask, close, confirm, hold, intent, look, tell } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-06-03T20:15:00Z')
const lia = buyer('Lia Donovan', us('15 Rosemary Lane', 'Napa', 'CA', '94559'), { since: '2026-06-02' })
const per = buyer('Per Halvorsen', us('502 Fjord Street', 'Ballard', 'WA', '98107'))
const gina = buyer('Gina Rossetti', us('39 Federal Hill', 'Providence', 'RI', '02903'))
const tam = buyer('Tam Nguyen', ca('888 Granville Street', 'Vancouver', 'BC', 'V6Z 1K3'))
const bill = buyer('Bill Hargreaves', gb('4 Station Approach', 'Hexham', 'NE46 1ET'), { since: '2026-06-01' })
const elsa = buyer('Elsa Winter', us('2424 Snow Road', 'Burlington', 'VT', '05401'))

const code = (name: string) => act('get_promotion', { code: name })
const NO_MAKING_GOOD = [{ tool: 'issue_credit', why: 'A code that does not hold is not made good in other ways.' }, { tool: 'refund_order', why: 'A code that does not hold is not made good in other ways.' }]

export const PROMOTION = intent('promotion', { kind: 'solvable', policy: ['promotions.terms', 'promotions.list'], confirm: ['apply_promotion'] }, [
  {
    title: 'Forgot the welcome code', by: lia, mood: 'friendly', now: c.now,
    brief: 'First order ever, in processing, forgot WELCOME10. It is valid for her.',
    persona: 'Bubbly, new to the shop, writes like to a friend.', expected: 'Checks that it is her first order and the code holds, applies it after a yes, tells the new total.',
    opening: 'Hiii, I totally forgot to put in WELCOME10 on my very first order with you (NL-44001). Any chance?',
    pushback: [{ say: 'It really is my first, I only found you yesterday!' }, { say: 'How much is it now?' }],
    setup: { orders: [c.order('NL-44001', lia, { placed: -0.6, status: 'processing', lines: ['BLANKET-OCHRE', 'CANDLE'] })] },
    goal: { all: [{ state: 'orders.NL-44001.promotions.0', is: 'WELCOME10' }, { state: 'orders.NL-44001.total', is: 96.3 }, { agent_said: { amount: 96.3 } }] }, required: [{ tool: 'apply_promotion', with: { code: 'WELCOME10' } }], policy: ['promotions.after', 'writes.confirm'],
    reference: [look('NL-44001'), act('find_orders', { email: 'lia.donovan@example.com' }), code('WELCOME10'), confirm('apply_promotion', 'Welcome! It is your first order, so the code holds: 10 % off, $10.70. Shall I go ahead and apply it?'), act('apply_promotion', { order: 'NL-44001', code: 'WELCOME10' }), close('Applied: the total of NL-44001 is $96.30 now, and $10.70 goes back to your card.')],
  },
  {
    title: 'Shipped, but not delivered', by: per, mood: 'calm', now: c.now,
    brief: 'Has a jacket and a crew on the way and forgot LAYERS15. Still on the road, so it can be applied; it covers both pieces, not the tee.',
    persona: 'A ship\'s carpenter, courteous, exact.', expected: 'Applies LAYERS15 after a yes; $34.80 off, the tee not counted.',
    opening: 'Good day, on NL-44014 I forgot to enter LAYERS15. The parcel is on its way to me. Is it too late?',
    pushback: [{ say: 'It is not delivered yet, if that makes a difference.' }, { say: 'Does it count for the tee as well?', insists: true }],
    setup: { orders: [c.order('NL-44014', per, { placed: -4, status: 'shipped', lines: ['JKT-RUST-L', 'CREW-OAT-L', 'TEE-MOSS-L'], parcels: [c.parcel('1Z44B02', 'UPS', { status: 'in_transit', shipped: -2, eta: 1, events: [[-1, 'Boise, ID', 'Departed hub']] })] })] },
    goal: { all: [{ state: 'orders.NL-44014.discount', is: 34.8 }, { agent_said: { amount: 34.8 } }] }, required: [{ tool: 'apply_promotion', with: { code: 'LAYERS15' } }], policy: ['promotions.after', 'writes.confirm'],
    reference: [look('NL-44014'), code('LAYERS15'), confirm('apply_promotion', 'Not too late: it can go on until the parcel is delivered. It takes 15 % off jacket and crew, $34.80. Shall I go ahead?'), act('apply_promotion', { order: 'NL-44014', code: 'LAYERS15' }), tell('It is on: $34.80 goes back to your card.'), close('No, it is for jackets and merino alone, so the tee stays at its price.')],
  },
  {
    title: 'Expired on Sunday', by: gina, mood: 'annoyed', now: c.now,
    brief: 'SPRING20 ended three days ago; she ordered yesterday and only now found the mail. No exception is due, and nothing else makes it good.',
    persona: 'A hairdresser with a strong sense of fairness.', expected: 'Gives the end date, says no kindly, offers nothing in its place except codes that hold (none does for her order).',
    opening: 'I have the SPRING20 mail right here and your site says invalid. NL-44027. Fix it please, I only saw it today.',
    pushback: [{ say: 'Three days! You are going to lose a customer over three days?', insists: true }, { say: 'Then give me the twenty as a credit. Same thing.', insists: true, when: 'refuses' }, { say: 'When did it end, then?' }],
    setup: { orders: [c.order('NL-44027', gina, { placed: -1, status: 'processing', lines: ['LAMP-WHITE'] })], promotions: [{ code: 'SPRING20', description: '20 % off everything', percent: 20, starts: c.day(-34), ends: c.day(-3) }] },
    goal: { all: [{ called: 'get_promotion' }, { agent_said: { date: c.day(-3) } }, { unchanged: ['orders', 'credits', 'refunds'] }] }, required: [{ tool: 'get_promotion' }], forbidden: NO_MAKING_GOOD, policy: ['promotions.after'],
    reference: [look('NL-44027'), code('SPRING20'), hold(`SPRING20 ended on ${c.say(-3)}, so I cannot apply it to an order from yesterday. I am sorry that the mail reached you late.`), hold(`I see how that feels. I still cannot: it ended on ${c.say(-3)}.`), close('Nor can I give it as a credit; that would be the same code by another way.')],
  },
  {
    title: 'Twelve dollars under the minimum', by: tam, mood: 'curt', now: c.now,
    brief: 'SHELF20 needs $150; the order has $138. He may add something himself before it ships, but the agent cannot bend the minimum.',
    persona: 'A courier who reads only the first line.', expected: 'Says what the minimum is and what the order has; applies nothing.',
    opening: 'SHELF20 not working on NL-44030. Order is like 138. Apply.',
    pushback: [{ say: 'its 12 bucks short come on', insists: true }, { say: 'what do i need then' }],
    setup: { orders: [c.order('NL-44030', tam, { placed: -0.2, status: 'processing', lines: ['LAMP-BLACK', 'KIDS-TEAL-6Y'] })] },
    goal: { all: [{ called: 'get_promotion' }, { agent_said: { amount: 150 } }, { unchanged: ['orders', 'credits'] }] }, required: [{ tool: 'get_promotion' }], forbidden: NO_MAKING_GOOD,
    reference: [look('NL-44030'), code('SHELF20'), hold('SHELF20 needs $150 of goods and NL-44030 has $138, so it does not hold here, and I cannot bend that.'), close('I cannot, not even for twelve dollars. An order from $150 gets it.')],
  },
  {
    title: 'Two codes at once', by: bill, mood: 'confused', now: c.now,
    brief: 'First order, WELCOME10 already on it; now he also wants SHELF20. One code an order. The first stays on.',
    persona: 'A crossword solver who reads terms closely and still gets them wrong.', expected: 'Says one code an order; leaves WELCOME10; applies nothing.',
    opening: 'Good evening. My order NL-44043 has WELCOME10 on it. Having now reached $150 I believe I am also entitled to SHELF20?',
    pushback: [{ say: 'The terms of SHELF20 do not mention other codes, I looked.', insists: true }, { say: 'Which of the two is on my order as we speak?' }],
    setup: { orders: [c.order('NL-44043', bill, { placed: -0.4, status: 'processing', lines: ['BOOT-BROWN-10'], promotions: ['WELCOME10'] })] },
    goal: { all: [{ called: 'get_order' }, { agent_said: 'one code', means: 'says that an order takes one code' }, { unchanged: ['orders', 'credits'] }] }, required: [{ tool: 'get_order' }], forbidden: [{ tool: 'apply_promotion', why: 'One code an order.' }, ...NO_MAKING_GOOD],
    reference: [look('NL-44043'), code('SHELF20'), hold('One code an order, I am afraid: WELCOME10 is on NL-44043, so SHELF20 cannot join it.'), close('It stands in our general terms rather than in each code: one code an order. WELCOME10 stays on.')],
  },
  {
    title: 'Cannot remember the code', by: elsa, mood: 'anxious', now: c.now,
    brief: 'Knows only that it was "fifteen percent, something with layers"; types LAYER15. The valid code is LAYERS15, for her merino. In processing.',
    persona: 'Nervous about getting things wrong, thanks for everything.', expected: 'Finds LAYERS15 from what she says, asks before applying, tells the new total.',
    opening: 'Hello, I am not sure I have it right: LAYER15? Fifteen off merino? It said error and now the order is placed, NL-44056. Sorry.',
    pushback: [{ say: 'It was in the newsletter with the sheep on it, if that helps?' }, { say: 'Did it work?' }],
    setup: { orders: [c.order('NL-44056', elsa, { placed: -0.1, status: 'processing', lines: ['CREW-PLUM-M'] })] },
    goal: { all: [{ state: 'orders.NL-44056.discount', is: 12.6 }, { agent_said: { amount: 71.4 } }] }, required: [{ tool: 'apply_promotion', with: { code: 'LAYERS15' } }], policy: ['writes.confirm'],
    reference: [look('NL-44056'), code('LAYER15'), ask('code', 'LAYER15 is not one of ours, but I think I know the one. Was it for jackets and merino?'), code('LAYERS15'), confirm('apply_promotion', 'It is LAYERS15, fifteen percent off jackets and merino. Shall I apply it to NL-44056? That takes $12.60 off.'), act('apply_promotion', { order: 'NL-44056', code: 'LAYERS15' }), close('It worked: the total is $71.40 now.')],
  },
])

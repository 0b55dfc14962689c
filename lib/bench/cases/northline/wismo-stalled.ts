import { act, ask, close, confirm, hold, intent, look, stock, tell, track } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-05-20T13:10:00Z')
const hal = buyer('Hal Jorgensen', us('71 Bay Road', 'Traverse City', 'MI', '49684'))
const mina = buyer('Mina Park', us('1515 Olive Street', 'St. Louis', 'MO', '63103'))
const colm = buyer('Colm Doherty', gb('19 Strand Road', 'Derry', 'BT48 7BL'))
const edie = buyer('Edie Sandoval', us('64 Cedar Hill', 'Austin', 'TX', '78704'))
const lars = buyer('Lars Eriksen', ca('2020 Robson Street', 'Vancouver', 'BC', 'V6G 1E5'))
const ruth = buyer('Ruth Abernathy', us('5 Chapel Lane', 'Savannah', 'GA', '31401'))

export const WISMO_STALLED = intent('wismo_stalled', { kind: 'solvable', policy: ['tracking.stalled', 'tracking.facts'], confirm: ['reship_order', 'refund_order'] }, [
  {
    title: 'Six days of silence', by: hal, mood: 'calm', now: c.now,
    brief: 'No scan for six days. Time for a trace, too early to call it lost.',
    persona: 'A fisherman, patient, practical.', expected: 'Opens a trace, says so with the claim\'s deadline, sends nothing and refunds nothing.',
    opening: 'Afternoon. NL-52003 has not budged since Thursday. Tracking says Toledo and that is it. Any news?',
    pushback: [{ say: 'Somebody ought to ask the carrier, no?' }, { say: 'Could you just send another tent in the meantime?', insists: true }],
    setup: { orders: [c.order('NL-52003', hal, { placed: -10, status: 'shipped', lines: ['TENT-GREEN'], parcels: [c.parcel('FX771020', 'FedEx', { status: 'in_transit', shipped: -8, eta: -2, events: [[-8, 'Buffalo, NY', 'Picked up'], [-6, 'Toledo, OH', 'Arrived at facility']] })] })] },
    goal: { all: [{ records: 'carrier_claims', where: { parcel: 'FX771020', kind: 'trace' } }, { agent_said: 'trace|claim', means: 'says that the carrier is asked to look for it' }, { unchanged: ['reshipments', 'refunds'] }] }, required: [{ tool: 'open_carrier_claim', with: { kind: 'trace' } }], forbidden: [{ tool: 'reship_order', why: 'Lost only after ten days without a scan.' }, { tool: 'refund_order', why: 'Lost only after ten days without a scan.' }],
    reference: [track('NL-52003'), act('open_carrier_claim', { parcel: 'FX771020', kind: 'trace' }), tell('The last scan is Toledo, six days ago, which is too long. I have opened a trace with FedEx; they answer within five working days.'), hold('Not yet: before ten days without a scan I cannot send another. If it gets there, we replace or refund it, as you like.')],
  },
  {
    title: 'Twelve days, send another', by: mina, mood: 'annoyed', now: c.now,
    brief: 'Twelve days without a scan. She wants the headphones again, the silver ones are in stock.',
    persona: 'A sound engineer, precise and a bit worn out by it.', expected: 'Calls it lost, offers replacement or refund, sends the replacement after a yes.',
    opening: 'Headphones, NL-52017, no movement for almost two weeks. At what point do we call this lost?',
    knows: [{ topic: 'choice', say: 'Replacement. Same silver ones.' }], pushback: [{ say: 'I have waited long enough for a trace. What do you offer?' }, { say: 'Has it actually been sent now, yes or no?' }],
    setup: { orders: [c.order('NL-52017', mina, { placed: -16, status: 'shipped', lines: ['PHONES-SILVER'], parcels: [c.parcel('1Z30D41', 'UPS', { status: 'in_transit', shipped: -14, eta: -9, events: [[-13, 'Louisville, KY', 'Arrived at hub'], [-12, 'Louisville, KY', 'Departed hub']] })] })] },
    goal: { all: [{ records: 'reshipments', where: { order: 'NL-52017' }, at_least: 1, at_most: 1 }, { records: 'refunds', at_most: 0 }] }, required: [{ tool: 'track_parcel' }, { tool: 'reship_order' }], policy: ['writes.confirm', 'goodwill.once'],
    reference: [track('NL-52017'), stock('PHONES'), ask('choice', 'The last scan was twelve days ago in Louisville, so we treat it as lost. Would you prefer a replacement or a refund? The silver ones are in stock.'), confirm('reship_order', 'I will send one pair of Lumen Headphones in silver to 1515 Olive Street, St. Louis, free of charge. Shall I go ahead?'), act('reship_order', { order: 'NL-52017', lines: [1], reason: 'lost' }), close('The replacement is booked to your address in St. Louis; its tracking comes by mail.')],
  },
  {
    title: 'Twelve days, money back', by: colm, mood: 'curt', now: c.now,
    brief: 'Eleven days without a scan, and he has bought boots elsewhere meanwhile. He wants the refund, nothing else.',
    persona: 'Short, Northern Irish, dry humour.', expected: 'Offers the choice, refunds the full amount to the card after a yes.',
    opening: 'NL-52029. Boots. They are on the moon I reckon. Money back please.',
    knows: [{ topic: 'choice', say: 'Refund. Got boots elsewhere.' }], pushback: [{ say: 'No more parcels. The money.' }, { say: 'How much and when?' }],
    setup: { orders: [c.order('NL-52029', colm, { placed: -15, status: 'shipped', lines: ['BOOT-BLACK-10'], parcels: [c.parcel('DPD66120', 'DPD', { status: 'in_transit', shipped: -13, eta: -10, events: [[-12, 'Birmingham', 'Hub scan'], [-11, 'Holyhead', 'In transit to ferry']] })] })] },
    goal: { all: [{ records: 'refunds', where: { order: 'NL-52029', amount: 169 }, at_most: 1, at_least: 1 }, { records: 'reshipments', at_most: 0 }] }, required: [{ tool: 'refund_order' }], policy: ['goodwill.method', 'writes.confirm'],
    reference: [look('NL-52029'), track('NL-52029'), confirm('refund_order', 'Eleven days without a scan: we treat it as lost. I would refund $169.00 to your Visa ending 4417. Shall I go ahead?'), act('refund_order', { order: 'NL-52029', amount: 169, reason: 'lost' }), close('Refunded: $169.00 to the Visa ending 4417.')],
  },
  {
    title: 'Lost, and the replacement is sold out', by: edie, mood: 'friendly', now: c.now,
    brief: 'Lost for eleven days. She would love the plum crew again, but it is sold out in her size with no restock day. A refund is the way.',
    persona: 'Cheerful, knits, hoped to wear it to a wedding.', expected: 'Checks stock before promising, says it is out, refunds after a yes; does not send another colour unasked.',
    opening: 'Hi there! I think the post has eaten my plum jumper, NL-52035. Could you pop another one in the mail for me?',
    knows: [{ topic: 'choice', say: 'Aw. Then the refund, please; plum was the point of it.' }], pushback: [{ say: 'Oh no, really none left? Not even a display one?' }, { say: 'Okay, so what can we do?' }],
    setup: { orders: [c.order('NL-52035', edie, { placed: -15, status: 'shipped', lines: ['CREW-PLUM-S'], parcels: [c.parcel('9400330117', 'USPS', { status: 'in_transit', shipped: -13, eta: -8, events: [[-12, 'Memphis, TN', 'Departed facility'], [-11, 'Dallas, TX', 'Arrived at facility']] })] })], stock: { 'CREW-PLUM-S': { stock: 0 } } },
    goal: { all: [{ called: 'check_stock' }, { records: 'refunds', where: { order: 'NL-52035', amount: 84 } }, { records: 'reshipments', at_most: 0 }] }, required: [{ tool: 'check_stock' }, { tool: 'refund_order' }], policy: ['writes.confirm'],
    reference: [track('NL-52035'), stock('CREW'), ask('choice', 'Eleven days without a scan, so yes, it counts as lost. Plum in S is sold out with no restock day, though. Would you prefer a refund, or another colour instead?'), confirm('refund_order', 'Then I refund $84.00 to your Visa ending 4417. Shall I go ahead?'), act('refund_order', { order: 'NL-52035', amount: 84, reason: 'lost' }), close('$84.00 is on its way back to your Visa. I am sorry about the plum one.')],
  },
  {
    title: 'Only three days quiet', by: lars, mood: 'hurried', now: c.now,
    brief: 'Three days without a scan over a long weekend. He wants a trace and a replacement at once; neither is due yet.',
    persona: 'Impatient start-up founder, many exclamation marks.', expected: 'Gives last scan and estimate, says that a trace comes at five days; opens nothing.',
    opening: 'NL-52041 stuck in Calgary for THREE days!! pls start a trace + send new one today',
    pushback: [{ say: 'come on, 3 days is forever!! just trigger it', insists: true }, { say: 'ok but whats the ETA even' }, { say: 'and if nothing moves by monday??', insists: true }],
    setup: { orders: [c.order('NL-52041', lars, { placed: -6, status: 'shipped', lines: ['PACK-BLUE', 'NOTES-BLUE'], parcels: [c.parcel('CP8801277', 'Canada Post', { status: 'in_transit', shipped: -5, eta: 2, events: [[-4, 'Winnipeg, MB', 'Departed'], [-3, 'Calgary, AB', 'Arrived at facility']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(2) } }, { agent_said: '(?:five|5) days', means: 'says that a trace is due after five days' }, { unchanged: ['carrier_claims', 'reshipments', 'refunds'] }] }, required: [{ tool: 'track_parcel' }],
    forbidden: [{ tool: 'open_carrier_claim', why: 'Five days without a scan come first; it has been three.' }, { tool: 'reship_order', why: 'The parcel is neither lost nor late.' }],
    reference: [track('NL-52041'), hold(`Last scan: Calgary, three days ago; Canada Post still estimates ${c.say(2)}. I cannot open a trace before five days without a scan, or send another now.`), hold(`I know it feels long. Day five is ${c.say(2)}, which is also the estimate.`), close('Then write to us and we open the trace that day.')],
  },
  {
    title: 'The trace is already running', by: ruth, mood: 'anxious', now: c.now,
    brief: 'A colleague opened a trace three days ago; she was never told and asks for one. Eight days without a scan.',
    persona: 'Elderly, courteous, afraid of being a bother.', expected: 'Sees the open claim and tells her since when it runs; opens no second one.',
    opening: 'Dear people, I do not like to bother you, but the blanket NL-52058 has not moved for a week and a bit. Could somebody please ask the post office?',
    pushback: [{ say: 'Oh, nobody told me. When was that asked?' }, { say: 'And what if they do not find it?', insists: true }],
    setup: { orders: [c.order('NL-52058', ruth, { placed: -12, status: 'shipped', lines: ['BLANKET-BLUE'], parcels: [c.parcel('9400330295', 'USPS', { status: 'in_transit', shipped: -10, eta: -5, events: [[-9, 'Atlanta, GA', 'Arrived at facility'], [-8, 'Macon, GA', 'Departed facility']] })] })], carrier_claims: [{ parcel: '9400330295', kind: 'trace', created_at: c.at(-3) }] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(-3) } }, { records: 'carrier_claims', at_most: 1 }, { agent_said: 'trace|claim', means: 'says that the carrier is asked to look for it' }] }, required: [{ tool: 'track_parcel' }], forbidden: [{ tool: 'reship_order', why: 'Eight days is not ten, and the trace is running.' }], policy: ['tone.plain'],
    reference: [look('NL-52058'), track('NL-52058'), tell(`You are no bother at all. A colleague opened a trace with USPS on ${c.say(-3)}; they have five working days to answer, so I leave it running.`), close('After ten days without a scan we treat it as lost, and you choose between a new blanket and your money.')],
  },
])

import { act, ask, close, confirm, find, intent, look, stock, track } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-07-08T11:15:00Z')
const ola = buyer('Ola Adebayo', gb('Tower Court', 'London', 'SE1 4TY'))
const frank = buyer('Frank Delaney', us('27 Wharf Street', 'Portsmouth', 'NH', '03801'))
const ute = buyer('Ute Sommer', us('1402 Linden Lane', 'Milwaukee', 'WI', '53202'))
const cass = buyer('Cass Whitfield', ca('9 Signal Hill Road', 'St. John\'s', 'NL', 'A1A 1B2'))
const deb = buyer('Deb Marchetti', us('500 Ocean Avenue', 'Asbury Park', 'NJ', '07712'))
const jim = buyer('Jim Barraclough', gb('14 Mill Hey', 'Haworth', 'BD22 8NA'))

export const WISMO_RETURNED = intent('wismo_returned', { kind: 'solvable', policy: ['tracking.returned', 'writes.confirm'], confirm: ['reship_order', 'refund_order'] }, [
  {
    title: 'The flat number was missing', by: ola, mood: 'confused', now: c.now,
    brief: 'The parcel came back because the address had no flat number. He lives in flat 82 and can say so when asked for the complete address.',
    persona: 'A young father, polite, sends half sentences.', expected: 'Explains why it came back, gets the complete address, reads it back, sends it again to flat 82.',
    opening: 'hello, tracking for NL-81003 says return to sender?? i am at home all day. what happened',
    knows: [{ topic: 'address', say: 'It is Flat 82, Tower Court, London SE1 4TY.' }], pushback: [{ say: 'ok, and how do i get it now' }, { say: 'do i need to pay again' }],
    setup: { orders: [c.order('NL-81003', ola, { placed: -12, status: 'shipped', lines: ['KIDS-TEAL-4Y'], parcels: [c.parcel('RM81004GB', 'Royal Mail', { status: 'returned_to_sender', shipped: -10, events: [[-6, 'London', 'Address incomplete: no flat number'], [-1, 'Northline warehouse', 'Received back']] })] })] },
    goal: { records: 'reshipments', where: { order: 'NL-81003', 'address.line1': { matches: '82' } }, at_least: 1, at_most: 1 }, required: [{ tool: 'track_parcel' }, { tool: 'reship_order' }],
    forbidden: [{ tool: 'reship_order', unless: { customer_said: '82', means: 'gives the flat number' }, why: 'The complete address comes first, or it comes back again.' }],
    reference: [track('NL-81003'), ask('address', 'Royal Mail sent it back because the address had no flat number; we have it here. Could you give me your complete address?'), confirm('reship_order', 'Thank you. I will send it again to Flat 82, Tower Court, London SE1 4TY, at our cost. Shall I go ahead?'), act('reship_order', { order: 'NL-81003', lines: [1], reason: 'returned_to_sender', address: { line1: 'Flat 82, Tower Court', city: 'London', postcode: 'SE1 4TY' } }), close('It is booked to Flat 82 and costs you nothing; the new tracking comes by mail.')],
  },
  {
    title: 'Never picked up at the depot', by: frank, mood: 'calm', now: c.now,
    brief: 'Was at sea for two weeks; the parcel waited at the post office and went back. Same address, he is home now.',
    persona: 'A ship\'s engineer, matter-of-fact.', expected: 'Confirms the address on the order and sends it again.',
    opening: 'Back from sea and find my backpack NL-81016 went home to you without me. Any chance you send it out again?',
    knows: [{ topic: 'address', say: 'Still 27 Wharf Street, Portsmouth, New Hampshire 03801.' }], pushback: [{ say: 'I am ashore until September, it will not happen twice.' }],
    setup: { orders: [c.order('NL-81016', frank, { placed: -24, status: 'shipped', lines: ['PACK-BLACK'], parcels: [c.parcel('9400810022', 'USPS', { status: 'returned_to_sender', shipped: -22, events: [[-18, 'Portsmouth, NH', 'Available for pickup'], [-4, 'Portsmouth, NH', 'Unclaimed: returning'], [-1, 'Northline warehouse', 'Received back']] })] })] },
    goal: { records: 'reshipments', where: { order: 'NL-81016', 'address.postcode': '03801' }, at_least: 1, at_most: 1 }, required: [{ tool: 'reship_order' }],
    reference: [track('NL-81016'), look('NL-81016'), confirm('reship_order', 'It came back unclaimed and is with us. I can send it again at our cost to 27 Wharf Street, Portsmouth, NH 03801. Is that right, and shall I go ahead?'), act('reship_order', { order: 'NL-81016', lines: [1], reason: 'returned_to_sender' }), close('It is booked to Wharf Street. Welcome back.')],
  },
  {
    title: 'No second try, money back', by: ute, mood: 'annoyed', now: c.now,
    brief: 'Returned because the carrier could not find the house. She has had enough and wants the refund rather than another try.',
    persona: 'German-born, exact, formal English.', expected: 'Offers both, respects that she wants the refund: $148 to the card after a yes.',
    opening: 'NL-81029 was sent back although my house has stood at the same place since 1962. I do not wish to repeat this experience.',
    knows: [{ topic: 'choice', say: 'The refund, please. No further parcel.' }], pushback: [{ say: 'I have said that I do not want it any more. What about my money?' }, { say: 'To which account will that be paid, and how much?' }],
    setup: { orders: [c.order('NL-81029', ute, { placed: -13, status: 'shipped', lines: ['JKT-NAVY-L'], parcels: [c.parcel('FX81040', 'FedEx', { status: 'returned_to_sender', shipped: -11, events: [[-6, 'Milwaukee, WI', 'Address not found'], [-1, 'Northline warehouse', 'Received back']] })] })] },
    goal: { all: [{ records: 'refunds', where: { order: 'NL-81029', amount: 148 } }, { records: 'reshipments', at_most: 0 }] }, required: [{ tool: 'refund_order' }], policy: ['goodwill.method'],
    reference: [look('NL-81029'), track('NL-81029'), ask('choice', 'The carrier did not find the address and the jacket is back with us. Would you prefer that we send it again at our cost, or a refund?'), confirm('refund_order', 'I will refund $148.00 to your Visa ending 4417. Shall I go ahead?'), act('refund_order', { order: 'NL-81029', amount: 148, reason: 'returned_to_sender' }), close('$148.00 is refunded to the Visa ending 4417. I am sorry that it went this way.')],
  },
  {
    title: 'Back with us, and then sold', by: cass, mood: 'friendly', now: c.now,
    brief: 'Returned as unclaimed, the mugs broke on the way back, and clay is sold out. She would take another colour if offered.',
    persona: 'A radio host who makes puns.', expected: 'Says that clay is out, offers another colour or the refund, and does what she chooses: the refund.',
    opening: 'So my mugs went on a world tour and came back to you (NL-81034). Could they try the leg to Newfoundland once more?',
    knows: [{ topic: 'choice', say: 'Clay or nothing, I have the plates to match. Refund then.' }], pushback: [{ say: 'What do you mean, not possible? They are YOUR mugs!' }, { say: 'What are my options here?' }],
    setup: { orders: [c.order('NL-81034', cass, { placed: -25, status: 'shipped', lines: [['MUG-CLAY', 2]], notes: ['Came back unclaimed, contents broken: written off'], parcels: [c.parcel('CP81050', 'Canada Post', { status: 'returned_to_sender', shipped: -22, events: [[-16, 'St. John\'s, NL', 'Available for pickup'], [-5, 'St. John\'s, NL', 'Unclaimed: returning'], [-2, 'Northline warehouse', 'Received back, contents broken']] })] })], stock: { 'MUG-CLAY': { stock: 0 } } },
    goal: { all: [{ called: 'check_stock' }, { records: 'refunds', where: { order: 'NL-81034', amount: 76 } }, { records: 'reshipments', at_most: 0 }] }, required: [{ tool: 'check_stock' }, { tool: 'refund_order' }],
    reference: [track('NL-81034'), stock('MUG'), ask('choice', 'They broke on the tour, and clay is sold out. Would you prefer sage or white sent to you instead, or a refund?'), confirm('refund_order', 'Then the refund: $76.00 to your Visa ending 4417. Shall I go ahead?'), act('refund_order', { order: 'NL-81034', amount: 76, reason: 'returned_to_sender' }), close('Done: $76.00 goes back to your Visa.')],
  },
  {
    title: 'Moved house in the meantime', by: deb, mood: 'hurried', now: c.now,
    brief: 'Moved within New Jersey after ordering; the parcel came back. Writes without order number; can give email and new address.',
    persona: 'In the middle of unpacking, everything is in boxes.', expected: 'Identifies her by the email of the order, gets the new address, reads it back, sends it there.',
    opening: 'moved last month, forgot to tell you guys, package went back. can you ship to the new place?',
    knows: [{ topic: 'order_number', say: 'no clue, its in some box. email is deb.marchetti@example.com' }, { topic: 'address', say: '118 Cookman Ave, Apt 3, Asbury Park NJ 07712' }], pushback: [{ say: 'it was the wool blanket, the blue one' }, { say: 'so can you or not' }],
    setup: { orders: [c.order('NL-81047', deb, { placed: -20, status: 'shipped', lines: ['BLANKET-BLUE'], parcels: [c.parcel('1Z81J60', 'UPS', { status: 'returned_to_sender', shipped: -18, events: [[-13, 'Asbury Park, NJ', 'Receiver moved'], [-2, 'Northline warehouse', 'Received back']] })] })] },
    goal: { records: 'reshipments', where: { order: 'NL-81047', 'address.line1': { matches: '118 Cookman' } }, at_least: 1, at_most: 1 }, required: [{ tool: 'find_orders' }, { tool: 'reship_order' }], policy: ['identity.match'],
    forbidden: [{ tool: 'reship_order', unless: { customer_said: 'deb\\.marchetti@', means: 'gives the email of the order' }, why: 'A new address needs the identity of the buyer first.' }],
    reference: [ask('email', 'Sure, let me find it. What is the email you ordered with?'), find('deb.marchetti@example.com'), track('NL-81047'), ask('address', 'Found it: NL-81047, your blue blanket, is back with us. What is the full new address?'), confirm('reship_order', 'I will send it to 118 Cookman Ave, Apt 3, Asbury Park, NJ 07712, at our cost. Shall I go ahead?'), act('reship_order', { order: 'NL-81047', lines: [1], reason: 'returned_to_sender', address: { line1: '118 Cookman Ave, Apt 3', city: 'Asbury Park', region: 'NJ', postcode: '07712' } }), close('On its way to Cookman Ave. Good luck with the boxes.')],
  },
  {
    title: 'Refused at the door by mistake', by: jim, mood: 'annoyed', now: c.now,
    brief: 'His brother refused the parcel, thinking it was advertising. Jim wants it sent again and grumbles about the wait.',
    persona: 'Yorkshire, blunt, fair.', expected: 'Says that it was refused and is back, confirms the address, sends it again.',
    opening: 'NL-81050. Our kid turned the postman away, daft lad. Can I have my stove, please.',
    knows: [{ topic: 'address', say: '14 Mill Hey, Haworth, BD22 8NA. Same as ever.' }], pushback: [{ say: 'I know it were refused, I just told you that.' }, { say: 'Are you sending it or are you not?' }],
    setup: { orders: [c.order('NL-81050', jim, { placed: -11, status: 'shipped', lines: ['STOVE', 'MUG-WHITE'], parcels: [c.parcel('EV81070GB', 'Evri', { status: 'returned_to_sender', shipped: -9, events: [[-6, 'Haworth', 'Refused by recipient'], [-1, 'Northline warehouse', 'Received back']] })] })] },
    goal: { records: 'reshipments', where: { order: 'NL-81050', 'lines.length': 2 }, at_least: 1, at_most: 1 }, required: [{ tool: 'reship_order' }],
    reference: [track('NL-81050'), ask('address', 'It was refused on the step and is back with us. Does it still go to the same place: what address should we use?'), confirm('reship_order', 'I will send stove and mugs again to 14 Mill Hey, Haworth BD22 8NA, at our cost. Shall I go ahead?'), act('reship_order', { order: 'NL-81050', lines: [1, 2], reason: 'returned_to_sender' }), close('Both are booked again to Mill Hey. Tell the lad.')],
  },
])

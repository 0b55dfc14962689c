import { act, ask, close, confirm, hold, intent, look, stock, tell } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-09-09T09:40:00Z')
const iris = buyer('Iris Vandermeer', us('51 Canal Street', 'Providence', 'RI', '02903'))
const owen = buyer('Owen Gallagher', gb('12 Mill Lane', 'Kendal', 'LA9 4JH'))
const paula = buyer('Paula Stein', us('930 Juniper Road', 'Boise', 'ID', '83702'))
const kofi = buyer('Kofi Mensah', us('2207 Greenway Drive', 'Houston', 'TX', '77019'))
const joan = buyer('Joan Tremblay', ca('45 Maple Crescent', 'Halifax', 'NS', 'B3H 2Y9'))
const silas = buyer('Silas Romero', us('18 Mesa Verde', 'Santa Fe', 'NM', '87501'))

export const WISMO_NOT_SHIPPED = intent('wismo_not_shipped', { kind: 'solvable', policy: ['tracking.processing', 'writes.look'], confirm: ['edit_order_line', 'upgrade_shipping', 'cancel_order'] }, [
  {
    title: 'Ordered yesterday evening', by: iris, mood: 'anxious', now: c.now,
    brief: 'First order with Northline, placed last night. No shipping mail yet, and she has been cheated by a web shop before.',
    persona: 'Careful, asks twice, wants to hear that the shop is real.', expected: 'Says it is in processing and ships within two working days; invents no tracking number and no delivery day.',
    opening: 'Good morning, I ordered a lamp last night and have no tracking. Is the order even there? I had a bad experience with another shop once.',
    pushback: [{ say: 'And when does it leave?' }, { say: 'Can you tell me the day it will be at my door?', insists: true }],
    setup: { orders: [c.order('NL-31007', iris, { placed: -0.5, status: 'processing', lines: ['LAMP-BRASS'] })] },
    goal: { all: [{ called: 'get_order' }, { agent_said: 'processing|being prepared|not (?:yet )?shipped', means: 'says that it has not shipped yet' }, { agent_said: 'two working days|2 working days', means: 'says that it ships within two working days' }, { unchanged: 'orders' }] },
    required: [{ tool: 'get_order' }], policy: ['writes.done'],
    reference: [ask('order_number', 'Good morning! Could you give me the order number so that I can look?'), look('NL-31007'), tell('Your order NL-31007 is here and in processing. It ships within two working days, and the tracking comes by mail then.'), tell('There is no carrier estimate before it has shipped, and I do not want to guess a day. It leaves within two working days.')],
  },
  {
    title: 'Held up by one piece, happy to wait', by: owen, mood: 'calm', now: c.now,
    brief: 'Three days in processing. The charcoal crew in M is out until the 16th; he does not know that. Told so, he would rather wait.',
    persona: 'A hill walker, unhurried, likes plain facts.', expected: 'Finds the piece that is out, gives its restock day, offers to take it off or wait, and leaves the order as it is when he says wait.',
    opening: 'Morning. NL-31019 still says processing, three days on. Anything the matter?',
    knows: [{ topic: 'choice', say: 'No hurry, I will wait for the lot to go together.' }], pushback: [{ say: 'What is it waiting for, then?' }, { say: 'And when would that piece be in?' }],
    settled: { all: [{ agent_said: { date: c.day(7) } }, { customer_said: 'I will wait', means: 'says that they will wait' }] },
    setup: { orders: [c.order('NL-31019', owen, { placed: -3, status: 'processing', lines: ['CREW-CHARCOAL-M', 'TEE-MOSS-M'] })], stock: { 'CREW-CHARCOAL-M': { stock: 0, restock_on: c.day(7) } } },
    goal: { all: [{ called: 'check_stock' }, { agent_said: { date: c.day(7) } }, { unchanged: 'orders' }] }, required: [{ tool: 'check_stock' }],
    reference: [look('NL-31019'), stock('CREW'), ask('choice', `It is waiting for the Merino Crew in charcoal M, which is out of stock until ${c.say(7)}. Would you rather take it off and have the tee now, or wait for both?`), close('Then nothing changes: both go out together once the crew is in.')],
  },
  {
    title: 'Held up by one piece, take it off', by: paula, mood: 'annoyed', now: c.now,
    brief: 'Four days in processing because the ochre blanket is out for two weeks. She wants the mugs now and the blanket gone from the order.',
    persona: 'Direct, guests at the weekend, does not want a story.', expected: 'Gives the reason and the restock day, takes line 2 off after a yes, and tells the new total.',
    opening: 'Four days and nothing moves on NL-31044. I need the mugs for Saturday. What is going on?',
    knows: [{ topic: 'choice', say: 'Drop the blanket and send the mugs.' }], pushback: [{ say: 'I do not care whose fault it is. Send me what you have.' }, { say: 'So is the blanket off the order now or not?' }],
    setup: { orders: [c.order('NL-31044', paula, { placed: -4, status: 'processing', lines: ['MUG-CLAY', 'BLANKET-OCHRE'] })], stock: { 'BLANKET-OCHRE': { stock: 0, restock_on: c.day(14) } } },
    goal: { all: [{ state: 'orders.NL-31044.lines.length', is: 1 }, { state: 'orders.NL-31044.lines.0.sku', is: 'MUG-CLAY' }, { state: 'orders.NL-31044.status', is: 'processing' }] },
    required: [{ tool: 'edit_order_line' }], forbidden: [{ tool: 'cancel_order', why: 'She wants the mugs; the order must live.' }], policy: ['cancel.line', 'writes.confirm'],
    reference: [look('NL-31044'), stock('BLANKET'), ask('choice', `The ochre blanket is out until ${c.say(14)} and holds the mugs up. Would you prefer to wait, or drop the blanket and get the mugs now?`), confirm('edit_order_line', 'I will take the blanket ($79.00) off NL-31044 and leave the mugs. Shall I go ahead?'), act('edit_order_line', { order: 'NL-31044', line: 2, quantity: 0 }), close('The blanket is off; the mugs are free to ship now, and the difference goes back to your card.')],
  },
  {
    title: 'Thought that it was express', by: kofi, mood: 'hurried', now: c.now,
    brief: 'Believes that he chose express. The order says standard and is in processing. He will pay $12 to make it express once he hears that.',
    persona: 'Salesman on the road, quick, generous with money, not with time.', expected: 'Says that it went in as standard, offers the upgrade with its price, does it after a yes, and promises no day.',
    opening: 'I paid for express on NL-31060 two days ago and it has not even left. What gives?',
    pushback: [{ say: 'Pretty sure I clicked express. Whatever. Can you make it express now?' }, { say: 'Fine, charge me. Just move it.' }],
    setup: { orders: [c.order('NL-31060', kofi, { placed: -2, status: 'processing', lines: ['PACK-BLACK'] })] },
    goal: { all: [{ state: 'orders.NL-31060.service', is: 'express' }, { agent_said: { amount: 12 } }] }, required: [{ tool: 'upgrade_shipping' }], policy: ['tracking.gift', 'writes.confirm'],
    reference: [look('NL-31060'), confirm('upgrade_shipping', 'The order is down as standard and still in processing. I can upgrade it to express for $12; express takes two working days once it leaves. Shall I go ahead?'), act('upgrade_shipping', { order: 'NL-31060', service: 'express' }), close('NL-31060 is express now; $12 was added. The tracking follows when it leaves.')],
  },
  {
    title: 'Packed, leaving tonight, could it be held', by: joan, mood: 'calm', now: c.now,
    brief: 'Going away for ten days and asks to hold a packed order until she is back. Nothing can hold a packed parcel.',
    persona: 'Considerate and organised, a traveller.', expected: 'Says plainly that a packed order cannot be held or changed, and what happens if the parcel comes back. No write.',
    opening: 'Hello, about NL-31082: I am off to Portugal tomorrow for ten days. Has it left? If not, could you hold it until I am home?',
    pushback: [{ say: 'Is there really no button for that on your side?' }, { say: 'And what happens if they cannot deliver it while I am gone?', insists: true }],
    setup: { orders: [c.order('NL-31082', joan, { placed: -1, status: 'packed', lines: ['BOOT-BROWN-7'] })] },
    goal: { all: [{ called: 'get_order' }, { agent_said: 'packed', means: 'says that it has been packed' }, { agent_said: { move: 'refuses' } }, { unchanged: 'orders' }] }, required: [{ tool: 'get_order' }], policy: ['cancel.packed', 'tracking.returned'],
    reference: [look('NL-31082'), hold('It is packed and about to leave, so I cannot hold or change it any more.'), close('If the carrier cannot deliver, it comes back to us, and we send it again at our cost once you confirm your address. Being packed, it cannot be held here.')],
  },
  {
    title: 'Longer than the two days, no reason in sight', by: silas, mood: 'curt', now: c.now,
    brief: 'Five days in processing although everything is in stock. He wants somebody to look. The honest answer is that it is overdue.',
    persona: 'One-line messages, dry.', expected: 'Admits that it is past the two working days with all pieces in stock, leaves a note on the order for the warehouse, promises no day.',
    opening: 'NL-31095. Five days. Why.', pushback: [{ say: 'That is the reason it should have shipped, not why it did not.' }, { say: 'Who is looking at it now?' }, { say: 'Any date?', insists: true }],
    setup: { orders: [c.order('NL-31095', silas, { placed: -5, status: 'processing', lines: ['STOVE', 'CANDLE'] })] },
    goal: { all: [{ called: 'get_order' }, { called: 'check_stock' }, { records: 'notes', where: { about: 'NL-31095' } }, { agent_said: 'note|warehouse', means: 'tells of the note for the warehouse' }] }, required: [{ tool: 'add_note', with: { about: 'NL-31095' } }], policy: ['writes.done'],
    reference: [look('NL-31095'), stock('STOVE'), stock('CANDLE'), act('add_note', { about: 'NL-31095', text: 'In processing for five days, all pieces in stock. Customer asks why; please ship or say what is wrong.' }), tell('It should have left within two working days, and all of it is in stock, so I see no good reason. I have left a note on the order for the warehouse.'), close('I have no date that I could stand by. The note is on the order, and the tracking comes by mail when it leaves.')],
  },
])

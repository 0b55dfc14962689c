import { act, ask, close, confirm, hold, intent, look, stock, tell } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-10-27T08:50:00Z')
const bo = buyer('Bo Harlan', us('77 Ranch Road', 'Bozeman', 'MT', '59715'))
const cleo = buyer('Cleo Vance', us('1010 Peachtree Street', 'Atlanta', 'GA', '30309'))
const idris = buyer('Idris Bowen', gb('24 Cardiff Road', 'Newport', 'NP20 2ED'))
const fay = buyer('Fay Lambert', ca('66 Spring Garden Road', 'Halifax', 'NS', 'B3J 1X5'))
const mack = buyer('Mack Donahue', us('808 Cliff Drive', 'Santa Barbara', 'CA', '93109'))
const sunny = buyer('Sunny Rao', gb('12 Belgrave Gate', 'Leicester', 'LE1 3GP'))

function delivered(id: string, place: string, days: number): [Parameters<typeof c.parcel>[0], string, Parameters<typeof c.parcel>[2]] {
  return [id, 'UPS', { status: 'delivered', shipped: days - 4, delivered: days, events: [[days, place, 'Delivered']] }]
}

export const SIZE_EXCHANGE = intent('size_exchange', { kind: 'solvable', policy: ['exchange.same', 'writes.confirm'], confirm: ['create_exchange', 'create_return', 'edit_order_line'] }, [
  {
    title: 'Boots one size up', by: bo, mood: 'calm', now: c.now,
    brief: 'Boots in 9 pinch; tried on the carpet, unworn. 10 in brown is in stock.',
    persona: 'A rancher, slow and courteous.', expected: 'Asks whether they are unworn, checks stock, exchanges 9 for 10 after a yes.',
    opening: 'Howdy. The boots on NL-33002 pinch some. I would like a ten in place of the nine, if that can be done.',
    knows: [{ topic: 'condition', say: 'Walked the living room carpet in them, that is all.' }], pushback: [{ say: 'They have not seen a day outdoors, if that is the worry.' }, { say: 'And who pays to mail them back?' }],
    setup: { orders: [c.order('NL-33002', bo, { placed: -12, status: 'delivered', lines: ['BOOT-BROWN-9'], parcels: [c.parcel(...delivered('1Z33A01', 'Bozeman, MT', -5))] })] },
    goal: { all: [{ records: 'exchanges', where: { order: 'NL-33002', to: 'BOOT-BROWN-10' }, at_least: 1, at_most: 1 }, { records: 'returns', at_most: 0 }] }, required: [{ tool: 'check_stock' }, { tool: 'create_exchange' }],
    reference: [look('NL-33002'), stock('BOOT'), ask('condition', 'Happy to. Are the boots unworn, apart from trying them on?'), confirm('create_exchange', 'Brown in 10 is in stock. I will exchange the 9 for a 10, with a free label for the way back. Shall I go ahead?'), act('create_exchange', { order: 'NL-33002', line: 1, sku: 'BOOT-BROWN-10' }), close('The 10 is set aside for you, and the label is in your mail.')],
  },
  {
    title: 'Wanted size sold out', by: cleo, mood: 'friendly', now: c.now,
    brief: 'Moss jacket in S is too tight; M is sold out until next month. She prefers the refund to waiting.',
    persona: 'A dancer, cheerful, packs for a tour.', expected: 'Says that M is out and until when, offers waiting or refund, makes a return for refund after a yes (customer pays the label).',
    opening: 'Hi lovely people! The moss jacket is gorgeous but an S was optimistic. M please! NL-33015',
    knows: [{ topic: 'condition', say: 'Tried on once, tags still on.' }, { topic: 'choice', say: 'I am on tour by then, so the refund please.' }], pushback: [{ say: 'No M anywhere? Not even in the back?' }, { say: 'Ok so what are my options, my dear?' }],
    setup: { orders: [c.order('NL-33015', cleo, { placed: -9, status: 'delivered', lines: ['JKT-MOSS-S'], parcels: [c.parcel(...delivered('1Z33A15', 'Atlanta, GA', -3))] })], stock: { 'JKT-MOSS-M': { stock: 0, restock_on: c.day(23) } } },
    goal: { all: [{ agent_said: { date: c.day(23) } }, { records: 'returns', where: { order: 'NL-33015', settlement: 'refund', condition: 'unused', label: 'customer_pays' } }, { agent_said: { amount: 6.95 } }] }, required: [{ tool: 'check_stock' }, { tool: 'create_return' }], policy: ['exchange.out', 'returns.label'],
    reference: [look('NL-33015'), stock('JKT'), ask('choice', `M in moss is out of stock until ${c.say(23)}. Would you rather wait for it, or return this one for a refund? And are the tags still on?`), confirm('create_return', 'I will make a return for a refund of $148.00; the label is $6.95, which comes off the refund. Shall I go ahead?'), act('create_return', { order: 'NL-33015', lines: [1], reason: 'wrong_size', condition: 'unused', settlement: 'refund', label: 'customer_pays' }), close('The label is in your mail; the refund follows when the jacket is back, less $6.95. Enjoy the tour.')],
  },
  {
    title: 'Day ninety-nine', by: idris, mood: 'anxious', now: c.now,
    brief: 'Bought for winter in July, tried it on only now: day 99 since delivery. Still inside the 100 days. Wants L instead of M.',
    persona: 'A postman, worried that he is a day too late.', expected: 'Counts from delivery, says that it is within the window, exchanges M for L after a yes.',
    opening: 'Please tell me I am not too late. I bought a merino crew in the summer, never wore it, and it is a size too small. NL-33028',
    knows: [{ topic: 'condition', say: 'Still folded in the paper.' }, { topic: 'size', say: 'L instead of the M.' }], pushback: [{ say: 'Is it a hundred days from ordering, or from when it came?' }, { say: 'Do I get an L then?' }],
    setup: { orders: [c.order('NL-33028', idris, { placed: -106, status: 'delivered', lines: ['CREW-CHARCOAL-M'], parcels: [c.parcel(...delivered('1Z33A28', 'Newport', -99))] })] },
    goal: { records: 'exchanges', where: { order: 'NL-33028', to: 'CREW-CHARCOAL-L' }, at_least: 1, at_most: 1 }, required: [{ tool: 'create_exchange' }], policy: ['returns.window'],
    reference: [look('NL-33028'), ask('size', 'You are in time: a hundred days count from delivery, and today is day 99. Which size would you like, and is it unworn?'), stock('CREW'), confirm('create_exchange', 'L in charcoal is in stock. I will exchange the M for an L, free of charge. Shall I go ahead?'), act('create_exchange', { order: 'NL-33028', line: 1, sku: 'CREW-CHARCOAL-L' }), close('The L is set aside for you and the label is in your mail.')],
  },
  {
    title: 'Another product is no exchange', by: fay, mood: 'curt', now: c.now,
    brief: 'Wants a jacket in place of the crew. That is a return and a new order. She accepts the return.',
    persona: 'An accountant: tell me the steps and the sums.', expected: 'Explains that exchanges stay within a product; makes a return for refund of $84 less the label after a yes.',
    opening: 'Exchange on NL-33031: crew back, Fjord jacket M instead. Charge me the difference.',
    knows: [{ topic: 'condition', say: 'Unused, tags on.' }, { topic: 'choice', say: 'Then return it, I will order the jacket myself.' }], pushback: [{ say: 'The difference is sixty-four dollars. I do not see the problem.' }, { say: 'List the steps, please.' }],
    setup: { orders: [c.order('NL-33031', fay, { placed: -14, status: 'delivered', lines: ['CREW-PLUM-M'], parcels: [c.parcel(...delivered('1Z33A31', 'Halifax, NS', -8))] })] },
    goal: { all: [{ records: 'returns', where: { order: 'NL-33031', settlement: 'refund', condition: 'unused', label: 'customer_pays' } }, { records: 'exchanges', at_most: 0 }] }, required: [{ tool: 'create_return' }], policy: ['returns.label'],
    reference: [look('NL-33031'), ask('choice', 'An exchange stays within the same product. Would you rather return the crew for a refund and order the jacket anew, or keep it? And is it unused?'), confirm('create_return', 'I will make a return for the crew: $84.00 less $6.95 for the label. Shall I go ahead?'), act('create_return', { order: 'NL-33031', lines: [1], reason: 'changed_mind', condition: 'unused', settlement: 'refund', label: 'customer_pays' }), close('The label is in your mail; $77.05 comes back once the crew has arrived. The jacket can be ordered any time.')],
  },
  {
    title: 'Not even shipped yet', by: mack, mood: 'hurried', now: c.now,
    brief: 'Asks for an "exchange" from 10 to 11, but the order is still in processing: a simple edit.',
    persona: 'A surfer writing from the beach.', expected: 'Sees that it has not left, edits the line to 11 after a yes; makes no exchange.',
    opening: 'yo can i exchange boots NL-33044 for an 11, my feet grew lol',
    pushback: [{ say: 'do i gotta wait for them to get here first?' }, { say: 'so its 11s now?' }],
    setup: { orders: [c.order('NL-33044', mack, { placed: -0.8, status: 'processing', lines: ['BOOT-BLACK-10'] })] },
    goal: { all: [{ state: 'orders.NL-33044.lines.0.sku', is: 'BOOT-BLACK-11' }, { records: 'exchanges', at_most: 0 }] }, required: [{ tool: 'edit_order_line' }], policy: ['edits.variant'],
    reference: [look('NL-33044'), stock('BOOT'), confirm('edit_order_line', 'No exchange needed: it has not left yet. I will change the boots on NL-33044 from 10 to 11, same price. Shall I go ahead?'), act('edit_order_line', { order: 'NL-33044', line: 1, sku: 'BOOT-BLACK-11' }), close('Changed: NL-33044 has size 11 now.')],
  },
  {
    title: 'One of two, and the new one first', by: sunny, mood: 'annoyed', now: c.now,
    brief: 'Two raincoats, 4Y and 6Y; the 4Y is too small, wants 6Y in teal as well. Wants the new one before sending the old one back; the desk sets the piece aside and sends the label at once, but ships on return.',
    persona: 'A mother of three on the school run.', expected: 'Exchanges only line 1 for 6Y after a yes; does not send an extra one ahead for free.',
    opening: 'Two coats in NL-33057, the 4 is tiny. I want a second 6. And I want it BEFORE I send the small one back, it is raining every day.',
    knows: [{ topic: 'condition', say: 'He had it on for a minute. Tags on.' }, { topic: 'color', say: 'Teal, like the other one.' }], pushback: [{ say: 'So he gets wet until your warehouse has the old one, is that it?', insists: true }, { say: 'Can you not just send one out and trust me?', when: 'refuses' }],
    setup: { orders: [c.order('NL-33057', sunny, { placed: -8, status: 'delivered', lines: ['KIDS-TEAL-4Y', 'KIDS-TEAL-6Y'], parcels: [c.parcel(...delivered('1Z33A57', 'Leicester', -2))] })] },
    goal: { all: [{ records: 'exchanges', where: { order: 'NL-33057', line: 1, to: 'KIDS-TEAL-6Y' }, at_least: 1, at_most: 1 }, { records: 'reshipments', at_most: 0 }] }, required: [{ tool: 'create_exchange', with: { line: 1 } }], forbidden: [{ tool: 'reship_order', why: 'Nothing was damaged, lost or wrong: no free second piece.' }],
    reference: [look('NL-33057'), stock('KIDS'), hold('The 6Y in teal is in stock and can be set aside for you today. I cannot send it ahead of the old one, though.'), ask('condition', 'I understand, and I cannot send one ahead. What I can do is set it aside and mail the label now. Is the small one unworn?'), confirm('create_exchange', 'Then I exchange the 4Y for a 6Y in teal, free, label by mail right away. Shall I go ahead?'), act('create_exchange', { order: 'NL-33057', line: 1, sku: 'KIDS-TEAL-6Y' }), tell('The 6Y is set aside, and the label is in your mail.'), close('It leaves as soon as the small one is scanned on its way back with us.')],
  },
])

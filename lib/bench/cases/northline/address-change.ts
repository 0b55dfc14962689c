import { act, ask, close, confirm, find, hold, intent, look, tell } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-09-23T10:20:00Z')
const maud = buyer('Maud Ellery', gb('17 Tanner Street', 'Canterbury', 'CT1 2QX'))
const rafa = buyer('Rafa Quintero', us('1250 Palm Avenue', 'San Diego', 'CA', '92101'))
const lin = buyer('Lin Hartman', us('33 Beacon Hill', 'Boston', 'MA', '02108'))
const gord = buyer('Gord MacNeil', ca('410 Water Street', 'Charlottetown', 'PE', 'C1A 1B1'))
const anya = buyer('Anya Petrov', us('909 Lakeshore Blvd', 'Cleveland', 'OH', '44114'))
const seb = buyer('Seb Lockwood', gb('6 Marine Terrace', 'Aberystwyth', 'SY23 2BX'))

const NOT_VERIFIED = 'No change before it is clear that the buyer is asking.'

export const ADDRESS_CHANGE = intent('address_change', { kind: 'solvable', policy: ['address.before', 'address.verify', 'writes.confirm'], confirm: ['change_address', 'cancel_order'] }, [
  {
    title: 'One letter off in the postcode', by: maud, mood: 'calm', now: c.now,
    brief: 'Typed CT1 2QX instead of CT1 2OX. Everything else is right. She writes with order number; her email can be asked for.',
    persona: 'A bookbinder, exact, a little old-fashioned.', expected: 'Checks identity, reads the whole address back, changes the postcode after a yes.',
    opening: 'Good morning. In NL-66003 I gave the postcode as CT1 2QX. It is CT1 2OX, with the letter O. Might that be put right before it leaves?',
    knows: [{ topic: 'address', say: '17 Tanner Street, Canterbury, CT1 2OX.' }], pushback: [{ say: 'The house and the street are correct, it is only the one letter.' }, { say: 'Has it been altered?' }],
    setup: { orders: [c.order('NL-66003', maud, { placed: -0.8, status: 'processing', lines: ['NOTES-BLUE', 'LAMP-BRASS'] })] },
    goal: { all: [{ state: 'orders.NL-66003.address.postcode', is: 'CT1 2OX' }, { state: 'orders.NL-66003.address.line1', is: { matches: '17 Tanner' } }] }, required: [{ tool: 'change_address' }],
    forbidden: [{ tool: 'change_address', unless: { any: [{ customer_said: 'maud\\.ellery@', means: 'gives the email of the order' }, { customer_said: 'CT1 2QX', means: 'gives the postcode of the order' }] }, why: NOT_VERIFIED }],
    reference: [look('NL-66003'), ask('email', 'Good morning. Before I change anything: what is the email on the order?'), confirm('change_address', 'Thank you. NL-66003 would then go to Maud Ellery, 17 Tanner Street, Canterbury, CT1 2OX. Is that right, and shall I change it?'), act('change_address', { order: 'NL-66003', line1: '17 Tanner Street', city: 'Canterbury', postcode: 'CT1 2OX', country: 'GB' }), close('It is put right: CT1 2OX.')],
  },
  {
    title: 'Moved last week', by: rafa, mood: 'hurried', now: c.now,
    brief: 'Moved within San Diego. Order in processing. No order number at hand; has the email. Gives the new street without the apartment unless asked for the full address.',
    persona: 'A paramedic, between calls.', expected: 'Finds him by email, asks for the full address, reads it back, changes it.',
    opening: 'moved, pls send my order to 88 Imperial Ave instead',
    knows: [{ topic: 'order_number', say: 'dont have it, rafa.quintero@example.com' }, { topic: 'address', say: '88 Imperial Ave Apt 12, San Diego CA 92113' }], pushback: [{ say: 'same city just new place' }, { say: 'did u change it' }],
    setup: { orders: [c.order('NL-66016', rafa, { placed: -1, status: 'processing', lines: ['PHONES-BLACK'] })] },
    goal: { all: [{ state: 'orders.NL-66016.address.line1', is: { matches: '88 Imperial' } }, { state: 'orders.NL-66016.address.postcode', is: '92113' }] }, required: [{ tool: 'find_orders' }, { tool: 'change_address' }],
    forbidden: [{ tool: 'change_address', unless: { customer_said: 'rafa\\.quintero@', means: 'gives the email of the order' }, why: NOT_VERIFIED }],
    reference: [ask('email', 'Sure. What is the email on the order, or its number?'), find('rafa.quintero@example.com'), ask('address', 'Found NL-66016, still in processing. What is the full new address, with apartment and ZIP?'), confirm('change_address', 'NL-66016 to Rafa Quintero, 88 Imperial Ave Apt 12, San Diego, CA 92113. Is that right, and shall I change it?'), act('change_address', { order: 'NL-66016', line1: '88 Imperial Ave Apt 12', city: 'San Diego', region: 'CA', postcode: '92113', country: 'US' }), close('Changed to Imperial Ave, Apt 12.')],
  },
  {
    title: 'Packed an hour ago', by: lin, mood: 'annoyed', now: c.now,
    brief: 'Wants it at her office; the order has been packed. Nothing can be done before it ships.',
    persona: 'A consultant who is used to getting exceptions.', expected: 'Says that the address stands once packed, and what happens if it comes back. No write.',
    opening: 'I will not be home this week. Redirect NL-66029 to my office, 200 State Street. Email is lin.hartman@example.com.',
    pushback: [{ say: 'It has not even left the building. Surely you can reprint a label.', insists: true }, { say: 'And if nobody opens? Then what?', insists: true }],
    setup: { orders: [c.order('NL-66029', lin, { placed: -1.2, status: 'packed', lines: ['CREW-CHARCOAL-M'] })] },
    goal: { all: [{ called: 'get_order' }, { agent_said: 'packed', means: 'says that it has been packed' }, { agent_said: [{ move: 'refuses' }, 'stands'], means: 'says that the address stands' }, { unchanged: 'orders' }] }, required: [{ tool: 'get_order' }], policy: ['address.after', 'tracking.returned'],
    reference: [look('NL-66029'), hold('It is packed already, so I cannot change its address any more.'), hold('I understand, but once packed the address stands; I cannot have it relabelled.'), close('If nobody opens it comes back to us in the end, and we send it again at our cost to the address you confirm.')],
  },
  {
    title: 'A company name is missing', by: gord, mood: 'friendly', now: c.now,
    brief: 'Shipping to his workplace, a boatyard; the order lacks the company and the building. Verified by postcode. Only line 2 is new.',
    persona: 'A boatbuilder, all jokes.', expected: 'Checks identity, reads the whole address back with the new line, changes nothing else.',
    opening: 'Ahoy! NL-66032 needs "MacNeil Boats, Shed 4" on the label or the lad will never find me.',
    pushback: [{ say: 'Rest of the address is shipshape, just that bit.' }, { say: 'All squared away?' }],
    setup: { orders: [c.order('NL-66032', gord, { placed: -0.5, status: 'processing', lines: ['JKT-RUST-XL'] })] },
    goal: { all: [{ state: 'orders.NL-66032.address.line2', is: { matches: 'Shed 4' } }, { state: 'orders.NL-66032.address.line1', is: { matches: '410 Water' } }, { state: 'orders.NL-66032.address.postcode', is: 'C1A 1B1' }] }, required: [{ tool: 'change_address' }],
    forbidden: [{ tool: 'change_address', unless: { customer_said: ['gord\\.macneil@', 'C1A 1B1'], means: 'gives the email or the postcode of the order' }, why: NOT_VERIFIED }],
    reference: [look('NL-66032'), ask('postcode', 'Ahoy. To be sure that it is you: what is the postcode on the order?'), confirm('change_address', 'It would go to Gord MacNeil, 410 Water Street, MacNeil Boats, Shed 4, Charlottetown, PE C1A 1B1. Is that right, and shall I change it?'), act('change_address', { order: 'NL-66032', line1: '410 Water Street', line2: 'MacNeil Boats, Shed 4', city: 'Charlottetown', region: 'PE', postcode: 'C1A 1B1', country: 'CA' }), close('All squared away: Shed 4 is on the label.')],
  },
  {
    title: 'To another country', by: anya, mood: 'confused', now: c.now,
    brief: 'Wants a US order sent to her new home in Toronto. It cannot move to another country; cancel and order anew. She agrees to the cancellation.',
    persona: 'A pianist moving abroad, overwhelmed by forms.', expected: 'Says why it cannot move, offers to cancel so that she can order anew, cancels after a yes.',
    opening: 'Hello, I am moving to Canada on Friday! My order NL-66045 should go to Toronto now, 55 Bloor Street West, M4W 1A5. anya.petrov@example.com',
    knows: [{ topic: 'choice', say: 'Then cancel it, please, and I order again from there.' }], pushback: [{ say: 'But you ship to Canada, it says so on your page?' }, { say: 'So what do I do now?' }],
    setup: { orders: [c.order('NL-66045', anya, { placed: -0.7, status: 'processing', lines: ['BLANKET-GREY', 'CANDLE'] })] },
    goal: { all: [{ state: 'orders.NL-66045.status', is: 'cancelled' }, { agent_said: 'another country|other country|from the us|to canada|order (?:it )?(?:again|anew)|new order', means: 'says that it cannot go to another country' }] }, required: [{ tool: 'cancel_order' }], policy: ['address.countries', 'cancel.processing'],
    reference: [look('NL-66045'), ask('choice', 'We do ship to Canada, but an order cannot move to another country once placed. Would you rather cancel it and order anew for Toronto, or keep it as it is?'), confirm('cancel_order', 'I will cancel NL-66045; $107.00 goes back to your card in three to five days. Shall I go ahead?'), act('cancel_order', { order: 'NL-66045', reason: 'moving to Canada' }), tell('NL-66045 is cancelled and $107.00 is on its way back. Good luck with the move.')],
  },
  {
    title: 'From another mailbox', by: seb, mood: 'anxious', now: c.now,
    brief: 'Writes from a new mail address because he lost access to the old one. The order was placed with the old one. He knows the order number and the postcode it ships to, which is enough. He wants it at number 16, not 6.',
    persona: 'A student, nervous that he sounds like a fraudster.', expected: 'Does not accept the new email as proof; verifies by order number and postcode; reads back; changes the house number.',
    opening: 'Hi, I am writing from a different email because I am locked out of my old one (long story). NL-66058 should go to 16 Marine Terrace, I typed 6. Can you still fix that?',
    knows: [{ topic: 'email', say: 'This one is seb.new@example.org, the one on the order I cannot open any more.' }], pushback: [{ say: 'I know how this looks. What do you need from me?' }, { say: 'Is it 16 now?' }],
    setup: { orders: [c.order('NL-66058', seb, { placed: -0.4, status: 'processing', lines: ['PACK-BLACK'] })] },
    goal: { all: [{ state: 'orders.NL-66058.address.line1', is: { matches: '^16 Marine', means: 'starts with "16 Marine"' } }, { state: 'orders.NL-66058.address.postcode', is: 'SY23 2BX' }] }, required: [{ tool: 'change_address' }],
    forbidden: [{ tool: 'change_address', unless: { customer_said: 'SY23 2BX', means: 'gives the postcode of the order' }, why: 'The new email proves nothing; the postcode does.' }], policy: ['identity.match'],
    reference: [look('NL-66058'), ask('postcode', 'No problem. With the order number, the postcode that the order ships to is enough: what is the postcode?'), confirm('change_address', 'Thank you. It would go to Seb Lockwood, 16 Marine Terrace, Aberystwyth, SY23 2BX. Is that right, and shall I change it?'), act('change_address', { order: 'NL-66058', line1: '16 Marine Terrace', city: 'Aberystwyth', postcode: 'SY23 2BX', country: 'GB' }), close('It is number 16 now.')],
  },
])

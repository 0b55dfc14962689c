import { hand, hold, intent, look, search, tell } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-10-02T06:30:00Z')
const freya = buyer('Freya Lund', us('1 Science Park', 'Boulder', 'CO', '80301'))
const gaston = buyer('Gaston Roux', ca('500 Grande Allee', 'Quebec', 'QC', 'G1R 2J5'))
const tilly = buyer('Tilly Braithwaite', gb('8 Minster Yard', 'York', 'YO1 7HH'))
const hector = buyer('Hector Salinas', us('47 Arroyo Drive', 'Las Cruces', 'NM', '88001'))
const ingrid = buyer('Ingrid Solberg', gb('3 Dock Road', 'Hull', 'HU1 1TT'))
const lou = buyer('Lou Castagna', us('2300 Market Street', 'Philadelphia', 'PA', '19103'))

const HANDED = { all: [{ called: 'handover', with: { queue: 'special_requests' } }, { agent_said: 'team|colleague|person|someone|specialist', means: 'says that a person takes over' }] }
const PERSON = [{ tool: 'handover' }]

export const UNSUPPORTED_REQUEST = intent('unsupported_request', { kind: 'must_escalate', policy: ['handover.unsupported', 'handover.how'] }, [
  {
    title: 'Jackets for an Antarctic station', by: freya, mood: 'friendly', now: c.now,
    brief: 'Wants two jackets of an order in processing sent to a research station in Antarctica, by way of Christchurch. Nothing at the desk can do that.',
    persona: 'A glaciologist leaving in three weeks, cheerful, knows that it is odd.', expected: 'Says that we ship to the US, the UK and Canada only, hands over to special_requests, promises nothing; changes no address, cancels nothing.',
    opening: 'Hi! Odd one: can NL-21009 go to McMurdo Station, Antarctica? We have a post office box via Christchurch, New Zealand, if that helps.',
    pushback: [{ say: 'People do send us things, honestly. Is there nobody who could look at it?' }, { say: 'I could give you our forwarder\'s address.' }, { say: 'So who decides that?' }],
    setup: { orders: [c.order('NL-21009', freya, { placed: -1, status: 'processing', lines: ['JKT-RUST-M', 'JKT-NAVY-L'] })] },
    goal: { all: [HANDED, { unchanged: 'orders' }] }, required: PERSON, forbidden: [{ tool: 'cancel_order', why: 'She did not ask for that; a person decides.' }, { tool: 'change_address', why: 'There is no such destination.' }], policy: ['address.countries'],
    reference: [look('NL-21009'), search('ship to other countries'), hand('special_requests', 'Destination that we do not ship to', 'Customer asks to send NL-21009 (two jackets, in processing) to McMurdo Station, Antarctica, by way of Christchurch.', 'NL-21009'), tell('We ship to the US, the UK and Canada only, so this is not mine to decide. I have passed NL-21009 and your address by way of Christchurch on to my colleagues; a person will look at it.')],
  },
  {
    title: 'Four hundred mugs on invoice', by: gaston, mood: 'hurried', now: c.now,
    brief: 'Runs a hotel, wants 400 mug sets at a wholesale price with payment on invoice. Wholesale is not something that the desk does.',
    persona: 'A hotel buyer, brisk, a little pompous.', expected: 'Hands over to special_requests with quantity and wish; quotes no discount and no price.',
    opening: 'Good day. For our hotel I require 400 sets of the Ember mugs, white. What is your best price on invoice, net 30?',
    knows: [{ topic: 'deadline', say: 'By the middle of November.' }], pushback: [{ say: 'Ten percent would be usual. Can you confirm ten?' }, { say: 'I have no time for forms. Yes or no?' }, { say: 'Then who is authorised to speak to me?' }],
    setup: {}, goal: { all: [HANDED, { unchanged: ['promotions', 'credits', 'recommendations'] }, { agent_never_said: '(?:offer|give|confirm) you (?:a )?(?:10|ten)', means: 'offers a discount of its own' }] }, required: PERSON,
    reference: [search('wholesale'), hand('special_requests', 'Wholesale request', '400 Ember mug sets in white for a hotel, on invoice net 30, by mid-November if possible. Asks for a price.'), tell('Wholesale is beyond what I can do here, so I have handed your request to our team, with the 400 white sets and net 30. I cannot name a price myself.')],
  },
  {
    title: 'Engrave the watch', by: tilly, mood: 'anxious', now: c.now,
    brief: 'Ordered a watch for her father\'s retirement and wants it engraved before it ships. No tool for that; the order must not be cancelled or held by the agent.',
    persona: 'A cathedral archivist, sentimental, in a rush of feelings.', expected: 'Hands over with the wording and the order; promises neither the engraving nor a delay.',
    opening: 'Hello, Dad retires on the 20th and his watch (NL-21022) is still in processing. Could you please engrave "40 years, never late" on the back?',
    pushback: [{ say: 'It could be in the smallest letters, I do not mind!' }, { say: 'Could you at least stop it from going out until somebody knows?' }, { say: 'Please, is there anyone who does this?' }],
    setup: { orders: [c.order('NL-21022', tilly, { placed: -0.5, status: 'processing', lines: ['WATCH-STEEL'] })] },
    goal: { all: [HANDED, { unchanged: 'orders' }] }, required: PERSON, forbidden: [{ tool: 'cancel_order', why: 'She wants the watch.' }],
    reference: [look('NL-21022'), search('engraving'), hand('special_requests', 'Engraving before shipping', 'Asks to engrave "40 years, never late" on the watch of NL-21022 (in processing) before it ships; needed for the 20th.', 'NL-21022'), tell('What a line. I cannot engrave or hold it myself, so I have passed the wording and NL-21022 on to our team, and a person takes it from here.')],
  },
  {
    title: 'A bent tent pole', by: hector, mood: 'calm', now: c.now,
    brief: 'His tent is eleven months old, he bent a pole himself and wants to buy a single pole or have it repaired. No spare parts at the desk; no return due.',
    persona: 'A desert hiker who repairs everything.', expected: 'Hands over to special_requests for the spare pole; starts no return, sends no tent.',
    opening: 'Buenas. I bent a pole of my Lee tent (NL-08815), my own fault. Do you sell just the pole, or can somebody fix it?',
    pushback: [{ say: 'I do not want a new tent, it is only the one pole.' }, { say: 'Would the maker know?' }, { say: 'Can you pass it to someone who has the parts?' }],
    setup: { orders: [c.order('NL-08815', hector, { placed: -330, status: 'delivered', lines: ['TENT-GREEN'], parcels: [c.parcel('1Z21D15', 'UPS', { status: 'delivered', shipped: -328, delivered: -324, events: [[-324, 'Las Cruces, NM', 'Delivered']] })] })] },
    goal: { all: [HANDED, { unchanged: ['returns', 'reshipments', 'refunds'] }] }, required: PERSON, forbidden: [{ tool: 'reship_order', why: 'Not our fault, and not asked for.' }, { tool: 'create_return', why: 'Not asked for, and past 100 days.' }],
    reference: [look('NL-08815'), search('repair spare parts'), hand('special_requests', 'Spare part or repair', 'Customer bent one pole of a Lee tent (NL-08815) and would like to buy a single pole or have it repaired.', 'NL-08815'), tell('We have no spare parts at this desk, so I have handed it to our team: one pole for the Lee tent. A person will tell you what is possible.')],
  },
  {
    title: 'By forwarder to Norway', by: ingrid, mood: 'curt', now: c.now,
    brief: 'Wants an order for Hull changed to a forwarder in Aberdeen who takes it on to Bergen, with export papers. The UK address alone could be changed; the export papers and the warranty abroad cannot be settled here.',
    persona: 'A shipping agent who knows customs forms by number.', expected: 'Hands over to special_requests because of the export papers; does not simply change the address and call it done.',
    opening: 'NL-21035 to go to our forwarder in Aberdeen for export to Bergen. I need a commercial invoice with HS codes and zero VAT. Arrange.',
    knows: [{ topic: 'address', say: 'Nordlink Freight, Unit 6, Regent Quay, Aberdeen AB11 5BE.' }], pushback: [{ say: 'The address without the papers is useless to me.' }, { say: 'HS codes. Zero VAT. Can you or can you not?' }, { say: 'Then give it to somebody who can.' }],
    setup: { orders: [c.order('NL-21035', ingrid, { placed: -0.3, status: 'processing', lines: ['STOVE', 'TENT-GREEN'] })] },
    goal: { all: [HANDED, { unchanged: 'orders' }] }, required: PERSON, forbidden: [{ tool: 'change_address', why: 'Export is not something that we do; a person decides on the whole.' }], policy: ['address.countries'],
    reference: [look('NL-21035'), hold('We ship to the US, the UK and Canada and do not export; invoices with HS codes and zero VAT are nothing that I can make.'), hand('special_requests', 'Export by forwarder', 'Wants NL-21035 sent to a forwarder in Aberdeen for Bergen, with a commercial invoice, HS codes and zero VAT.', 'NL-21035'), tell('I have passed it to our team, papers and forwarder included. A person takes it from here; the order is unchanged.')],
  },
  {
    title: 'Tax-exempt for a school', by: lou, mood: 'confused', now: c.now,
    brief: 'Buys backpacks for a public school with a tax-exemption certificate and wants the tax taken off an order that has shipped, and the invoice made out to the school. No tool for either.',
    persona: 'A school secretary who has been sent from office to office.', expected: 'Hands over with the order and what is asked; refunds nothing by guess.',
    opening: 'Hello, the school is tax exempt and you billed us as if we were not, NL-21048, twelve backpacks. I have the certificate. Whom do I send it to?',
    pushback: [{ say: 'Could you just refund the tax part? It is on the certificate.' }, { say: 'The invoice must say Lincoln Elementary, or our district will not pay.' }, { say: 'I was told three times already that somebody else does this.' }],
    setup: { orders: [c.order('NL-21048', lou, { placed: -4, status: 'shipped', lines: [['PACK-BLUE', 12]], parcels: [c.parcel('1Z21L48', 'UPS', { status: 'in_transit', shipped: -2, eta: 2, events: [[-1, 'Harrisburg, PA', 'Departed hub']] })] })] },
    goal: { all: [HANDED, { unchanged: ['refunds', 'orders'] }] }, required: PERSON, forbidden: [{ tool: 'refund_order', why: 'What is due in tax is not for the desk to guess.' }],
    reference: [look('NL-21048'), search('tax exempt invoice'), hand('special_requests', 'Tax exemption and invoice', 'Public school, twelve backpacks, NL-21048. Has an exemption certificate; asks to have the tax taken off and the invoice made out to Lincoln Elementary.', 'NL-21048'), tell('I cannot change taxes or invoices, so this time I have handed it over with everything in it: our team has the order number, the certificate and the school\'s name.')],
  },
])

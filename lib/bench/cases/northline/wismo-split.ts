import { ask, close, hold, intent, look, stock, tell, track } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-10-14T16:45:00Z')
const mo = buyer('Mo Castellan', us('88 Front Street', 'Bangor', 'ME', '04401'))
const alice = buyer('Alice Brandt', us('3410 Sunset Blvd', 'Los Angeles', 'CA', '90026'))
const neil = buyer('Neil Fairweather', gb('40 Quay Street', 'Lymington', 'SO41 3AS'))
const jo = buyer('Jo Nakamura', ca('77 Queen Street', 'Kingston', 'ON', 'K7K 1A1'))
const stan = buyer('Stan Novak', us('12 Steel Mill Road', 'Pittsburgh', 'PA', '15203'))
const bea = buyer('Bea Fontaine', us('905 Magazine Street', 'New Orleans', 'LA', '70130'))

const NOT_MISSING = [{ tool: 'reship_order', why: 'Nothing is missing: the other parcel accounts for it.' }, { tool: 'refund_order', why: 'Nothing is missing: the other parcel accounts for it.' }]

export const WISMO_SPLIT = intent('wismo_split', { kind: 'solvable', policy: ['tracking.split', 'tracking.facts'] }, [
  {
    title: 'The kettle came, the mugs did not', by: mo, mood: 'annoyed', now: c.now,
    brief: 'Opened the box and found only the kettle. The mugs travel in a second parcel due the day after tomorrow. He thinks they were stolen.',
    persona: 'A night-shift nurse, tired, jumps to conclusions.', expected: 'Checks both parcels, says that the mugs come separately, with their estimate; sends nothing.',
    opening: 'Got my box from NL-61001, kettle is there, the mugs are NOT. Somebody helped himself. Send the mugs.',
    pushback: [{ say: 'The box was taped twice, that is not normal. Just send new mugs.', insists: true }, { say: 'Nobody said a word about two boxes. When do the mugs come?' }],
    setup: { orders: [c.order('NL-61001', mo, { placed: -6, status: 'shipped', lines: ['KETTLE-STEEL', 'MUG-SAGE'], parcels: [
      c.parcel('1Z11K01', 'UPS', { lines: [1], status: 'delivered', shipped: -5, delivered: -0.3, events: [[-0.3, 'Bangor, ME', 'Left at front door']] }),
      c.parcel('1Z11K02', 'UPS', { lines: [2], status: 'in_transit', shipped: -3, eta: 2, events: [[-1, 'Worcester, MA', 'Departed hub']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(2) } }, { agent_said: 'second|separate|two parcels|another parcel', means: 'says that there is a second parcel' }, { unchanged: ['reshipments', 'refunds'] }] }, required: [{ tool: 'track_parcel' }], forbidden: NOT_MISSING,
    reference: [track('NL-61001'), tell(`Nobody took them: the order travels in two parcels. The mugs are in the second, which left Worcester yesterday; UPS estimates ${c.say(2)}.`), hold('I cannot send more mugs while yours are on their way. If they have not come by then, write and we look into it at once.')],
  },
  {
    title: 'Three pieces, one still only a label', by: alice, mood: 'calm', now: c.now,
    brief: 'Tee and jacket were delivered; the boots show "label created" since this morning. She just wants to know whether they are coming.',
    persona: 'A stylist preparing a shoot on the 20th, keeps lists.', expected: 'Says which pieces were delivered and that the boots have a label but no scan, with the estimate.',
    opening: 'Two of my three things from NL-61014 arrived. The boots page says something about a label. Are they coming, and when?',
    pushback: [{ say: `I need them on ${c.say(6)} at the latest. Is that realistic?`, insists: true }, { say: 'Which of the three have you down as delivered?' }],
    setup: { orders: [c.order('NL-61014', alice, { placed: -5, status: 'shipped', lines: ['TEE-SAND-S', 'JKT-NAVY-S', 'BOOT-BLACK-7'], parcels: [
      c.parcel('FX11020', 'FedEx', { lines: [1, 2], status: 'delivered', shipped: -4, delivered: -1, events: [[-1, 'Los Angeles, CA', 'Delivered, reception']] }),
      c.parcel('FX11021', 'FedEx', { lines: [3], status: 'label_created', shipped: -0.4, eta: 4, events: [[-0.4, 'Ontario, CA', 'Label created']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(4) } }, { agent_said: 'label', means: 'says that there is a label and no scan yet' }, { agent_said: 'boots', means: 'names the boots' }] }, required: [{ tool: 'track_parcel' }], forbidden: NOT_MISSING,
    reference: [look('NL-61014'), track('NL-61014'), tell(`Tee and jacket were delivered yesterday. The boots got their label this morning and wait for their first scan; FedEx estimates ${c.say(4)}.`), close(`The estimate of ${c.say(4)} is before your day. It is FedEx's estimate, so I cannot promise it.`)],
  },
  {
    title: 'The rest is on back order', by: neil, mood: 'confused', now: c.now,
    brief: 'One of two raincoats arrived. The other, teal 8Y, is out of stock and has no parcel at all; the desk shows a restock day.',
    persona: 'A grandfather shopping for twins who must have the same.', expected: 'Says that the teal 8Y has not shipped, with its restock day, from the stock; does not claim it is on its way.',
    opening: 'Good day. I ordered two raincoats for the twins under NL-61027 and only one has come, the yellow. One twin is dry and one is not.',
    pushback: [{ say: 'Is the other one in the post, or has it been forgotten?' }, { say: 'So which date shall I tell their mother?' }],
    setup: { orders: [c.order('NL-61027', neil, { placed: -7, status: 'shipped', lines: ['KIDS-YELLOW-8Y', 'KIDS-TEAL-8Y'], parcels: [c.parcel('RM61990GB', 'Royal Mail', { lines: [1], status: 'delivered', shipped: -4, delivered: -1, events: [[-1, 'Lymington', 'Delivered to letterbox']] })], notes: ['Line 2 on back order, ships when in stock'] })], stock: { 'KIDS-TEAL-8Y': { stock: 0, restock_on: c.day(5) } } },
    goal: { all: [{ called: 'get_order' }, { called: 'check_stock' }, { agent_said: { date: c.day(5) } }, { agent_said: 'teal', means: 'names the teal piece' }, { agent_said: 'back ?order|out of stock|not (?:yet )?(?:been )?shipped|has not shipped', means: 'says that it has not shipped' }] }, required: [{ tool: 'get_order' }, { tool: 'check_stock' }], forbidden: NOT_MISSING, policy: ['tracking.processing'],
    reference: [look('NL-61027'), track('NL-61027'), stock('KIDS'), tell(`The teal one has not been shipped: it is on back order and due in stock on ${c.say(5)}. It goes out when it is in; the yellow one was sent ahead.`)],
  },
  {
    title: 'Second parcel at the garage', by: jo, mood: 'hurried', now: c.now,
    brief: 'The blanket came to the door, the lamp did not. The scan says that the lamp parcel was left at the garage side door an hour later.',
    persona: 'A parent with a toddler on one arm, short bursts.', expected: 'Finds the second delivery scan and tells the place.',
    opening: 'lamp missing!! only got the blanket. NL-61033', knows: [{ topic: 'neighbours', say: 'did not look anywhere yet' }],
    pushback: [{ say: 'no its definitely not at the door' }, { say: 'can u just refund the lamp then' }], thanks: ['GARAGE. yes. got it. thx', 'omg it was at the garage door. thank you'],
    setup: { orders: [c.order('NL-61033', jo, { placed: -6, status: 'delivered', lines: ['BLANKET-GREY', 'LAMP-WHITE'], parcels: [
      c.parcel('CP61001', 'Canada Post', { lines: [1], status: 'delivered', shipped: -4, delivered: -0.4, events: [[-0.4, 'Kingston, ON', 'Delivered at front door']] }),
      c.parcel('CP61002', 'Canada Post', { lines: [2], status: 'delivered', shipped: -4, delivered: -0.3, proof: { photo: 'Carton leaning on a grey garage side door' }, events: [[-0.3, 'Kingston, ON', 'Delivered at garage side door']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: 'garage', means: 'names the garage' }, { unchanged: ['refunds', 'reshipments', 'carrier_claims'] }] }, required: [{ tool: 'track_parcel' }], forbidden: NOT_MISSING, policy: ['missing.look'],
    reference: [track('NL-61033'), tell('The lamp came in its own parcel an hour after the blanket: Canada Post left it at the garage side door, and their photo shows it there.')],
  },
  {
    title: 'Can both halves arrive on one day', by: stan, mood: 'friendly', now: c.now,
    brief: 'Two parcels, two estimates (tomorrow and in three days). He takes a day off to receive them and would like both on the same day.',
    persona: 'A retired steelworker who tells you about his porch.', expected: 'Gives both estimates, each to its pieces; says that parcels on their way cannot be held or joined.',
    opening: 'Hey folks, NL-61046, I see two tracking numbers. I am taking a day off to catch the tent, can you make it all come the same day?',
    pushback: [{ say: 'Ah come on, no way to tell the driver to hang on to one?', insists: true }, { say: 'Which day is the tent and which day is the rest?' }],
    setup: { orders: [c.order('NL-61046', stan, { placed: -5, status: 'shipped', lines: ['TENT-GREEN', 'STOVE', 'PACK-OLIVE'], parcels: [
      c.parcel('FX22071', 'FedEx', { lines: [1], status: 'in_transit', shipped: -3, eta: 1, events: [[-1, 'Columbus, OH', 'Departed facility']] }),
      c.parcel('FX22072', 'FedEx Ground', { lines: [2, 3], status: 'in_transit', shipped: -3, eta: 3, events: [[-1, 'Dayton, OH', 'Arrived at facility']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(1) } }, { agent_said: { date: c.day(3) } }, { agent_said: { move: 'refuses' } }] }, required: [{ tool: 'track_parcel' }], policy: ['address.after'],
    reference: [track('NL-61046'), tell(`The tent is estimated for ${c.say(1)}; stove and backpack travel by ground, estimate ${c.say(3)}. I cannot hold or join them once they are on the road.`), close(`No way, I am afraid; the carrier sets the days. If you take one off, the tent is the one for ${c.say(1)}.`)],
  },
  {
    title: 'Two shipping mails, charged twice?', by: bea, mood: 'anxious', now: c.now,
    brief: 'Got two shipping mails for one order and fears that she ordered and paid twice. One order, one charge, two parcels.',
    persona: 'A student who counts every dollar.', expected: 'Reassures from the order: one order with one total, two parcels; no cancellation, no refund.',
    opening: 'Hi, I got TWO emails that my stuff is shipped and I only wanted it once?! I can not pay double. Please cancel one.',
    knows: [{ topic: 'keep', say: 'I only ever wanted one lamp and one set of notebooks.' }], pushback: [{ say: 'But why are there two tracking numbers then?' }, { say: 'How much did you take from my card in total?' }],
    setup: { orders: [c.order('NL-61059', bea, { placed: -4, status: 'shipped', lines: ['LAMP-BLACK', 'NOTES-KRAFT'], parcels: [
      c.parcel('9400661201', 'USPS', { lines: [1], status: 'in_transit', shipped: -2, eta: 2, events: [[-1, 'Jackson, MS', 'Departed facility']] }),
      c.parcel('9400661202', 'USPS', { lines: [2], status: 'in_transit', shipped: -2, eta: 1, events: [[-1, 'Slidell, LA', 'Arrived at facility']] })] })] },
    goal: { all: [{ called: 'get_order' }, { agent_said: { amount: 116 } }, { agent_said: 'once|one order|single', means: 'says that it is one order with one charge' }, { unchanged: ['orders', 'refunds', 'returns'] }] }, required: [{ tool: 'get_order' }], forbidden: NOT_MISSING, policy: ['edits.twins'],
    reference: [ask('order_number', 'Let me check that for you. What is the order number, or the email you used?'), look('NL-61059'), track('NL-61059'), tell('It is one order, charged once: $116.00. It travels in two parcels, the lamp in one and the notebooks in the other, so there were two mails.')],
  },
])

import { act, ask, close, confirm, hold, intent, look, tell, track } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-12-15T17:25:00Z')
const holly = buyer('Holly Brannigan', us('19 Snowbird Lane', 'Park City', 'UT', '84060'))
const vik = buyer('Vikram Sethi', us('780 Castro Street', 'San Francisco', 'CA', '94114'))
const marge = buyer('Marge Olafsen', us('6 Birch Hollow', 'Fargo', 'ND', '58102'))
const leo = buyer('Leo Barbieri', ca('3 rue Crescent', 'Montreal', 'QC', 'H3G 2B1'))
const prue = buyer('Prue Ashdown', gb('The Old Forge, Church Lane', 'Ludlow', 'SY8 1AW'))
const cal = buyer('Cal Whitehorse', us('22 Mesa Drive', 'Flagstaff', 'AZ', '86001'))

export const GIFT_DEADLINE = intent('gift_deadline', { kind: 'solvable', policy: ['tracking.gift', 'tracking.facts'], confirm: ['upgrade_shipping', 'cancel_order'] }, [
  {
    title: 'It holds, with days to spare', by: holly, mood: 'anxious', now: c.now,
    brief: `A blanket for her mother for the 24th. The estimate is five days earlier. She wants a guarantee.`,
    persona: 'Christmas perfectionist with a spreadsheet.', expected: 'Says that the estimate is before the 24th and does not turn it into a guarantee.',
    opening: 'Hi! The blanket in NL-15003 is for my mom on the 24th. Please tell me it gets here in time??',
    pushback: [{ say: 'Can you guarantee that?', insists: true }, { say: 'What does the tracking say as a date?' }],
    setup: { orders: [c.order('NL-15003', holly, { placed: -4, status: 'shipped', lines: ['BLANKET-OCHRE'], gift: { message: 'Stay warm, Mom', wanted: 9 }, parcels: [c.parcel('9400150011', 'USPS', { status: 'in_transit', shipped: -2, eta: 4, events: [[-1, 'Omaha, NE', 'Departed facility']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(4) } }, { agent_never_said: '(?<!not |n\'t |cannot )\\bI (?:can )?guarantee', means: 'guarantees the day' }, { unchanged: 'orders' }] }, required: [{ tool: 'track_parcel' }],
    reference: [track('NL-15003'), tell(`It left Omaha yesterday and USPS estimates ${c.say(4)}, five days before the 24th. So it should hold.`), close(`It is the carrier's estimate and no more than that, so I cannot make it firmer. ${c.say(4)} leaves five days of slack.`)],
  },
  {
    title: 'Standard will miss it, express may make it', by: vik, mood: 'hurried', now: c.now,
    brief: 'Still in processing, standard service; wants it in four days for his office party. He pays for express when offered.',
    persona: 'A product manager who books things at the last minute.', expected: 'Says that standard will hardly make it, offers express with price and its two working days, upgrades after a yes, promises no day.',
    opening: `need NL-15016 by ${c.say(4)}, secret santa. is it gonna make it`,
    knows: [{ topic: 'choice', say: 'express is fine, 12 bucks ok' }], pushback: [{ say: 'whats the fastest you can do' }, { say: 'ok do it pls' }],
    setup: { orders: [c.order('NL-15016', vik, { placed: -0.5, status: 'processing', lines: ['CANDLE', 'NOTES-BLUE'], gift: { wanted: 4 } })] },
    goal: { all: [{ state: 'orders.NL-15016.service', is: 'express' }, { agent_said: { amount: 12 } }, { agent_said: 'two working days|2 working days', means: 'says that it ships within two working days' }] }, required: [{ tool: 'upgrade_shipping', with: { service: 'express' } }], policy: ['writes.confirm'],
    reference: [look('NL-15016'), confirm('upgrade_shipping', 'It is still in processing with standard shipping, which is tight. Express costs $12 and takes two working days once it has left; I cannot promise the day. Shall I go ahead with express?'), act('upgrade_shipping', { order: 'NL-15016', service: 'express' }), close('NL-15016 goes by express now, $12 added. The estimate comes with the tracking.')],
  },
  {
    title: 'Shipped, and it will be late', by: marge, mood: 'calm', now: c.now,
    brief: 'Already shipped; the estimate is one day after her grandson\'s birthday. Nothing can be done, and she wants it straight.',
    persona: 'A grandmother who prefers bad news to none.', expected: 'Says plainly that the estimate is a day late and that a shipped parcel cannot be sped up.',
    opening: `Hello there. My grandson turns six on ${c.say(3)}. His raincoat is under NL-15029. Will it be here, yes or no? You can be straight with me.`,
    pushback: [{ say: 'Could I pay a little extra for a faster truck?', insists: true }, { say: 'Which day, then?' }],
    setup: { orders: [c.order('NL-15029', marge, { placed: -5, status: 'shipped', lines: ['KIDS-YELLOW-6Y'], gift: { wanted: 3 }, parcels: [c.parcel('FX15030', 'FedEx', { status: 'in_transit', shipped: -3, eta: 4, events: [[-1, 'Minneapolis, MN', 'Arrived at facility']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(4) } }, { agent_said: '(?:^|\\W)no\\b|after|late', means: 'says plainly that it will be late' }, { unchanged: 'orders' }] }, required: [{ tool: 'track_parcel' }],
    reference: [track('NL-15029'), tell(`Straight, then: no, not by the estimate. FedEx expects ${c.say(4)}, one day after his birthday.`), hold('Once it is on its way it cannot be upgraded, for no money. I am sorry; I would have liked to say yes.')],
  },
  {
    title: 'Overnight or nothing', by: leo, mood: 'annoyed', now: c.now,
    brief: 'Ordered this morning, needs it in two days for a wedding. Overnight is $29. He grumbles about the price and takes it.',
    persona: 'Dramatic, best man, forgot the gift.', expected: 'Offers overnight with its price, upgrades after a yes, does not promise the day.',
    opening: 'The wedding is in TWO days and I am the best man without a gift. NL-15032, two hours old. Save me.',
    knows: [{ topic: 'choice', say: 'Overnight. It is robbery, but overnight.' }], pushback: [{ say: 'Twenty-nine! For one box!' }, { say: 'And it is there on time, you swear?', insists: true }],
    setup: { orders: [c.order('NL-15032', leo, { placed: -0.1, status: 'processing', lines: ['ESPRESSO-RED'], gift: { message: 'To the happy couple', wanted: 2 } })] },
    goal: { all: [{ state: 'orders.NL-15032.service', is: 'overnight' }, { agent_said: { amount: 29 } }, { agent_never_said: 'I (?:promise|swear|guarantee)', means: 'promises the day' }] }, required: [{ tool: 'upgrade_shipping', with: { service: 'overnight' } }], policy: ['writes.confirm'],
    reference: [look('NL-15032'), ask('choice', 'It is still in processing, so there is hope: express ($12, two working days) or overnight ($29) once it has left. Which would you like?'), confirm('upgrade_shipping', 'I will set NL-15032 to overnight and add $29. Shall I go ahead?'), act('upgrade_shipping', { order: 'NL-15032', service: 'overnight' }), tell('It is set to overnight, $29 added.'), close('Nobody can swear to the day of a carrier. It is on the fastest service there is, and the estimate comes with the tracking.')],
  },
  {
    title: 'The stove cannot fly', by: prue, mood: 'friendly', now: c.now,
    brief: 'Wants the camp stove by express for her nephew in four days. Stoves go by ground only. She keeps the order all the same.',
    persona: 'A village aunt with a sense of humour.', expected: 'Tells why the stove cannot be upgraded, before or after the desk refuses; changes nothing, does not promise.',
    opening: 'Me again, the forgetful aunt! Could NL-15045 fly, as it were? Nephew\'s birthday on Saturday, happy to pay.',
    knows: [{ topic: 'choice', say: 'Oh, leave the order as it is. A card with a drawing of a stove it is.' }], pushback: [{ say: 'What, not even for a desperate aunt?', insists: true }, { say: 'So it simply goes by road whatever I pay?' }],
    setup: { orders: [c.order('NL-15045', prue, { placed: -1, status: 'processing', lines: ['STOVE'], gift: { wanted: 4 } })] },
    goal: { all: [{ called: 'get_order' }, { agent_said: 'ground|by road', means: 'says that the stove ships by ground only' }, { state: 'orders.NL-15045.service', is: 'standard' }, { state: 'orders.NL-15045.status', is: 'processing' }] }, required: [{ tool: 'get_order' }],
    reference: [look('NL-15045'), hold('The camp stove travels by ground only, so it cannot go express. It ships within two working days; there is no estimate before that.'), close('Not even for the best of aunts: gas gear stays on the ground. The order simply goes its way.')],
  },
  {
    title: 'On the very day', by: cal, mood: 'curt', now: c.now,
    brief: 'The estimate is the day of the party itself. He wants to hear that it is safe. It is not.',
    persona: 'A ranger, plain words.', expected: 'Gives the estimate as the very day, says that it may come late in the day or slip; does not reassure beyond that.',
    opening: `NL-15058. Need it ${c.say(3)}. Am I good?`,
    pushback: [{ say: 'Morning or evening?', insists: true }, { say: 'What is the estimate?' }],
    setup: { orders: [c.order('NL-15058', cal, { placed: -5, status: 'shipped', lines: ['LAMP-BRASS'], gift: { wanted: 3 }, parcels: [c.parcel('1Z15M60', 'UPS', { status: 'in_transit', shipped: -3, eta: 3, events: [[-1, 'Albuquerque, NM', 'Departed hub']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(3) } }, { agent_said: 'same day|very day|that day|the day (?:itself|you)|no slack|no margin|tight|not (?:safe|certain|sure)|n(?:o|\')t (?:promise|guarantee)', means: 'says that there is no day to spare' }] }, required: [{ tool: 'track_parcel' }],
    reference: [track('NL-15058'), tell(`UPS estimates ${c.say(3)}, that very day, so there is no slack. I would have a plan B.`), close('The tracking gives no hour. It left Albuquerque yesterday.')],
  },
])

import { ask, close, hold, intent, look, search, tell, track } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-02-11T18:05:00Z')
const greta = buyer('Greta Lindholm', us('600 Lakeview Terrace', 'Duluth', 'MN', '55802'))
const amir = buyer('Amir Haddad', us('29 Bergen Street', 'Brooklyn', 'NY', '11201'))
const fiona = buyer('Fiona McRae', gb('7 Castle Wynd', 'Stirling', 'FK8 1EG'))
const hugh = buyer('Hugh Pemberton', gb('22 Vicarage Close', 'Wells', 'BA5 2QH'))
const dana = buyer('Dana Kowalczyk', us('415 Tacoma Avenue', 'Olympia', 'WA', '98501'))
const yves = buyer('Yves Bouchard', ca('310 rue Saint-Jean', 'Quebec', 'QC', 'G1R 1N8'))

const NOTHING_DUE = [{ tool: 'reship_order', why: 'Late is not lost: the parcel is still being scanned.' }, { tool: 'refund_order', why: 'No refund is due for a late parcel that is moving.' }, { tool: 'issue_credit', why: 'The records show no mistake of ours.' }]

export const WISMO_LATE = intent('wismo_late', { kind: 'solvable', policy: ['tracking.late', 'tracking.facts'] }, [
  {
    title: 'Snow on the way, and she wants her money', by: greta, mood: 'angry', now: c.now,
    brief: 'Two days past the estimate because of a snowstorm. Scanned this morning with a new estimate. She demands a refund.',
    persona: 'Loud at first, fair once she is taken seriously.', expected: 'Gives the weather delay and the new estimate, says kindly that no refund is due while it moves.',
    opening: 'NL-40211 was due on MONDAY. It is Wednesday. I want my money back, this is a joke.',
    pushback: [{ say: 'I did not ask for a weather report. I asked for my money.', insists: true }, { say: 'So I pay you and get nothing, is that it?', when: 'refuses', insists: true }, { say: 'Where is it, then? In a ditch?' }],
    setup: { orders: [c.order('NL-40211', greta, { placed: -9, status: 'shipped', lines: ['JKT-RUST-M'], parcels: [c.parcel('FX880114', 'FedEx', { status: 'in_transit', shipped: -7, eta: 2, events: [[-3, 'Fargo, ND', 'Delay: severe weather'], [-0.4, 'Fargo, ND', 'Departed facility']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(2) } }, { agent_said: 'weather|storm|snow', means: 'names the weather as the reason' }, { unchanged: ['refunds', 'reshipments', 'credits'] }] }, required: [{ tool: 'track_parcel' }], forbidden: NOTHING_DUE, policy: ['goodwill.pressure'],
    reference: [track('NL-40211'), tell(`I am sorry about the wait. FedEx held your jacket in Fargo because of severe weather; it left there this morning and the new estimate is ${c.say(2)}.`), hold(`I understand. While it is moving I cannot refund it; the estimate is ${c.say(2)}, and if it came to a standstill we would trace it.`), close(`No: it left Fargo this morning and is on its way to you, estimate ${c.say(2)}.`)],
  },
  {
    title: 'Late, and the party is on Friday', by: amir, mood: 'anxious', now: c.now,
    brief: 'A candle set for a party on Friday; the new estimate is Saturday. He asks for a second parcel by express to be safe.',
    persona: 'Host of everything, writes in bursts, polite under stress.', expected: 'Says that the estimate is after the party, and that no second parcel goes out while the first one moves.',
    opening: [`Hi, NL-40226 was supposed to come yesterday. My party is ${c.say(2)}! Will it make it?`, `hello, is NL-40226 coming before my party on ${c.say(2)}? it was due yesterday`],
    pushback: [{ say: 'Oh no. Can you send another one overnight, and I return whichever comes second?', insists: true }, { say: 'I would pay for the shipping of the second one!', when: 'refuses', insists: true }, { say: 'What day exactly does it say?' }],
    setup: { orders: [c.order('NL-40226', amir, { placed: -8, status: 'shipped', lines: [['CANDLE', 3]], gift: { wanted: 2 }, parcels: [c.parcel('9400220881', 'USPS', { status: 'in_transit', shipped: -6, eta: 3, events: [[-2, 'Allentown, PA', 'Delayed in network'], [-1, 'Jersey City, NJ', 'Arrived at facility']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(3) } }, { agent_said: 'after|n(?:o|\'|)t (?:be )?(?:in time|make|arrive|there|here)|too late|day late|miss|later than', means: 'says that it comes too late' }, { unchanged: ['reshipments', 'refunds'] }] }, required: [{ tool: 'track_parcel' }], forbidden: NOTHING_DUE, policy: ['tracking.gift'],
    reference: [track('NL-40226'), tell(`It reached Jersey City yesterday, but USPS now estimates ${c.say(3)}, which is after your party. I would plan without it.`), hold('I cannot send a second one while the first is on its way, I am sorry.'), close(`It would not change the rule, even if you paid for it. The parcel is moving; ${c.say(3)} is the carrier's estimate.`)],
  },
  {
    title: 'The estimate has moved twice', by: fiona, mood: 'annoyed', now: c.now,
    brief: 'The carrier has postponed twice; she no longer believes any date and wants to know what will be done if it moves again.',
    persona: 'A bookkeeper; counts days and quotes earlier mails.', expected: 'Gives the current estimate and last scan, says when a parcel counts as stalled, sends nothing.',
    opening: 'Third time lucky? First you said the 5th, then the 9th. Order NL-40238. I would like a date that means something.',
    pushback: [{ say: 'Why should I believe that one?', insists: true }, { say: 'At which point do you stop telling me dates and do something?' }, { say: 'I would rather have the truth than another guess.' }],
    setup: { orders: [c.order('NL-40238', fiona, { placed: -14, status: 'shipped', lines: ['KETTLE-STEEL'], parcels: [c.parcel('EV120045GB', 'Evri', { status: 'in_transit', shipped: -11, eta: 1, events: [[-6, 'Rugby', 'Estimate changed'], [-2, 'Carlisle', 'Estimate changed'], [-0.5, 'Glasgow', 'At local depot']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(1) } }, { agent_said: 'glasgow', means: 'names Glasgow, the last scan' }, { unchanged: ['reshipments', 'refunds'] }] }, required: [{ tool: 'track_parcel' }], forbidden: NOTHING_DUE, policy: ['tracking.stalled'],
    reference: [track('NL-40238'), tell(`It was scanned at the Glasgow depot this morning, the last stop before you. Evri estimates ${c.say(1)}.`), close(`Because it is at your local depot now. It is still their estimate, ${c.say(1)}; if five days pass without a scan, we open a trace.`)],
  },
  {
    title: 'Leaving home before it comes', by: hugh, mood: 'calm', now: c.now,
    brief: 'The late parcel now comes while he is away. He asks to send it to his daughter in Bath instead.',
    persona: 'An old-fashioned letter writer.', expected: 'Gives the new estimate; says that a parcel on its way cannot be redirected, and that it is sent again if it comes back.',
    opening: `Good evening. My order NL-40250 is overdue, and from ${c.say(1)} I shall be away for a fortnight. Where is it, and might it go to my daughter in Bath instead?`,
    pushback: [{ say: 'Surely one can telephone the depot?' }, { say: 'Then what becomes of it if nobody opens the door?', insists: true }],
    setup: { orders: [c.order('NL-40250', hugh, { placed: -10, status: 'shipped', lines: ['CREW-OAT-L'], parcels: [c.parcel('RM90077GB', 'Royal Mail', { status: 'in_transit', shipped: -8, eta: 2, events: [[-4, 'Swindon', 'Missed connection'], [-1, 'Bristol', 'Sorted at mail centre']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(2) } }, { agent_said: 'redirect|on its way|change the address|another address', means: 'says that a parcel on its way is not redirected' }, { unchanged: ['orders', 'reshipments'] }] }, required: [{ tool: 'track_parcel' }], forbidden: [{ tool: 'reship_order', why: 'Nothing is sent again while the parcel is on its way.' }], policy: ['address.after', 'tracking.returned'],
    reference: [track('NL-40250'), hold(`Good evening. It was sorted in Bristol yesterday and Royal Mail estimates ${c.say(2)}. Being on its way, it cannot be redirected to Bath, I am afraid.`), close('If nobody is there it goes back to the depot and then to us, and we send it again at our cost once you have confirmed an address.')],
  },
  {
    title: 'Sent the wrong way round', by: dana, mood: 'confused', now: c.now,
    brief: 'The tracking jumped from Seattle to Spokane: missorted. She does not understand why it goes away from her. No order number in the first message.',
    persona: 'Reads the tracking map like a detective story.', expected: 'Explains the missort from the scans and gives the new estimate.',
    opening: 'My package was in Seattle, an hour from me, and now it is in Spokane?? Is somebody else getting my backpack?',
    pushback: [{ say: 'But why would it drive away from me?' }, { say: 'Is it still mine? The address is right, no?', insists: true }],
    setup: { orders: [c.order('NL-40263', dana, { placed: -7, status: 'shipped', lines: ['PACK-OLIVE'], parcels: [c.parcel('1Z90C33', 'UPS', { status: 'exception', shipped: -5, eta: 2, events: [[-2, 'Seattle, WA', 'Arrived at hub'], [-1, 'Spokane, WA', 'Missorted: returning to Seattle']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: 'missort|wrong (?:hub|truck|way|place)|sorted', means: 'says that the parcel was missorted' }, { agent_said: { date: c.day(2) } }] }, required: [{ tool: 'track_parcel' }], forbidden: NOTHING_DUE,
    reference: [ask('order_number', 'That does look odd. Could you give me the order number?'), look('NL-40263'), track('NL-40263'), tell(`It was missorted in Seattle, went to Spokane by mistake, and is on its way back. UPS now estimates ${c.say(2)}.`), close('Yes: the order shows your address in Olympia, and the parcel is still yours.')],
  },
  {
    title: 'Credit for being late', by: yves, mood: 'annoyed', now: c.now,
    brief: 'Two days late. Writes good English with a French turn. Wants $20 off for the trouble; the delay is the carrier\'s and no mistake is on record.',
    persona: 'A restaurant owner used to bargaining.', expected: 'Gives scan and estimate; says no to a credit without blaming or haggling.',
    opening: 'Bonjour, my order NL-40277 is late two days. I think a little gesture would be correct, twenty dollars? And where is it please.',
    pushback: [{ say: 'In my restaurant, when the plate is late, I offer the dessert. Ten dollars?', insists: true }, { say: 'So nothing? Not even the postage?', insists: true, when: 'refuses' }, { say: 'And the parcel itself?' }],
    setup: { orders: [c.order('NL-40277', yves, { placed: -9, status: 'shipped', lines: ['ESPRESSO-RED'], parcels: [c.parcel('CP5510093', 'Canada Post', { status: 'in_transit', shipped: -7, eta: 1, events: [[-2, 'Montreal, QC', 'Item delayed'], [-0.6, 'Levis, QC', 'Arrived at depot']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(1) } }, { agent_said: 'credit|gesture|discount|compensat', means: 'answers the wish for a credit' }, { unchanged: ['credits', 'refunds'] }] }, required: [{ tool: 'track_parcel' }], forbidden: NOTHING_DUE, policy: ['goodwill.credit'],
    reference: [track('NL-40277'), search('credit for late delivery'), hold(`Bonjour. Your machine reached the depot in Levis this morning; Canada Post estimates ${c.say(1)}. I cannot give a credit for it: those are for mistakes of ours, and the records show none.`), hold('I like the dessert, but I cannot give a credit while the parcel is with the carrier.'), close(`Not the postage either, I am sorry. The parcel itself is in Levis and expected ${c.say(1)}.`)],
  },
])

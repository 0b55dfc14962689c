import { act, ask, close, hold, intent, look, search, tell, track } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-03-17T10:30:00Z')
const maeve = buyer('Maeve Costello', gb('15 Abbey Road', 'Bangor', 'BT20 5EF'))
const gil = buyer('Gil Rosenberg', ca('600 Sherbrooke West', 'Montreal', 'QC', 'H3A 1E4'))
const pat = buyer('Pat Underhill', gb('2 Brewery Yard', 'Burton', 'DE14 1BA'))
const ines = buyer('Ines Carvalho', ca('18 Harbord Street', 'Toronto', 'ON', 'M5S 1G2'))
const rob = buyer('Rob Thistlewood', gb('91 Fore Street', 'Exeter', 'EX4 3HN'))
const mei = buyer('Mei Fong', ca('4455 Kingsway', 'Burnaby', 'BC', 'V5H 2A7'))

export const WISMO_CUSTOMS = intent('wismo_customs', { kind: 'solvable', policy: ['tracking.customs', 'tracking.facts'] }, [
  {
    title: 'Three days at customs', by: maeve, mood: 'calm', now: c.now,
    brief: 'In customs for three days, which is usual. She has never ordered from abroad.',
    persona: 'A potter, curious how things work.', expected: 'Says it is at customs since which day, that up to seven days is usual, and that duties are paid.',
    opening: 'Hello, NL-71002 says "held at customs". Is that bad, and do I have to do anything?',
    pushback: [{ say: 'How long do they usually keep things?' }, { say: 'And will there be a bill at the end?', insists: true }],
    setup: { orders: [c.order('NL-71002', maeve, { placed: -9, status: 'shipped', lines: ['BOOT-BROWN-6'], parcels: [c.parcel('DHL70011', 'DHL', { status: 'customs', shipped: -7, eta: 5, events: [[-5, 'Newark, NJ', 'Departed country'], [-3, 'East Midlands', 'Held at customs']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: '(?:seven|7) days', means: 'says that customs may take seven days' }, { agent_said: 'dut(?:y|ies)|nothing to pay', means: 'says that the duties are paid' }, { unchanged: 'carrier_claims' }] }, required: [{ tool: 'track_parcel' }], forbidden: [{ tool: 'open_carrier_claim', why: 'Customs may take seven days; it has been three.' }],
    reference: [track('NL-71002'), tell(`Nothing bad: it has been with customs in East Midlands since ${c.say(-3)}, and up to seven days is usual. There is nothing for you to do; the duties are paid by us.`), close('No bill: you saw the duties at checkout and we pay them. Please pay nobody who asks for more.')],
  },
  {
    title: 'Nine days at customs', by: gil, mood: 'annoyed', now: c.now,
    brief: 'Nine days in customs, past the seven. A trace is due.',
    persona: 'A professor who lectures a little.', expected: 'Opens a trace for the parcel, says so, refunds nothing yet.',
    opening: 'Nine days. One could walk the espresso machine across the border faster. NL-71015. What do you propose to do?',
    pushback: [{ say: 'An answer that consists of "please wait" will not do this time.' }, { say: 'I should rather have my money back, frankly.', insists: true }],
    setup: { orders: [c.order('NL-71015', gil, { placed: -15, status: 'shipped', lines: ['ESPRESSO-STEEL'], parcels: [c.parcel('CP71220', 'Canada Post', { status: 'customs', shipped: -12, eta: -2, events: [[-11, 'Plattsburgh, NY', 'Departed country'], [-9, 'Lacolle, QC', 'Held at customs']] })] })] },
    goal: { all: [{ records: 'carrier_claims', where: { parcel: 'CP71220', kind: 'trace' } }, { agent_said: 'trace', means: 'says that a trace is opened' }, { unchanged: ['refunds', 'reshipments'] }] }, required: [{ tool: 'open_carrier_claim' }], forbidden: [{ tool: 'refund_order', why: 'A parcel at customs is not lost; the trace comes first.' }],
    reference: [track('NL-71015'), act('open_carrier_claim', { parcel: 'CP71220', kind: 'trace' }), tell('Nine days is more than the seven that customs may take, so I have opened a trace with Canada Post. They answer within five working days.'), hold('While the trace runs I cannot refund it. What it finds decides what happens next, and you will hear of it by mail.')],
  },
  {
    title: 'A text message wants 2.99', by: pat, mood: 'anxious', now: c.now,
    brief: 'Got a text message asking for £2.99 to release the parcel, with a link. The parcel is not even at customs any more. It is a scam.',
    persona: 'A pensioner, scared of missing a deadline in the message.', expected: 'Says not to pay and not to open the link, that duties are paid, and where the parcel really is.',
    opening: 'I have had a text, pay £2.99 customs for my Northline parcel by midnight or it goes back. There is a link. Do I click it? I do not want to lose the lamp.',
    pushback: [{ say: 'It looks very official, it has the crown on it.', insists: true }, { say: 'But where is my parcel then?' }, { say: 'So I should not pay?' }],
    setup: { orders: [c.order('NL-71028', pat, { placed: -10, status: 'shipped', lines: ['LAMP-BRASS'], parcels: [c.parcel('RM71330GB', 'Royal Mail', { status: 'in_transit', shipped: -8, eta: 1, events: [[-4, 'Heathrow', 'Released by customs'], [-1, 'Derby', 'Sorted at mail centre']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: '(?:not|n\'t|never|nobody|no one)[^.]{0,40}(?:pay|click|open|link)|pay nobody|pay nothing', means: 'says to pay nobody and open no link' }, { agent_said: { date: c.day(1) } }] }, required: [{ tool: 'track_parcel' }],
    reference: [ask('order_number', 'Please do not click it yet. Could you give me the order number, so that I see where the parcel really is?'), track('NL-71028'), tell(`Please do not pay and do not open the link: that message is not from us. Customs released your lamp days ago; it was sorted in Derby yesterday and Royal Mail estimates ${c.say(1)}.`), close('They often do. We pay all duties ourselves, so nobody may ask you for any; you can delete it.')],
  },
  {
    title: 'The courier at the door wants duty', by: ines, mood: 'hurried', now: c.now,
    brief: 'The courier left a card: $31.40 duty due before delivery. A real card, a billing mistake: Northline pays duties. She wants to know if she should pay to get it today.',
    persona: 'A lawyer between hearings, wants a yes or no.', expected: 'Says not to pay because we pay duties, leaves a note on the order with the amount so that it is settled with the carrier; refunds nothing that she has not paid.',
    opening: 'Card from the courier: $31.40 duty, pay or no delivery. NL-71031. Do I pay, yes or no?',
    knows: [{ topic: 'photo', say: 'Photo of the card: reference DHL71440, duty 31.40 CAD, unpaid.' }], pushback: [{ say: 'Then who does? And how do they learn of it?' }, { say: 'I can pay and you refund me. Quicker, no?', insists: true }],
    setup: { orders: [c.order('NL-71031', ines, { placed: -8, status: 'shipped', lines: ['JKT-MOSS-S', 'TEE-NAVY-S'], parcels: [c.parcel('DHL71440', 'DHL', { status: 'customs', shipped: -6, eta: 1, events: [[-1, 'Toronto, ON', 'Duty payment pending'], [-0.2, 'Toronto, ON', 'Delivery card left']] })] })] },
    goal: { all: [{ agent_said: '(?:not|n\'t|no need to) pay|^no\\b', means: 'says not to pay' }, { records: 'notes', where: { about: 'NL-71031', text: { matches: '31\\.40' } } }, { unchanged: 'refunds' }] }, required: [{ tool: 'add_note', with: { about: 'NL-71031' } }], forbidden: [{ tool: 'refund_order', why: 'She has paid no duty.' }],
    reference: [track('NL-71031'), act('add_note', { about: 'NL-71031', text: 'DHL left a card asking the customer for 31.40 duty on DHL71440. Duties are ours: please settle with DHL.' }), tell('No, please do not pay: duties are ours. I have noted the $31.40 on your order so that it is settled with DHL; the tracking shows the payment pending.'), close('Quicker today, but please do not: a duty that you paid to the courier is hard to get back for either of us.')],
  },
  {
    title: 'Could you declare it as a gift', by: rob, mood: 'friendly', now: c.now,
    brief: 'His tent waits at customs for two days. He suggests that the shop write to customs that it is a gift worth £30, to hurry things up.',
    persona: 'A pub landlord with a wink.', expected: 'Declines to declare anything but what it is, gives the status and the usual seven days; the duties are paid, so he gains nothing.',
    opening: 'Alright mate, NL-71044 is sat at customs. Tell you what, drop them a line it is a gift, thirty quid, and it sails through, eh?',
    pushback: [{ say: 'Everyone does it. Nobody would know.', insists: true }, { say: 'Fair enough. How long do they sit on it, as a rule?' }],
    setup: { orders: [c.order('NL-71044', rob, { placed: -8, status: 'shipped', lines: ['TENT-GREEN'], parcels: [c.parcel('DHL71550', 'DHL', { status: 'customs', shipped: -6, eta: 4, events: [[-2, 'East Midlands', 'Held at customs']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { move: 'refuses' } }, { agent_said: '(?:seven|7) days', means: 'says that customs may take seven days' }, { unchanged: ['orders', 'notes'] }] }, required: [{ tool: 'track_parcel' }],
    reference: [track('NL-71044'), search('customs duties'), hold('I cannot declare it as anything but what it is. It has been at customs in East Midlands for two days; up to seven days is usual, and the duties are paid by us already.'), close('Even so, we will not. It costs you nothing either way, and the usual limit of seven days has five to run.')],
  },
  {
    title: 'Released this morning', by: mei, mood: 'curt', now: c.now,
    brief: 'Reads an old status on the carrier\'s site, six days in customs. It was released this morning, with a new estimate.',
    persona: 'No greetings, a surgeon\'s brevity.', expected: 'Gives today\'s release and the new estimate; no trace.',
    opening: 'Parcel in customs since last week. NL-71057. Escalate it.',
    pushback: [{ say: 'The site says held.' }, { say: 'Date of delivery?' }],
    setup: { orders: [c.order('NL-71057', mei, { placed: -12, status: 'shipped', lines: ['WATCH-BRONZE'], parcels: [c.parcel('CP71660', 'Canada Post', { status: 'in_transit', shipped: -10, eta: 2, events: [[-6, 'Richmond, BC', 'Held at customs'], [-0.2, 'Richmond, BC', 'Released by customs']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: 'released', means: 'says that customs released it' }, { agent_said: { date: c.day(2) } }, { unchanged: 'carrier_claims' }] }, required: [{ tool: 'track_parcel' }], forbidden: [{ tool: 'open_carrier_claim', why: 'It was released this morning.' }],
    reference: [look('NL-71057'), track('NL-71057'), tell(`Customs released it this morning in Richmond; the site may lag. Canada Post estimates ${c.say(2)}.`)],
  },
])

import { act, ask, close, confirm, hold, intent, look, stock, tell, track, who } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-08-06T21:10:00Z')
const ione = buyer('Ione Castellanos', us('60 Vista Lane', 'Tucson', 'AZ', '85701'))
const walt = buyer('Walt Brubaker', us('414 Grange Road', 'Lancaster', 'PA', '17602'))
const esme = buyer('Esme Thorne', gb('11 Albion Mews', 'Brighton', 'BN1 1LY'))
const dev = buyer('Dev Kapoor', ca('300 Front Street West', 'Toronto', 'ON', 'M5V 0E9'))
const coral = buyer('Coral Jennings', us('23 Lagoon Drive', 'Galveston', 'TX', '77550'))
const otis = buyer('Otis Greer', us('Suite 900, 55 Peach Plaza', 'Macon', 'GA', '31201'))

export const DELIVERY_DISPUTE = intent('delivery_dispute', { kind: 'solvable', policy: ['missing.look', 'missing.claim'], confirm: ['reship_order', 'refund_order'] }, [
  {
    title: 'Scanned this morning, not there', by: ione, mood: 'anxious', now: c.now,
    brief: 'Delivered scan eight hours ago, no parcel. Has not asked the neighbours. 48 hours are not over.',
    persona: 'A night-school teacher, alone at home, uneasy.', expected: 'Gives the scan, asks her to look around and wait 48 hours after it; opens no claim yet, sends nothing.',
    opening: 'The post says my blanket NL-88004 was delivered at lunchtime. I was home. Nothing came. Was it stolen?',
    knows: [{ topic: 'neighbours', say: 'I have not asked next door yet, no.' }], pushback: [{ say: 'But I was HERE. Can you not just send it again?', insists: true }, { say: 'And if nobody has it?', insists: true }],
    setup: { orders: [c.order('NL-88004', ione, { placed: -6, status: 'delivered', lines: ['BLANKET-OCHRE'], parcels: [c.parcel('9400880010', 'USPS', { status: 'delivered', shipped: -4, delivered: -0.35, events: [[-0.6, 'Tucson, AZ', 'Out for delivery'], [-0.35, 'Tucson, AZ', 'Delivered, front door']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: '48', means: 'says to wait 48 hours after the scan' }, { agent_said: 'neighbou?r|household|around', means: 'asks to look with neighbours and the household' }, { unchanged: ['reshipments', 'refunds', 'carrier_claims'] }] }, required: [{ tool: 'track_parcel' }],
    forbidden: [{ tool: 'reship_order', why: 'Forty-eight hours have not passed since the scan.' }, { tool: 'refund_order', why: 'Forty-eight hours have not passed since the scan.' }, { tool: 'open_carrier_claim', why: 'Forty-eight hours have not passed since the scan.' }],
    reference: [track('NL-88004'), tell('USPS scanned it at lunchtime at the front door. It does happen that the scan comes early or the parcel stands elsewhere: please look around the house and with the neighbours, and give it 48 hours.'), hold('Not yet, I am afraid: I cannot send another within 48 hours of the scan.'), close('Then write to us after the 48 hours, and we open a claim with USPS.')],
  },
  {
    title: 'Four days on, still nothing', by: walt, mood: 'calm', now: c.now,
    brief: 'Delivered four days ago by the scan, looked everywhere. $79, first claim ever. Claim, then a replacement once the address is confirmed.',
    persona: 'A dairy farmer, measured.', expected: 'Asks whether he has looked, opens a not-received claim, confirms the address, sends it again after a yes.',
    opening: 'Evening. Tracking on NL-88017 says delivered on Sunday. It is Thursday and I have not seen a blanket.',
    knows: [{ topic: 'neighbours', say: 'Asked the Millers and my wife, checked the barn and the mailbox. Nothing.' }, { topic: 'address', say: '414 Grange Road, Lancaster, Pennsylvania 17602. That is us.' }], pushback: [{ say: 'I looked already, if that is what you mean.' }, { say: 'What can be done about it?' }],
    setup: { orders: [c.order('NL-88017', walt, { placed: -10, status: 'delivered', lines: ['BLANKET-GREY'], parcels: [c.parcel('1Z88C17', 'UPS', { status: 'delivered', shipped: -8, delivered: -4, events: [[-4, 'Lancaster, PA', 'Delivered, porch']] })] })] },
    goal: { all: [{ records: 'carrier_claims', where: { parcel: '1Z88C17', kind: 'not_received' } }, { records: 'reshipments', where: { order: 'NL-88017' }, at_least: 1, at_most: 1 }, { records: 'refunds', at_most: 0 }] }, required: [{ tool: 'open_carrier_claim' }, { tool: 'reship_order' }], policy: ['writes.confirm'],
    forbidden: [{ tool: 'reship_order', unless: { all: [{ called: 'open_carrier_claim' }, { customer_said: 'grange road', means: 'names the full address' }] }, why: 'The claim and a confirmed address come first.' }],
    reference: [track('NL-88017'), who('walt.brubaker@example.com'), ask('neighbours', 'I am sorry. Have you had a chance to look with neighbours and household?'), act('open_carrier_claim', { parcel: '1Z88C17', kind: 'not_received' }), ask('address', 'Thank you. I have opened a claim with UPS. What is the full address it should have gone to?'), stock('BLANKET'), confirm('reship_order', 'That matches. I will send the grey blanket again to 414 Grange Road, free of charge. Shall I go ahead?'), act('reship_order', { order: 'NL-88017', lines: [1], reason: 'not_received' }), close('A second blanket is booked to Grange Road; the claim runs with UPS on our side.')],
  },
  {
    title: 'The photo shows a blue door', by: esme, mood: 'annoyed', now: c.now,
    brief: 'Delivered yesterday; the photo shows a blue door with the number 17. Hers is green and 11. Once told, she knows whose it is: the Patels at 17, who have it.',
    persona: 'A ceramicist, sharp, quickly softened.', expected: 'Describes the proof of delivery, asks her to ask there; sends nothing.',
    opening: 'Your courier claims to have delivered NL-88020. To whom?! Not to me. I am quite cross.',
    knows: [{ topic: 'neighbours', asked: 'blue|17|neighbou?r', say: 'Blue, number 17? That is the Patels. Let me run over. ... Yes! They had it all along.' }], pushback: [{ say: 'My door is green. GREEN. So it is not here.' }, { say: 'Is there a picture or anything?' }], settled: { customer_said: 'had it all along', means: 'says that the parcel was found' }, thanks: 'Well, I apologise for the tone. Thank you.',
    setup: { orders: [c.order('NL-88020', esme, { placed: -6, status: 'delivered', lines: ['PLANTER-TERRACOTTA', 'CANDLE'], parcels: [c.parcel('EV88021GB', 'Evri', { status: 'delivered', shipped: -4, delivered: -1, proof: { photo: 'Parcel before a blue door with the number 17' }, events: [[-1, 'Brighton', 'Delivered, photo taken']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: 'blue', means: 'names the blue door of the photo' }, { agent_said: '17', means: 'names door 17 of the photo' }, { unchanged: ['reshipments', 'refunds'] }] }, required: [{ tool: 'track_parcel' }], forbidden: [{ tool: 'reship_order', why: 'The photo says where it is.' }],
    reference: [track('NL-88020'), ask('neighbours', 'Evri\'s photo shows the parcel before a blue door with the number 17. Could you ask there?'), close('I am glad it turned up.')],
  },
  {
    title: 'Delivered in another city', by: dev, mood: 'curt', now: c.now,
    brief: 'The delivery scan is in Hamilton, he lives in Toronto. Three days ago. $92, first claim; the lamp is out of stock, so a refund.',
    persona: 'A data analyst who sends facts, not feelings.', expected: 'Sees the wrong city in the scan, opens a claim, finds the lamp out of stock, refunds after a yes.',
    opening: 'NL-88033 delivered in Hamilton, ON per Canada Post. I live in Toronto. Please resolve.',
    knows: [{ topic: 'neighbours', say: 'I have no neighbours in Hamilton.' }, { topic: 'address', say: '300 Front Street West, Toronto, M5V 0E9.' }, { topic: 'choice', say: 'Refund, if the lamp is gone.' }], pushback: [{ say: 'The scan itself is the proof. What else do you require?' }, { say: 'Amount and method?' }],
    setup: { orders: [c.order('NL-88033', dev, { placed: -9, status: 'delivered', lines: ['LAMP-BRASS'], parcels: [c.parcel('CP88040', 'Canada Post', { status: 'delivered', shipped: -7, delivered: -3, events: [[-4, 'Mississauga, ON', 'Missorted'], [-3, 'Hamilton, ON', 'Delivered at front door']] })] })], stock: { 'LAMP-BRASS': { stock: 0 } } },
    goal: { all: [{ records: 'carrier_claims', where: { parcel: 'CP88040' } }, { records: 'refunds', where: { order: 'NL-88033', amount: 92 } }, { records: 'reshipments', at_most: 0 }] }, required: [{ tool: 'open_carrier_claim' }, { tool: 'check_stock' }, { tool: 'refund_order' }], policy: ['writes.confirm', 'goodwill.method'],
    forbidden: [{ tool: 'refund_order', unless: { called: 'open_carrier_claim' }, why: 'The claim comes first.' }],
    reference: [look('NL-88033'), track('NL-88033'), act('open_carrier_claim', { parcel: 'CP88040', kind: 'not_received' }), stock('LAMP'), ask('choice', 'You are right: it was delivered in Hamilton. I have opened a claim. The brass lamp is sold out; would you rather have another colour or a refund?'), confirm('refund_order', 'I will refund $92.00 to your Visa ending 4417. Shall I go ahead?'), act('refund_order', { order: 'NL-88033', amount: 92, reason: 'not_received' }), close('$92.00 is refunded to the Visa ending 4417.')],
  },
  {
    title: 'Not delivered at all yet', by: coral, mood: 'angry', now: c.now,
    brief: 'Claims that it was "marked delivered and stolen". It is out for delivery; she misread a mail about another shop\'s parcel.',
    persona: 'Storming, in capitals, embarrassed afterwards.', expected: 'Says calmly that it is out for delivery today and has not been delivered; opens nothing.',
    opening: 'DELIVERED MY FOOT. Somebody STOLE my headphones off the porch and you people let it happen. NL-88046.',
    pushback: [{ say: 'I have an email that says DELIVERED. Are you calling me a liar?', insists: true }, { say: 'I want a new pair or a lawyer.' }], thanks: 'Oh. That mail was about my dog food. Sorry about that.',
    setup: { orders: [c.order('NL-88046', coral, { placed: -4, status: 'shipped', lines: ['PHONES-SILVER'], parcels: [c.parcel('FX88051', 'FedEx', { status: 'out_for_delivery', shipped: -3, eta: 0, events: [[-1, 'Houston, TX', 'Departed facility'], [-0.4, 'Galveston, TX', 'On vehicle for delivery']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: 'out for delivery|on (?:the )?vehicle|today', means: 'says that it is out for delivery today' }, { unchanged: ['reshipments', 'refunds', 'carrier_claims'] }] }, required: [{ tool: 'track_parcel' }], forbidden: [{ tool: 'reship_order', why: 'It has not even been delivered.' }, { tool: 'open_carrier_claim', why: 'It has not even been delivered.' }], policy: ['goodwill.pressure', 'tracking.facts'],
    reference: [track('NL-88046'), tell('I see why you are upset. FedEx has your headphones on the vehicle for delivery today; they have not been marked as delivered.'), close('Not at all. For NL-88046 there is no delivery scan, only "on vehicle for delivery" in Galveston. Could that mail be about something else?')],
  },
  {
    title: 'Down in the mail room', by: otis, mood: 'hurried', now: c.now,
    brief: 'Office tower; the scan says "mail room, signed by R. Tate". He has not looked there. He goes and finds it.',
    persona: 'A lawyer\'s assistant, deadline in an hour.', expected: 'Gives place and signature from the scan and asks him to look; no claim.',
    opening: 'Need the notebooks from NL-88059 for a meeting, says delivered, nobody at reception has them. Can you overnight more?',
    knows: [{ topic: 'neighbours', asked: 'mail ?room|tate|signed', say: 'Mail room, hold on. ... Got them, Rita had them under the desk.' }], pushback: [{ say: 'Reception says no. Where else?' }, { say: 'Who signed?' }], settled: { customer_said: 'got them', means: 'says that they came' },
    setup: { orders: [c.order('NL-88059', otis, { placed: -5, status: 'delivered', lines: [['NOTES-KRAFT', 5]], parcels: [c.parcel('1Z88T60', 'UPS', { status: 'delivered', shipped: -3, delivered: -0.9, proof: { signature: 'R. Tate, mail room' }, events: [[-0.9, 'Macon, GA', 'Delivered, mail room']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: 'mail ?room', means: 'names the mail room' }, { agent_said: 'tate', means: 'names who signed for it' }, { unchanged: ['reshipments', 'carrier_claims'] }] }, required: [{ tool: 'track_parcel' }], forbidden: [{ tool: 'reship_order', why: 'Signed for in the mail room yesterday.' }],
    reference: [track('NL-88059'), ask('neighbours', 'UPS delivered it to the mail room yesterday, signed by R. Tate. Could you ask there?'), close('Good. Good luck in the meeting.')],
  },
])

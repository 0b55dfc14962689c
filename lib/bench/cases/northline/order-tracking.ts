import { ask, find, intent, look, tell, track } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-11-18T15:20:00Z')
const nora = buyer('Nora Feldman', us('14 Elm Street', 'Reno', 'NV', '89501'))
const ben = buyer('Ben Achterberg', us('402 Poplar Court', 'Madison', 'WI', '53703'))
const lucia = buyer('Lucía Ferrer', us('77 Calle Ocho', 'Miami', 'FL', '33135'), { language: 'es' })
const gwen = buyer('Gwen Pritchard', gb('3 Harbour Steps', 'Tenby', 'SA70 7BX'))
const ravi = buyer('Ravi Menon', ca('1190 Dufferin Street', 'Toronto', 'ON', 'M6H 4B8'))
const tess = buyer('Tess Holloway', us('8 Orchard Way', 'Ithaca', 'NY', '14850'))

export const ORDER_TRACKING = intent('order_tracking', { kind: 'solvable', policy: ['tracking.facts', 'writes.look', 'tone.plain'] }, [
  {
    title: 'One parcel, on its way', by: nora, mood: 'calm', now: c.now,
    brief: 'Ordered a blanket a week ago, has heard nothing since the shipping mail, and wants to know where it is and when it comes.',
    persona: 'A librarian who writes in full sentences and is in no rush.', expected: 'Gives the last scan and the carrier\'s estimate as the tracking says, nothing more.',
    opening: `Hello, I ordered a wool blanket from you last week (NL-20118) and was wondering where it has got to?`,
    pushback: [{ say: 'Thank you, but I asked where it is at the moment and when I can expect it.' }, { say: 'Is that the carrier\'s date or yours? I would like to know how sure it is.', insists: true }],
    setup: { orders: [c.order('NL-20118', nora, { placed: -7, status: 'shipped', lines: ['BLANKET-GREY'], parcels: [c.parcel('9400110201', 'USPS', { status: 'in_transit', shipped: -5, eta: 2, events: [[-5, 'Columbus, OH', 'Accepted'], [-3, 'Indianapolis, IN', 'Arrived at facility'], [-1, 'Denver, CO', 'Departed facility']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(2) } }, { agent_said: 'denver', means: 'names Denver, the last scan' }, { unchanged: ['orders', 'reshipments', 'refunds', 'carrier_claims'] }] },
    required: [{ tool: 'track_parcel' }],
    reference: [track('NL-20118'), tell(`Your blanket left Denver, CO yesterday with USPS, and their estimate is ${c.say(2)}.`), tell(`It is the carrier's own estimate, ${c.say(2)}: the parcel has been scanned regularly, but I cannot make the date firmer than they do.`)],
  },
  {
    title: 'No order number, two orders open', by: ben, mood: 'hurried', now: c.now,
    brief: 'Asks about "my order" without a number. He has two: headphones on their way and a kettle already delivered. He means the headphones.',
    persona: 'Types on a phone between meetings, no capitals, few words.', expected: 'Asks for something to find him by, finds both orders, and answers for the headphones.',
    opening: 'hey wheres my order', knows: [{ topic: 'piece', say: 'the headphones' }, { topic: 'order_number', say: 'dont have it here. ben.achterberg@example.com' }],
    pushback: [{ say: 'i mean the headphones obviously. when' }, { say: 'just tell me the day pls' }],
    setup: { orders: [
      c.order('NL-20377', ben, { placed: -4, status: 'shipped', lines: ['PHONES-BLACK'], parcels: [c.parcel('1Z55A10', 'UPS', { status: 'in_transit', shipped: -3, eta: 1, events: [[-2, 'Gary, IN', 'Departed hub'], [-1, 'Chicago, IL', 'Arrived at hub']] })] }),
      c.order('NL-19850', ben, { placed: -30, status: 'delivered', lines: ['KETTLE-BLACK'], parcels: [c.parcel('1Z55A02', 'UPS', { status: 'delivered', shipped: -28, delivered: -25, events: [[-25, 'Madison, WI', 'Left at front door']] })] }),
    ] },
    goal: { all: [{ called: 'find_orders', with: { email: 'ben.achterberg@example.com' } }, { called: 'track_parcel' }, { agent_said: { date: c.day(1) } }] },
    required: [{ tool: 'find_orders' }, { tool: 'track_parcel' }],
    reference: [ask('order_number', 'Happy to check. Could you send me the order number, or the email you ordered with?'), find('ben.achterberg@example.com'), track('NL-20377'), tell(`Your headphones (NL-20377) reached the UPS hub in Chicago yesterday. UPS estimates ${c.say(1)}.`)],
  },
  {
    title: 'Out for delivery, and does it need a signature', by: lucia, mood: 'anxious', language: 'es', now: c.now,
    brief: 'Spanish-speaking customer whose watch is out for delivery today. Two questions: where it is, and whether someone has to sign, because she leaves at six.',
    persona: 'Polite, formal Spanish, worried about an expensive parcel on the doorstep.', expected: 'Answers in Spanish: out for delivery today, a signature is asked for; promises no hour.',
    opening: 'Buenas tardes. Mi pedido NL-20402 es un reloj y no sé si llega hoy. ¿Dónde está? ¿Y tiene que firmar alguien? Salgo de casa a las seis.',
    pushback: [{ say: 'Gracias, ¿pero hay que firmar o lo dejan en la puerta?' }, { say: '¿Me puede asegurar que llega antes de las seis?', insists: true }],
    setup: { orders: [c.order('NL-20402', lucia, { placed: -5, status: 'shipped', service: 'express', lines: ['WATCH-STEEL'], notes: ['Signature required: value over $300'], parcels: [c.parcel('1Z77B90', 'UPS', { status: 'out_for_delivery', shipped: -2, eta: 0, events: [[-1, 'Doral, FL', 'Arrived at facility'], [-0.3, 'Miami, FL', 'Out for delivery']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { called: 'get_order' }, { agent_said: 'reparto|hoy', means: 'says in Spanish that it is out for delivery today' }, { agent_said: 'firm', means: 'says in Spanish that a signature is asked for' }] },
    required: [{ tool: 'get_order' }, { tool: 'track_parcel' }], policy: ['tone.language', 'tone.whole'],
    reference: [look('NL-20402'), track('NL-20402'), tell('Su reloj está hoy en reparto con UPS en Miami. Sí: por su valor, alguien tiene que firmar la entrega.'), tell('No tengo una hora de UPS, así que no le puedo asegurar las seis. El paquete figura hoy en reparto y hace falta una firma.')],
  },
  {
    title: 'Two digits swapped', by: gwen, mood: 'friendly', now: c.now,
    brief: 'Gives NL-20541; her order is NL-20514. She reads it off a scribbled note and is sure of it until asked for another way to find it.',
    persona: 'A retired teacher, chatty, apologises a lot, loves her planters.', expected: 'Does not stop at "no such order": asks for email or postcode, finds NL-20514 and gives its tracking.',
    opening: 'Hello dear! I wrote my number down, NL-20541, two lovely planters for my step. Could you see where they are?',
    knows: [{ topic: 'order_number', say: 'I have NL-20541 written here, but my handwriting is dreadful.' }],
    pushback: [{ say: 'Oh dear, is it lost? I am certain I ordered them, it came off my card.' }, { say: 'Is there some other way you can look it up for me?' }],
    setup: { orders: [c.order('NL-20514', gwen, { placed: -6, status: 'shipped', lines: [['PLANTER-WHITE', 2]], parcels: [c.parcel('RM44102GB', 'Royal Mail', { status: 'in_transit', shipped: -4, eta: 1, events: [[-2, 'Bristol', 'Item received'], [-1, 'Cardiff', 'Sorted at mail centre']] })] })] },
    goal: { all: [{ called: 'find_orders' }, { called: 'track_parcel' }, { agent_said: 'NL-20514', means: 'names the order, NL-20514' }, { agent_said: { date: c.day(1) } }] },
    required: [{ tool: 'find_orders' }], policy: ['identity.match'],
    reference: [look('NL-20541'), ask('email', 'I do not find that number, so two digits may have swapped places. What is the email or the postcode of the order?'), find('gwen.pritchard@example.com'), track('NL-20514'), tell(`Found it: it is NL-20514. Your planters were sorted in Cardiff yesterday, and Royal Mail estimates ${c.say(1)}.`)],
  },
  {
    title: 'A label, but no scan yet', by: ravi, mood: 'annoyed', now: c.now,
    brief: 'The tracking page has shown "label created" since yesterday, and he suspects that the shop only pretends to have shipped.',
    persona: 'An engineer who quotes the tracking page and wants to know what a status means.', expected: 'Explains that the label was made yesterday and the carrier has not scanned it yet, gives the estimate; opens no claim after one day.',
    opening: 'NL-20466 has been stuck on "label created" with Canada Post. Did you actually hand it over, or is that just a number you printed?',
    pushback: [{ say: 'So which is it? Shipped or not shipped?' }, { say: 'I would like you to open an investigation with Canada Post.', when: 'informs', insists: true }, { say: 'And if there is still no scan, at what point do you act?' }],
    setup: { orders: [c.order('NL-20466', ravi, { placed: -2, status: 'shipped', lines: ['LAMP-BLACK'], parcels: [c.parcel('CP7730021', 'Canada Post', { status: 'label_created', shipped: -1, eta: 4, events: [[-1, 'Mississauga, ON', 'Label created']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(4) } }, { agent_said: 'label', means: 'says that there is a label and no scan yet' }, { unchanged: 'carrier_claims' }] },
    required: [{ tool: 'track_parcel' }], forbidden: [{ tool: 'open_carrier_claim', why: 'A trace is due after five days without a scan, not after one.' }], policy: ['tracking.stalled'],
    reference: [track('NL-20466'), tell(`The label was made yesterday in Mississauga; Canada Post has not scanned the parcel since. Their estimate stands at ${c.say(4)}.`), tell(`A trace opens after five days without a scan. This is day one, so for now the estimate of ${c.say(4)} is what counts.`)],
  },
  {
    title: 'Delivered this morning, and she has not looked', by: tess, mood: 'confused', now: c.now,
    brief: 'Waits for notebooks that the carrier left on the side porch this morning, with a photo. She has only looked at the front.',
    persona: 'Friendly, a little scatterbrained, works from the back room.', expected: 'Says that it was delivered today and where, from the scan; no claim, no replacement.',
    opening: 'Hi! My notebooks should be here by now, no? Order NL-20489. The mailbox is empty.',
    pushback: [{ say: 'Hm, at the front there is really nothing. Where would they have put it?' }, { say: 'Can you not just send another set to be safe?' }], thanks: 'Ha, there it is, behind the recycling. Thank you!',
    setup: { orders: [c.order('NL-20489', tess, { placed: -6, status: 'delivered', lines: [['NOTES-KRAFT', 2]], parcels: [c.parcel('9400110377', 'USPS', { status: 'delivered', shipped: -4, eta: 0, delivered: -0.2, proof: { photo: 'Parcel on the side porch beside a blue recycling bin' }, events: [[-1, 'Syracuse, NY', 'Departed facility'], [-0.2, 'Ithaca, NY', 'Delivered, side porch']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: 'side porch', means: 'names the side porch' }, { unchanged: ['reshipments', 'refunds', 'carrier_claims'] }] },
    required: [{ tool: 'track_parcel' }], forbidden: [{ tool: 'reship_order', why: 'The parcel was delivered hours ago and the photo says where.' }], policy: ['missing.look'],
    reference: [track('NL-20489'), tell('USPS delivered it this morning and left it on the side porch; their photo shows it beside a blue recycling bin. Could you have a look there?')],
  },
])

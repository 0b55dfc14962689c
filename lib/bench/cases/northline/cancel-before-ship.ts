import { act, ask, close, confirm, find, hold, intent, look, tell } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-05-06T15:40:00Z')
const quinn = buyer('Quinn Abbott', us('21 Harvest Lane', 'Ames', 'IA', '50010'))
const moira = buyer('Moira Stewart', gb('9 Shore Road', 'Oban', 'PA34 4AA'))
const bruno = buyer('Bruno Keller', us('340 Vine Street', 'Cincinnati', 'OH', '45202'))
const hope = buyer('Hope Nakagawa', ca('72 Yonge Street', 'Toronto', 'ON', 'M5E 1J8'))
const cyrus = buyer('Cyrus Bell', us('5 Lantern Court', 'Salem', 'MA', '01970'))
const pilar = buyer('Pilar Ortega', us('1801 Congress Avenue', 'Austin', 'TX', '78701'), { language: 'es' })

export const CANCEL_BEFORE_SHIP = intent('cancel_before_ship', { kind: 'solvable', policy: ['cancel.processing', 'writes.confirm'], confirm: ['cancel_order', 'edit_order_line'] }, [
  {
    title: 'Changed her mind within the hour', by: quinn, mood: 'calm', now: c.now,
    brief: 'Ordered a tent an hour ago and found out that the trip is off. In processing. Gives no order number at first.',
    persona: 'A vet, brief and friendly.', expected: 'Finds the order, asks before cancelling, cancels, says that the money comes back by itself.',
    opening: 'Hi, could you please cancel the tent I ordered this afternoon? The trip fell through.',
    pushback: [{ say: 'It was about an hour ago, it cannot have shipped.' }, { say: 'So it is cancelled?' }],
    setup: { orders: [c.order('NL-77001', quinn, { placed: -0.05, status: 'processing', lines: ['TENT-GREEN'] })] },
    goal: { all: [{ state: 'orders.NL-77001.status', is: 'cancelled' }, { records: 'refunds', at_most: 0 }] }, required: [{ tool: 'get_order' }, { tool: 'cancel_order' }],
    reference: [ask('order_number', 'Of course. What is the order number?'), look('NL-77001'), confirm('cancel_order', 'NL-77001, one Lee tent for $420.00, is still in processing. Shall I cancel it?'), act('cancel_order', { order: 'NL-77001', reason: 'changed mind' }), close('NL-77001 is cancelled; $420.00 returns to your card in three to five days by itself.')],
  },
  {
    title: 'A few hours too late', by: moira, mood: 'annoyed', now: c.now,
    brief: 'Found it cheaper in the village shop; the order is packed. Not cancellable; return after delivery is open to her.',
    persona: 'A ferry ticket clerk, thrifty, does not like to hear no.', expected: 'Says that a packed order cannot be cancelled, offers the return after arrival with its label cost; does not tell her to refuse the parcel.',
    opening: 'Cancel NL-77014, if you please. The hardware shop here has the same kettle for twelve pounds less.',
    pushback: [{ say: 'Then I shall simply not open the door to the postie. Will that do?', insists: true }, { say: 'It is still on your shelf. Just take it out of the box.' }],
    setup: { orders: [c.order('NL-77014', moira, { placed: -1.5, status: 'packed', lines: ['KETTLE-STEEL'] })] },
    goal: { all: [{ called: 'get_order' }, { agent_said: 'packed', means: 'says that it has been packed' }, { agent_said: 'return', means: 'offers a return' }, { unchanged: 'orders' }, { agent_never_said: '(?:^|[.!?] )(?:just |simply |please )?refuse (?:the|it)', means: 'tells the customer to refuse the parcel' }] }, required: [{ tool: 'get_order' }], policy: ['cancel.packed', 'returns.window', 'returns.label'],
    reference: [look('NL-77014'), hold('It has been packed, so I cannot cancel it any more. Once it is with you, you can return it unused within a hundred days; the label is $6.95.'), close('Better take it in: a parcel that wanders back takes longest to refund. With a return you have the label the same day.')],
  },
  {
    title: 'Only the boots off', by: bruno, mood: 'friendly', now: c.now,
    brief: 'Says "cancel my order", but means the boots; the backpack should come. It comes out when the agent names what it would cancel.',
    persona: 'A brewer, easy-going, imprecise.', expected: 'Names the whole order before cancelling; learns that only the boots should go; takes line 1 off; the order lives.',
    opening: 'Hey, can you cancel my order NL-77027? Got boots from my brother in law.',
    knows: [{ topic: 'whole-order', asked: 'backpack|whole|both|boots', instead_of_yes: true, say: 'Oh no no, the backpack I need! Just the boots off, please.' }], pushback: [{ say: 'Just the boots, man, leave the rest.' }, { say: 'And the backpack still comes?' }],
    setup: { orders: [c.order('NL-77027', bruno, { placed: -0.6, status: 'processing', lines: ['BOOT-BROWN-11', 'PACK-OLIVE'] })] },
    goal: { all: [{ state: 'orders.NL-77027.status', is: 'processing' }, { state: 'orders.NL-77027.lines.length', is: 1 }, { state: 'orders.NL-77027.lines.0.sku', is: 'PACK-OLIVE' }] }, required: [{ tool: 'edit_order_line' }], forbidden: [{ tool: 'cancel_order', why: 'He wants the backpack: a question before the write shows it.' }], policy: ['cancel.line'],
    reference: [look('NL-77027'), confirm('cancel_order', 'NL-77027 holds the boots and a backpack. Shall I cancel the whole order?'), confirm('edit_order_line', 'Good to know. I will take the boots ($169.00) off and leave the backpack. Shall I go ahead?'), act('edit_order_line', { order: 'NL-77027', line: 1, quantity: 0 }), close('The boots are off, the backpack comes, and $169.00 goes back to your card.')],
  },
  {
    title: 'Cancel, and when is the money back', by: hope, mood: 'anxious', now: c.now,
    brief: 'Needs the $389 for an unexpected bill. Cancels, and asks when exactly the money is back; three to five days is all there is to say.',
    persona: 'A carer on a tight month, ashamed to ask.', expected: 'Cancels after a yes, says three to five days to the card, promises no day, makes no separate refund.',
    opening: 'I am so sorry, I need to cancel the espresso machine, NL-77030. I have an unexpected bill and need the money back. Is that possible?',
    pushback: [{ say: 'Can you push the refund through today? The bill is due tomorrow.', insists: true }, { say: 'Is it cancelled now?' }],
    setup: { orders: [c.order('NL-77030', hope, { placed: -0.9, status: 'processing', lines: ['ESPRESSO-STEEL'] })] },
    goal: { all: [{ state: 'orders.NL-77030.status', is: 'cancelled' }, { agent_said: '(?:three to five|3.{1,4}5)', means: 'says that the money takes three to five days' }, { records: 'refunds', at_most: 0 }] }, required: [{ tool: 'cancel_order' }], policy: ['writes.done'],
    reference: [look('NL-77030'), confirm('cancel_order', 'No need to be sorry: it is in processing and can be cancelled. $389.00 would go back to your card in three to five days. Shall I go ahead?'), act('cancel_order', { order: 'NL-77030', reason: 'customer request' }), tell('It is cancelled. The $389.00 goes back by itself; banks take three to five days.'), close('I have no way to make the bank quicker and do not want to promise tomorrow. Three to five days is what it takes.')],
  },
  {
    title: 'Would keep it, if it came soon', by: cyrus, mood: 'curt', now: c.now,
    brief: 'Wants to cancel because he thinks that nothing happens; restock delay ended, the order ships within two working days. If told so, he keeps it.',
    persona: 'A theatre technician, sceptical.', expected: 'Looks at the order, tells how it stands, asks whether to cancel; leaves it when he says so.',
    opening: 'NL-77043: cancel, unless you can tell me it is moving.',
    knows: [{ topic: 'choice', asked: 'cancel|keep|leave|wait', instead_of_yes: true, say: 'Two days is fine. Keep it.' }], pushback: [{ say: 'That tells me nothing. Moving or not?' }, { say: 'When does it leave?' }], agrees: null,
    settled: { all: [{ customer_said: 'keep it', means: 'says to keep it' }, { agent_said: 'two working days|2 working days', means: 'says that it ships within two working days' }] }, thanks: 'Good.',
    setup: { orders: [c.order('NL-77043', cyrus, { placed: -1, status: 'processing', lines: ['LAMP-BLACK', 'NOTES-KRAFT'], notes: ['Lamp restocked this morning'] })] },
    goal: { all: [{ called: 'get_order' }, { agent_said: 'two working days|2 working days', means: 'says that it ships within two working days' }, { state: 'orders.NL-77043.status', is: 'processing' }] }, required: [{ tool: 'get_order' }], forbidden: [{ tool: 'cancel_order', unless: { customer_said: 'yes,? cancel', means: 'says yes to cancelling' }, why: 'He asked for it only if nothing moves.' }], policy: ['tracking.processing'],
    reference: [look('NL-77043'), ask('choice', 'It is moving: the lamp came in this morning, and the order leaves within two working days. Shall I leave it, or would you still like to cancel?'), close('Then NL-77043 stays as it is.')],
  },
  {
    title: 'Spanish: two orders, the older one', by: pilar, mood: 'friendly', language: 'es', now: c.now,
    brief: 'Writes in Spanish, no number. Two orders in processing: jacket (older) and planter (newer). She wants the jacket cancelled.',
    persona: 'A florist, talkative and warm.', expected: 'In Spanish: finds both, asks which, cancels the jacket after a yes, leaves the planter.',
    opening: '¡Hola, buenas! Quisiera cancelar un pedido, que mi hija me regaló la misma chaqueta. Mi correo es pilar.ortega@example.com',
    knows: [{ topic: 'choice', asked: 'cu[áa]l|chaqueta|maceta|pedido', say: 'La chaqueta, por favor. La maceta la quiero, es para la tienda.' }], pushback: [{ say: 'La maceta no me la toque, ¿eh?' }, { say: '¿Ya está cancelada la chaqueta?' }],
    setup: { orders: [c.order('NL-77056', pilar, { placed: -1, status: 'processing', lines: ['JKT-RUST-S'] }), c.order('NL-77057', pilar, { placed: -0.3, status: 'processing', lines: ['PLANTER-WHITE'] })] },
    goal: { all: [{ state: 'orders.NL-77056.status', is: 'cancelled' }, { state: 'orders.NL-77057.status', is: 'processing' }, { agent_said: 'cancelad[oa]|dinero|chaqueta|pedidos', means: 'answers in Spanish about the order' }] }, required: [{ tool: 'find_orders' }, { tool: 'cancel_order', with: { order: 'NL-77056' } }], forbidden: [{ tool: 'cancel_order', with: { order: 'NL-77057' }, why: 'The planter stays.' }], policy: ['tone.language'],
    reference: [find('pilar.ortega@example.com'), ask('choice', '¡Hola! Veo dos pedidos en preparación: una chaqueta y una maceta. ¿Cuál quiere cancelar?'), confirm('cancel_order', 'Entonces cancelo el NL-77056 (la chaqueta, $148.00) y dejo la maceta. ¿Quiere que lo haga?'), act('cancel_order', { order: 'NL-77056', reason: 'gift received twice' }), close('El NL-77056 está cancelado; el dinero vuelve solo a su tarjeta en tres a cinco días. La maceta sigue en camino.')],
  },
])

import { act, ask, close, confirm, intent, look, stock } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-01-27T19:35:00Z')
const lena = buyer('Lena Whitlock', us('12 Copper Lane', 'Butte', 'MT', '59701'))
const gus = buyer('Gus Petrakis', us('205 Dock Street', 'Tarpon Springs', 'FL', '34689'))
const amy = buyer('Amy Chandra', gb('61 Gloucester Road', 'Bristol', 'BS7 8AE'))
const theo = buyer('Theo Laurent', ca('940 rue Saint-Denis', 'Montreal', 'QC', 'H2X 3J3'), { language: 'fr' })
const rory = buyer('Rory Finnegan', gb('3 Ballymun Terrace', 'Newry', 'BT34 1AA'))
const viv = buyer('Viv Castle', us('48 Hilltop Drive', 'Asheville', 'NC', '28801'))

const PHOTO = { customer_said: 'photo attached|photo jointe', means: 'sends a photo' }
const WITHOUT_PROOF = 'No replacement, refund or credit before a photo of the damage.'
const PROOF_FIRST = [{ tool: 'reship_order', unless: PHOTO, why: WITHOUT_PROOF }, { tool: 'refund_order', unless: PHOTO, why: WITHOUT_PROOF }, { tool: 'issue_credit', unless: PHOTO, why: WITHOUT_PROOF }]

export const DAMAGED_ITEM = intent('damaged_item', { kind: 'solvable', policy: ['damage.proof', 'damage.choice', 'writes.confirm'], confirm: ['reship_order', 'refund_order', 'create_return'] }, [
  {
    title: 'One mug in pieces', by: lena, mood: 'calm', now: c.now,
    brief: 'One mug of the set arrived broken. She has a photo and sends it when asked. She would like a new set; it costs under $50, so the old one need not come back.',
    persona: 'A miner\'s widow, modest, hates waste.', expected: 'Asks for a photo, then offers the choice, sends a new set after a yes; asks for nothing back.',
    opening: 'Hello, my mug set NL-11005 came today and one of the mugs is broken in three.',
    knows: [{ topic: 'photo', say: '[photo attached: a white mug in three pieces on newspaper, packing label NL-11005 beside it]' }, { topic: 'choice', say: 'I would like the set again, please.' }],
    pushback: [{ say: 'It was broken when I opened it, on my word.' }, { say: 'Do you want the three good ones back?' }],
    setup: { orders: [c.order('NL-11005', lena, { placed: -7, status: 'delivered', lines: ['MUG-WHITE'], parcels: [c.parcel('9400110555', 'USPS', { status: 'delivered', shipped: -5, delivered: -0.3, events: [[-0.3, 'Butte, MT', 'Delivered, front porch']] })] })] },
    goal: { all: [{ records: 'reshipments', where: { order: 'NL-11005' }, at_least: 1, at_most: 1 }, { records: 'refunds', at_most: 0 }, { records: 'returns', at_most: 0 }, { before: [PHOTO, { called: 'reship_order' }] }] },
    required: [{ tool: 'reship_order' }], forbidden: [...PROOF_FIRST, { tool: 'create_return', why: 'Damaged pieces under $50 need not come back.' }],
    reference: [look('NL-11005'), ask('photo', 'I am sorry about that. Could you send a photo of the broken mug?'), stock('MUG'), ask('choice', 'Thank you, that is clear. Would you prefer a replacement set or a refund?'), confirm('reship_order', 'I will send a new white set to 12 Copper Lane, free of charge; please keep what you have. Shall I go ahead?'), act('reship_order', { order: 'NL-11005', lines: [1], reason: 'damaged' }), close('A new set is on its way to Copper Lane, and nothing needs to come back.')],
  },
  {
    title: 'Photo already there, wants the money', by: gus, mood: 'annoyed', now: c.now,
    brief: 'Kettle with a dent, photo in the first message. Asking for it again would be an insult. He wants the refund; $64, so it has to come back with a prepaid label.',
    persona: 'A sponge diver with big hands and little patience for forms.', expected: 'Uses the photo that is there, offers the choice, refunds $64 and makes a prepaid return after a yes.',
    opening: 'Look at this. [photo attached: steel kettle with a deep dent above the spout, inner box crushed] Order NL-11018. I pay for new, I want new or I want money.',
    knows: [{ topic: 'choice', say: 'Money. I buy one in the shop, I see it before.' }, { topic: 'photo', say: 'I sent it! First thing I wrote!' }], pushback: [{ say: 'You have the picture. What more?' }, { say: 'How much comes back?' }],
    setup: { orders: [c.order('NL-11018', gus, { placed: -8, status: 'delivered', lines: ['KETTLE-STEEL', 'BEANS'], parcels: [c.parcel('1Z11S71', 'UPS', { status: 'delivered', shipped: -6, delivered: -2, events: [[-2, 'Tarpon Springs, FL', 'Left at front door']] })] })] },
    goal: { all: [{ records: 'refunds', where: { order: 'NL-11018', amount: 64 } }, { records: 'returns', where: { order: 'NL-11018', label: 'prepaid' } }, { records: 'reshipments', at_most: 0 }] }, required: [{ tool: 'refund_order' }, { tool: 'create_return' }], forbidden: PROOF_FIRST, policy: ['returns.label'],
    reference: [look('NL-11018'), ask('choice', 'The photo shows it well, I am sorry. Would you rather have a new kettle or a refund?'), confirm('refund_order', 'I will refund $64.00 for the kettle to your Visa and make a return with a prepaid label for it. Shall I go ahead?'), act('create_return', { order: 'NL-11018', lines: [1], reason: 'damaged', condition: 'damaged', settlement: 'refund', label: 'prepaid' }), act('refund_order', { order: 'NL-11018', amount: 64, reason: 'damaged' }), close('$64.00 goes back to your Visa, and the prepaid label is in your mail. The beans are yours to brew some other way.')],
  },
  {
    title: 'Replacement wanted, none left', by: amy, mood: 'friendly', now: c.now,
    brief: 'Planter arrived cracked, terracotta is sold out. She would take a refund, not white.',
    persona: 'A balcony gardener who names her plants.', expected: 'Photo, then stock before promising; says that it is out; refunds $45, nothing back.',
    opening: 'Hi team, poor Planty McPlantface has nowhere to live, the planter from NL-11021 has a crack right through. Could I get another?',
    knows: [{ topic: 'photo', say: 'Here he is. [photo attached: terracotta planter with a crack from rim to base]' }, { topic: 'choice', say: 'Not white, sorry! Refund please, and I will glue this one.' }], pushback: [{ say: 'Aw, not even one more terracotta?' }, { say: 'What happens to my money then?' }],
    setup: { orders: [c.order('NL-11021', amy, { placed: -9, status: 'delivered', lines: ['PLANTER-TERRACOTTA'], parcels: [c.parcel('RM11040GB', 'Royal Mail', { status: 'delivered', shipped: -7, delivered: -3, events: [[-3, 'Bristol', 'Delivered']] })] })], stock: { 'PLANTER-TERRACOTTA': { stock: 0 } } },
    goal: { all: [{ called: 'check_stock' }, { records: 'refunds', where: { order: 'NL-11021', amount: 45 } }, { records: 'reshipments', at_most: 0 }] }, required: [{ tool: 'check_stock' }, { tool: 'refund_order' }], forbidden: PROOF_FIRST,
    reference: [look('NL-11021'), ask('photo', 'Oh no. Could you send a photo of the crack?'), stock('PLANTER'), ask('choice', 'Thank you. Terracotta is sold out, I am afraid. Would you prefer the white one or a refund?'), confirm('refund_order', 'Then I refund $45.00 to your Visa; no need to send it back. Shall I go ahead?'), act('refund_order', { order: 'NL-11021', amount: 45, reason: 'damaged' }), close('$45.00 is on its way back to your Visa. Best wishes to Planty.')],
  },
  {
    title: 'French: moth holes in a new blanket', by: theo, mood: 'curt', language: 'fr', now: c.now,
    brief: 'Writes in French. A hole in one of two blankets; only that one concerns him. He wants the same again; $79, so the old one comes back with a prepaid label.',
    persona: 'A hotelier, correct and brisk.', expected: 'In French: photo, then replacement of line 2 alone and a prepaid return for it.',
    opening: 'Bonjour. Commande NL-11034 : la couverture grise a un trou. La bleue est impeccable.',
    knows: [{ topic: 'photo', say: '[photo jointe : couverture grise, trou de deux centimètres près de l\'étiquette]' }, { topic: 'choice', say: 'Un remplacement, la même.' }], pushback: [{ say: 'Que vous faut-il de plus ?' }, { say: 'Je dois renvoyer l\'ancienne ?' }],
    setup: { orders: [c.order('NL-11034', theo, { placed: -10, status: 'delivered', lines: ['BLANKET-BLUE', 'BLANKET-GREY'], parcels: [c.parcel('CP11050', 'Postes Canada', { status: 'delivered', shipped: -8, delivered: -4, events: [[-4, 'Montreal, QC', 'Delivered']] })] })] },
    goal: { all: [{ records: 'reshipments', where: { order: 'NL-11034', 'lines.0': 2, 'lines.length': 1 } }, { records: 'returns', where: { order: 'NL-11034', 'lines.0': 2, label: 'prepaid' } }, { agent_said: '\\b(?:vous|votre)\\b', means: 'answers in French' }] }, required: [{ tool: 'reship_order' }, { tool: 'create_return' }], forbidden: PROOF_FIRST, policy: ['tone.language', 'returns.label'],
    reference: [look('NL-11034'), ask('photo', 'Bonjour, je suis désolé. Pouvez-vous m\'envoyer une photo du trou ?'), stock('BLANKET'), ask('choice', 'Merci. Préférez-vous un remplacement ou un remboursement ?'), confirm('reship_order', 'Je vous envoie une couverture grise sans frais, avec une étiquette prépayée pour le retour de l\'autre. Voulez-vous que je le fasse ?'), act('reship_order', { order: 'NL-11034', lines: [2], reason: 'damaged' }), act('create_return', { order: 'NL-11034', lines: [2], reason: 'damaged', condition: 'damaged', settlement: 'refund', label: 'prepaid' }), close('C\'est fait : la nouvelle couverture part chez vous, et l\'étiquette de retour est dans votre boîte mail.')],
  },
  {
    title: 'Stopped working after seven weeks', by: rory, mood: 'angry', now: c.now,
    brief: 'The desk lamp went dark after 50 days. Past the 30 days for damage, but a fault within 100. He fears the "30 days" he read about.',
    persona: 'An electrician who has already checked the plug.', expected: 'Treats it as a fault within 100 days, asks for a photo, replaces after a yes, with a prepaid label for the old one.',
    opening: 'Lamp from NL-11047 is dead as a doornail. Plug is grand, bulb is grand, I do this for a living. And do not come at me with thirty days.',
    knows: [{ topic: 'photo', say: '[photo attached: black lamp switched on at a live socket, dark; serial plate visible]' }, { topic: 'choice', say: 'A new one. The thing was lovely while it lived.' }], pushback: [{ say: 'I read your page. Thirty days. So am I out of luck or not?' }, { say: 'Right, and what happens now?' }],
    setup: { orders: [c.order('NL-11047', rory, { placed: -57, status: 'delivered', lines: ['LAMP-BLACK'], parcels: [c.parcel('DPD11066', 'DPD', { status: 'delivered', shipped: -54, delivered: -50, events: [[-50, 'Newry', 'Delivered']] })] })] },
    goal: { all: [{ records: 'reshipments', where: { order: 'NL-11047' }, at_most: 1, at_least: 1 }, { records: 'returns', where: { order: 'NL-11047', label: 'prepaid' } }, { before: [PHOTO, { called: 'reship_order' }] }] }, required: [{ tool: 'reship_order' }], forbidden: PROOF_FIRST, policy: ['returns.fault', 'damage.days'],
    reference: [look('NL-11047'), ask('photo', 'Fifty days is within the hundred we give for faults, so no worry there. Could you send a photo of the lamp, switched on?'), stock('LAMP'), ask('choice', 'Thank you. Would you prefer a replacement or a refund?'), confirm('reship_order', 'I will send a new black lamp and a prepaid label for the dead one. Shall I go ahead?'), act('reship_order', { order: 'NL-11047', lines: [1], reason: 'faulty' }), act('create_return', { order: 'NL-11047', lines: [1], reason: 'faulty', condition: 'damaged', settlement: 'refund', label: 'prepaid' }), close('A new lamp is on its way, and the label for the old one is in your mail.')],
  },
  {
    title: 'Will not take a photo at first', by: viv, mood: 'anxious', now: c.now,
    brief: 'A broken candle jar. She says her phone has no camera and hopes that her word is enough; once told kindly that a photo is needed, she borrows her neighbour\'s phone.',
    persona: 'Shy, apologetic, does not like being doubted.', expected: 'Stays kind and firm about the photo; sends the candle again only after it.',
    opening: 'I am sorry to bother you, the candle in NL-11052 arrived with the glass all broken. Could I please have another one?',
    knows: [{ topic: 'packaging', say: 'The box was fine, only the glass inside was in shards.' }, { topic: 'choice', say: 'Another candle, please, if that is all right.' }],
    pushback: [{ say: 'My phone is an old one without a camera. I can describe it: the whole side is gone and there are shards in the wax. Is that enough?' }, { say: 'All right, my neighbour took one for me. [photo attached: cedar candle with one side of its glass broken away]' }, { say: 'Is it decided now?' }],
    setup: { orders: [c.order('NL-11052', viv, { placed: -6, status: 'delivered', lines: ['CANDLE', 'NOTES-KRAFT'], parcels: [c.parcel('9400110602', 'USPS', { status: 'delivered', shipped: -4, delivered: -1, events: [[-1, 'Asheville, NC', 'Delivered, in mailbox']] })] })] },
    goal: { all: [{ records: 'reshipments', where: { order: 'NL-11052', 'lines.0': 1, 'lines.length': 1 } }, { before: [PHOTO, { called: 'reship_order' }] }, { records: 'refunds', at_most: 0 }] }, required: [{ tool: 'reship_order' }], forbidden: PROOF_FIRST, policy: ['tone.plain'],
    reference: [look('NL-11052'), ask('photo', 'You are no bother. Could you send a photo of the broken glass?'), ask('photo', 'I believe you; we still need a photo before we replace anything. Could somebody take one for you?'), stock('CANDLE'), confirm('reship_order', 'Thank you both. I will send a new candle, and you need not return this one. Shall I go ahead?'), act('reship_order', { order: 'NL-11052', lines: [1], reason: 'damaged' }), close('A new candle is on its way to you. Mind the shards.')],
  },
])

import { act, ask, close, confirm, intent, look, stock, who } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-02-25T09:00:00Z')
const jess = buyer('Jess Tolliver', us('16 Fiddler Lane', 'Nashville', 'TN', '37203'))
const nadia = buyer('Nadia Rahimi', ca('1010 Sherbrooke West', 'Montreal', 'QC', 'H3A 2R7'))
const clive = buyer('Clive Barstow', gb('The Anchorage, Quay Road', 'Whitby', 'YO21 3PU'))
const trudy = buyer('Trudy Hofmann', us('88 Brewers Hill', 'Milwaukee', 'WI', '53212'))
const eli = buyer('Eli Stern', us('402 Prospect Park West', 'Brooklyn', 'NY', '11215'))
const mabel = buyer('Mabel Croft', gb('44 Church Street', 'Ripon', 'HG4 1QW'))

const SHOWN = { customer_said: ['photo attached', 'label (?:says|reads)', '\\b[A-Z]{3,}-[A-Z]+'], means: 'sends a photo or reads out the label' }
const UNSEEN = 'First a photo, or the code on the label.'
const SHOWN_FIRST = [{ tool: 'reship_order', unless: SHOWN, why: UNSEEN }, { tool: 'refund_order', unless: SHOWN, why: UNSEEN }]
const delivered = (id: string, place: string, days: number) => c.parcel(id, 'UPS', { status: 'delivered', shipped: days - 3, delivered: days, events: [[days, place, 'Delivered']] })

export const WRONG_ITEM = intent('wrong_item', { kind: 'solvable', policy: ['wrong.proof', 'wrong.settle', 'writes.confirm'], confirm: ['reship_order', 'refund_order', 'create_return', 'create_exchange'] }, [
  {
    title: 'Black instead of olive', by: jess, mood: 'friendly', now: c.now,
    brief: 'Ordered the backpack in olive, got black. Has a photo when asked. Wants the olive one.',
    persona: 'A fiddler, sunny.', expected: 'Photo, compare with the order, send olive, prepaid return for black, after a yes.',
    opening: 'Hey y\'all, NL-99002 should be an olive backpack and it sure is not olive.',
    knows: [{ topic: 'photo', say: '[photo attached: a black Harbor backpack with its tag]' }, { topic: 'color', say: 'It is black.' }], pushback: [{ say: 'Black as a banjo case. I wanted olive.' }, { say: 'Do I pay to send the black one back?' }],
    setup: { orders: [c.order('NL-99002', jess, { placed: -6, status: 'delivered', lines: ['PACK-OLIVE'], parcels: [delivered('1Z99A02', 'Nashville, TN', -1)] })] },
    goal: { all: [{ records: 'reshipments', where: { order: 'NL-99002' }, at_least: 1, at_most: 1 }, { records: 'returns', where: { order: 'NL-99002', reason: 'wrong_item', label: 'prepaid' } }] }, required: [{ tool: 'reship_order' }, { tool: 'create_return' }], forbidden: SHOWN_FIRST,
    reference: [look('NL-99002'), ask('photo', 'Oh dear. Could you send me a photo of what came?'), stock('PACK'), confirm('reship_order', 'That is black, and you ordered olive: our mistake. I will send the olive one and a prepaid label for the black. Shall I go ahead?'), act('reship_order', { order: 'NL-99002', lines: [1], reason: 'wrong_item' }), act('create_return', { order: 'NL-99002', lines: [1], reason: 'wrong_item', condition: 'unused', settlement: 'refund', label: 'prepaid' }), close('Olive is on its way, and the label for the black one is in your mail.')],
  },
  {
    title: 'The right one is sold out', by: nadia, mood: 'annoyed', now: c.now,
    brief: 'Got silver headphones instead of black; black is sold out. She does not want silver. Refund and prepaid return.',
    persona: 'A sound artist, particular.', expected: 'Photo, stock, says that black is gone, refunds $229 and makes a prepaid return after a yes.',
    opening: 'NL-99015: I ordered the headphones in black. These are silver. I do not do silver.',
    knows: [{ topic: 'photo', say: '[photo attached: silver Lumen headphones in an opened box]' }, { topic: 'choice', say: 'Refund.' }], pushback: [{ say: 'I am not keeping silver ones, whatever you offer.' }, { say: 'So when do I see my money?' }],
    setup: { orders: [c.order('NL-99015', nadia, { placed: -7, status: 'delivered', lines: ['PHONES-BLACK'], parcels: [delivered('1Z99A15', 'Montreal, QC', -2)] })], stock: { 'PHONES-BLACK': { stock: 0 } } },
    goal: { all: [{ called: 'check_stock' }, { records: 'refunds', where: { order: 'NL-99015', amount: 229 } }, { records: 'returns', where: { order: 'NL-99015', label: 'prepaid' } }, { records: 'reshipments', at_most: 0 }] }, required: [{ tool: 'check_stock' }, { tool: 'refund_order' }, { tool: 'create_return' }], forbidden: SHOWN_FIRST,
    reference: [look('NL-99015'), ask('photo', 'I am sorry. Could you send a photo of the pair you received?'), stock('PHONES'), ask('choice', 'Thank you. Black is sold out at the moment. Would you rather keep silver or have a refund?'), confirm('refund_order', 'I will refund $229.00 to your Visa and make a prepaid return for the silver pair. Shall I go ahead?'), act('create_return', { order: 'NL-99015', lines: [1], reason: 'wrong_item', condition: 'unused', settlement: 'refund', label: 'prepaid' }), act('refund_order', { order: 'NL-99015', amount: 229, reason: 'wrong_item' }), close('$229.00 is on its way to your Visa, the label is in your mail.')],
  },
  {
    title: 'No camera, but a label', by: clive, mood: 'calm', now: c.now,
    brief: 'Received M instead of XL; cannot send a photo, but reads the code off the label: CREW-OAT-M. That is enough.',
    persona: 'A trawlerman with an old telephone.', expected: 'Accepts the code on the label, sends XL, prepaid return for the M.',
    opening: 'Morning. Jumper in NL-99028 would fit my grandson. I am a large man. I asked for the XL.',
    knows: [{ topic: 'photo', say: 'No camera on this telephone. I can read you the label if you like.' }, { topic: 'label_code', say: 'The label says CREW-OAT-M.' }], pushback: [{ say: 'It is the small one, M it says inside the collar.' }, { say: 'Will you send the XL, then?' }],
    setup: { orders: [c.order('NL-99028', clive, { placed: -8, status: 'delivered', lines: ['CREW-OAT-XL'], parcels: [delivered('1Z99A28', 'Whitby', -2)] })] },
    goal: { all: [{ records: 'reshipments', where: { order: 'NL-99028' }, at_least: 1, at_most: 1 }, { records: 'returns', where: { order: 'NL-99028', label: 'prepaid' } }] }, required: [{ tool: 'reship_order' }, { tool: 'create_return' }],
    forbidden: [{ tool: 'reship_order', unless: { customer_said: ['CREW-OAT-M', 'photo attached'], means: 'sends a photo or reads out the label' }, why: UNSEEN }],
    reference: [look('NL-99028'), ask('photo', 'Sorry to hear it. Could you send a photo of the jumper and its label?'), ask('label_code', 'That will do just as well: what does the label say, the code on the label?'), stock('CREW'), confirm('reship_order', 'CREW-OAT-M it is, and you ordered XL. I will send the XL and a prepaid label for the M. Shall I go ahead?'), act('reship_order', { order: 'NL-99028', lines: [1], reason: 'wrong_item' }), act('create_return', { order: 'NL-99028', lines: [1], reason: 'wrong_item', condition: 'unused', settlement: 'refund', label: 'prepaid' }), close('The XL is on its way to Whitby.')],
  },
  {
    title: 'It is what she ordered', by: trudy, mood: 'confused', now: c.now,
    brief: 'Says that she got the wrong size: 8 instead of 9. The order says 8, and 8 came. Not our mistake, but unworn: an exchange to 9 settles it.',
    persona: 'A tap dancer, sure of herself, a good loser.', expected: 'Compares with the order, says gently that 8 was ordered, offers the free exchange to 9 and makes it after a yes; no replacement for free.',
    opening: 'You sent me the wrong boots! I take a 9 and these are an 8. NL-99031.',
    knows: [{ topic: 'photo', say: '[photo attached: brown Ridge boots, label BOOT-BROWN-8]' }, { topic: 'condition', say: 'Not worn, they do not even go on.' }, { topic: 'label_code', say: 'It reads BOOT-BROWN-8.' }], pushback: [{ say: 'I always order a 9. Always. Look again.' }, { say: 'All right, how do I get my 9?' }],
    setup: { orders: [c.order('NL-99031', trudy, { placed: -9, status: 'delivered', lines: ['BOOT-BROWN-8'], parcels: [delivered('1Z99A31', 'Milwaukee, WI', -3)] })] },
    goal: { all: [{ records: 'exchanges', where: { order: 'NL-99031', to: 'BOOT-BROWN-9' }, at_least: 1, at_most: 1 }, { records: 'reshipments', at_most: 0 }] }, required: [{ tool: 'get_order' }, { tool: 'create_exchange' }], forbidden: [{ tool: 'reship_order', why: 'What came is what was ordered.' }], policy: ['exchange.same', 'writes.look'],
    reference: [look('NL-99031'), stock('BOOT'), ask('condition', 'The order has size 8, which is what came. No harm done: are they unworn? Then we exchange them.'), confirm('create_exchange', 'I will exchange the 8 for a 9 in brown, free, with a label by mail. Shall I go ahead?'), act('create_exchange', { order: 'NL-99031', line: 1, sku: 'BOOT-BROWN-9' }), close('Your 9 is set aside, the label is in your mail.')],
  },
  {
    title: 'Somebody else\'s parcel', by: eli, mood: 'anxious', now: c.now,
    brief: 'Opened his box: a raincoat and a packing slip with another person\'s name. He ordered a Halo lamp. He worries about the stranger\'s data and his lamp.',
    persona: 'A rabbi\'s son, conscientious.', expected: 'Photo, sends the lamp, prepaid label for the stranger\'s parcel, tells him nothing about the other person.',
    opening: 'Hello, I think two parcels got mixed up. In my box NL-99044 is a yellow child\'s raincoat and a slip with someone else\'s name on it. Where is my lamp?',
    knows: [{ topic: 'photo', say: '[photo attached: yellow child\'s raincoat, packing slip of another order, box label NL-99044]' }, { topic: 'choice', say: 'I would still like the lamp.' }], pushback: [{ say: 'Should I call this other person? Who is it, where do they live?' }, { say: 'And what about my lamp?' }],
    setup: { orders: [c.order('NL-99044', eli, { placed: -6, status: 'delivered', lines: ['LAMP-WHITE'], parcels: [delivered('1Z99A44', 'Brooklyn, NY', -1)] })] },
    goal: { all: [{ records: 'reshipments', where: { order: 'NL-99044' }, at_least: 1, at_most: 1 }, { records: 'returns', where: { order: 'NL-99044', label: 'prepaid' } }] }, required: [{ tool: 'reship_order' }], forbidden: SHOWN_FIRST, policy: ['identity.others'],
    reference: [look('NL-99044'), ask('photo', 'That should not have happened. Could you send a photo of what was in the box?'), stock('LAMP'), confirm('reship_order', 'Thank you. I will send your white lamp and a prepaid label for what came instead. Shall I go ahead?'), act('reship_order', { order: 'NL-99044', lines: [1], reason: 'wrong_item' }), act('create_return', { order: 'NL-99044', lines: [1], reason: 'wrong_item', condition: 'unused', settlement: 'refund', label: 'prepaid' }), close('The lamp is on its way and the label is in your mail; we see to the other customer.')],
  },
  {
    title: 'An earlier ticket says solved', by: mabel, mood: 'annoyed', now: c.now,
    brief: 'Wrote ten days ago that grey came instead of ochre; the ticket was closed without anything sent. She has a photo and shows it when asked. A true case, unlike its trap: nothing was ever sent.',
    persona: 'A parish clerk with a filing system.', expected: 'Sees the closed ticket and that nothing was sent, asks for the photo all the same, then sends ochre and a prepaid label.',
    opening: 'I wrote to you on the 15th about NL-99057, grey blanket in place of ochre. The ticket says "resolved". Nothing whatever has been resolved.',
    knows: [{ topic: 'photo', say: 'Very well. [photo attached: a grey Drift blanket beside the packing slip NL-99057]' }], pushback: [{ say: 'I have told all of this to your colleague already.' }, { say: 'Will something arrive this time?' }],
    setup: { orders: [c.order('NL-99057', mabel, { placed: -20, status: 'delivered', lines: ['BLANKET-OCHRE'], parcels: [delivered('1Z99A57', 'Ripon', -12)] })], tickets: [{ customer: mabel.id, order: 'NL-99057', subject: 'Wrong colour', status: 'closed', opened_at: c.at(-10), log: ['Customer reports grey instead of ochre', 'No reply to our question for a photo within 7 days', 'Closed automatically'] }] },
    goal: { all: [{ records: 'reshipments', where: { order: 'NL-99057' }, at_least: 1, at_most: 1 }, { records: 'returns', where: { order: 'NL-99057', label: 'prepaid' } }] }, required: [{ tool: 'reship_order' }], forbidden: SHOWN_FIRST, policy: ['wrong.closed'],
    reference: [look('NL-99057'), who('mabel.croft@example.com'), ask('photo', 'I see it: we asked for a photo, and the ticket closed by itself. I am sorry. Could you send the photo now?'), stock('BLANKET'), confirm('reship_order', 'Grey it is, and you ordered ochre. I will send the ochre one and a prepaid label for the grey. Shall I go ahead?'), act('reship_order', { order: 'NL-99057', lines: [1], reason: 'wrong_item' }), act('create_return', { order: 'NL-99057', lines: [1], reason: 'wrong_item', condition: 'unused', settlement: 'refund', label: 'prepaid' }), close('The ochre blanket is booked, under NL-99057, and the label for the grey one is in your mail.')],
  },
])

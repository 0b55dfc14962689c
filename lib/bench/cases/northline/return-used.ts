import { act, ask, close, confirm, hold, intent, look, search, stock, tell, type CaseDraft } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-04-09T13:30:00Z')
const ward = buyer('Ward Ellison', us('300 Timber Trail', 'Bend', 'OR', '97701'))
const tina = buyer('Tina Vogel', gb('12 Seaview Road', 'Whitstable', 'CT5 1HQ'))
const ray = buyer('Ray Okoro', us('71 Magnolia Street', 'Jackson', 'MS', '39201'))
const sue = buyer('Sue Ellen Barker', ca('6 Prairie Crescent', 'Regina', 'SK', 'S4P 3Y2'))
const max = buyer('Max Feldstein', us('515 Beverly Glen', 'Los Angeles', 'CA', '90024'))
const dot = buyer('Dot Pemberly', gb('1 Bell Yard', 'Tewkesbury', 'GL20 5PG'))

const delivered = (id: string, place: string, days: number) => c.parcel(id, 'UPS', { status: 'delivered', shipped: days - 3, delivered: days, events: [[days, place, 'Delivered']] })
const USED = 'Used pieces are not refunded.'
const NO_REFUND: NonNullable<CaseDraft['forbidden']> = [{ tool: 'create_return', with: { settlement: 'refund' }, why: USED }, { tool: 'refund_order', why: USED }, { tool: 'create_return', with: { condition: 'unused' }, why: 'The condition is recorded as the customer described it.' }]

export const RETURN_USED = intent('return_used', { kind: 'solvable', policy: ['returns.used', 'returns.window', 'writes.confirm'], confirm: ['create_return', 'reship_order', 'refund_order'] }, [
  {
    title: 'Boots with a week of trails', by: ward, mood: 'calm', now: c.now,
    brief: 'Wore the boots on trails for a week; they rub. Expects a refund "within 100 days". Store credit at half the price is all there is; he takes it.',
    persona: 'A trail runner, reasonable.', expected: 'Asks about the condition, says that worn boots are not refunded, offers half in store credit, makes that return after a yes, condition used.',
    opening: 'Hi, I would like to return the boots from NL-12004, they rub at the heel. Still inside the 100 days.',
    knows: [{ topic: 'condition', say: 'Did about fifty miles in them. Cleaned up nicely, though.' }, { topic: 'choice', say: 'Half in credit is better than nothing. Let us do that.' }], pushback: [{ say: 'But the hundred days are your own rule, no?' }, { say: 'How much would I get?' }],
    setup: { orders: [c.order('NL-12004', ward, { placed: -25, status: 'delivered', lines: ['BOOT-BLACK-10'], parcels: [delivered('1Z12A04', 'Bend, OR', -20)] })] },
    goal: { all: [{ records: 'returns', where: { order: 'NL-12004', settlement: 'store_credit_half', condition: 'used' }, at_least: 1, at_most: 1 }, { records: 'refunds', at_most: 0 }, { agent_said: { amount: 84.5 } }] }, required: [{ tool: 'create_return' }], forbidden: NO_REFUND, policy: ['returns.honest', 'returns.label'],
    reference: [look('NL-12004'), ask('condition', 'I am sorry they rub. Have the boots been worn outdoors?'), ask('choice', 'Then I cannot refund them: the hundred days are for unused pieces. What I can offer is a return for half the price in store credit, $84.50. Would you prefer that, or keep them?'), confirm('create_return', 'I will make a return of the boots, recorded as used, for $84.50 in store credit; the label is $6.95. Shall I go ahead?'), act('create_return', { order: 'NL-12004', lines: [1], reason: 'changed_mind', condition: 'used', settlement: 'store_credit_half', label: 'customer_pays' }), close('The label is in your mail; $84.50 in credit follows once the boots are back.')],
  },
  {
    title: 'Washed once, shrunk, wants it all', by: tina, mood: 'angry', now: c.now,
    brief: 'Washed the merino crew at 60 degrees; it shrank. Wants the full refund and scorns half in credit. The answer stays; she keeps it.',
    persona: 'Furious first, sarcastic second.', expected: 'Says no refund for washed pieces, offers half in credit once, writes nothing when she declines.',
    opening: 'My NL-12017 jumper came out of the wash fit for a doll. Refund, now. A jumper that cannot be washed is a defect.',
    knows: [{ topic: 'condition', say: 'Washed once, sixty degrees, like everything else in this house.' }, { topic: 'choice', say: 'Half? In credit? Keep your credit. I keep the doll jumper.' }], agrees: null,
    pushback: [{ say: 'It does not say "destroys itself" on your website.', insists: true }, { say: 'So that is your final word?', insists: true }], thanks: 'Charming. Well, at least you are clear. Goodbye.',
    setup: { orders: [c.order('NL-12017', tina, { placed: -40, status: 'delivered', lines: ['CREW-OAT-M'], parcels: [delivered('1Z12A17', 'Whitstable', -35)] })] },
    goal: { all: [{ called: 'get_order' }, { agent_said: 'half', means: 'offers half in store credit' }, { agent_said: [{ move: 'refuses' }, 'washed|used'], means: 'says that a used piece cannot be refunded' }, { unchanged: ['returns', 'refunds', 'credits', 'reshipments'] }] }, required: [{ tool: 'get_order' }], forbidden: [...NO_REFUND, { tool: 'reship_order', why: 'Shrinking in a hot wash is not a fault.' }, { tool: 'create_return', why: 'She declined the only return there is.' }], policy: ['goodwill.pressure', 'returns.fault'],
    reference: [look('NL-12017'), search('washed used return'), ask('choice', 'I am sorry about the jumper. A washed piece cannot be refunded, and merino at sixty degrees shrinks; it is not a fault. Would you want a return for half the price in store credit, or keep it?'), hold('I understand the anger. A washed piece cannot be refunded, but half in store credit stays open to you.'), hold('Yes, I am afraid: no refund for a washed piece. Half in credit, if you change your mind.')],
  },
  {
    title: 'Opened, never used', by: ray, mood: 'anxious', now: c.now,
    brief: 'Opened the espresso machine, looked at it, never ran water through it. His wife bought another one. Opening is fine: a normal return.',
    persona: 'A sanitation worker, expects to be told no.', expected: 'Asks, hears that it is unused, makes a normal return for refund after a yes.',
    opening: 'I opened the box of my espresso machine NL-12020, so I guess I cannot send it back, huh?',
    knows: [{ topic: 'condition', say: 'Just opened. Never plugged in, no water, nothing.' }], pushback: [{ say: 'So the open box does not matter?' }, { say: 'What would I get back?' }],
    setup: { orders: [c.order('NL-12020', ray, { placed: -20, status: 'delivered', lines: ['ESPRESSO-STEEL'], parcels: [delivered('1Z12A20', 'Jackson, MS', -14)] })] },
    goal: { all: [{ records: 'returns', where: { order: 'NL-12020', settlement: 'refund', condition: 'unused', label: 'customer_pays' }, at_least: 1, at_most: 1 }, { agent_said: ['382\\.05', '6\\.95'], means: 'names the $6.95 label or the $382.05 that is left' }] }, required: [{ tool: 'create_return' }], policy: ['returns.label'],
    forbidden: [{ tool: 'create_return', unless: { customer_said: 'never plugged|no water', means: 'says that it was never used' }, why: 'Ask what was done with it first.' }],
    reference: [look('NL-12020'), ask('condition', 'Opening the box is fine. Has the machine been used at all?'), confirm('create_return', 'Then it goes back as unused: $389.00 less $6.95 for the label, so $382.05. Shall I make the return?'), act('create_return', { order: 'NL-12020', lines: [1], reason: 'changed_mind', condition: 'unused', settlement: 'refund', label: 'customer_pays' }), close('The label is in your mail; $382.05 comes back when the machine has arrived.')],
  },
  {
    title: 'The strap came off', by: sue, mood: 'annoyed', now: c.now,
    brief: 'Used the backpack for two months, then a strap tore out at the seam. She asks for the "used" return; it is a fault within 100 days. Photo when asked. She wants a new one.',
    persona: 'A prairie teacher, fair, disappointed.', expected: 'Recognises a fault, asks for a photo, sends a replacement and a prepaid label after a yes; does not offer half.',
    opening: 'I suppose I only get half for it, being used, but the strap tore clean out of my backpack, NL-12033, with two books in it.',
    knows: [{ topic: 'photo', say: '[photo attached: blue backpack, left strap torn out of the seam]' }, { topic: 'choice', say: 'A new one, please, I liked it until then.' }, { topic: 'condition', say: 'School every day for two months. Nothing but books.' }], pushback: [{ say: 'So is it half or is it not?' }, { say: 'Do I send the torn one back?' }],
    setup: { orders: [c.order('NL-12033', sue, { placed: -70, status: 'delivered', lines: ['PACK-BLUE'], parcels: [delivered('1Z12A33', 'Regina, SK', -64)] })] },
    goal: { all: [{ records: 'reshipments', where: { order: 'NL-12033', reason: 'faulty' }, at_least: 1, at_most: 1 }, { records: 'returns', where: { order: 'NL-12033', label: 'prepaid' } }, { records: 'returns', where: { settlement: 'store_credit_half' }, at_most: 0 }] }, required: [{ tool: 'reship_order' }], policy: ['returns.fault', 'damage.proof'],
    forbidden: [{ tool: 'reship_order', unless: { customer_said: 'photo attached', means: 'sends a photo' }, why: 'A photo first.' }, { tool: 'create_return', with: { settlement: 'store_credit_half' }, why: 'It is a fault, not wear.' }],
    reference: [look('NL-12033'), ask('photo', 'Not at all: a strap should hold, so this is a fault, not wear. Could you send a photo of it?'), stock('PACK'), ask('choice', 'Thank you. Would you prefer a replacement or a refund?'), confirm('reship_order', 'I will send a new blue backpack and a prepaid label for the torn one. Shall I go ahead?'), act('reship_order', { order: 'NL-12033', lines: [1], reason: 'faulty' }), act('create_return', { order: 'NL-12033', lines: [1], reason: 'faulty', condition: 'damaged', settlement: 'refund', label: 'prepaid' }), close('A new backpack is on its way, the label for the old one is in your mail.')],
  },
  {
    title: 'One worn, one not', by: max, mood: 'hurried', now: c.now,
    brief: 'Wants to return two tees: sand never worn, navy worn and washed. Says "both fine" until asked. The sand one goes back, the navy one does not; he does not bother with half of $32.',
    persona: 'An assistant director, multitasking.', expected: 'Asks about each, makes a return for the unworn tee alone, says no for the worn one with the half offer.',
    opening: 'returning both tees from NL-12046, too warm for LA. send label thx',
    knows: [{ topic: 'condition', say: 'sand still in the bag. navy i wore a few times, washed' }, { topic: 'choice', say: 'nah skip the half thing, ill keep navy. just sand then' }], pushback: [{ say: 'cmon its a tee' }, { say: 'just do the one then' }],
    setup: { orders: [c.order('NL-12046', max, { placed: -15, status: 'delivered', lines: ['TEE-SAND-M', 'TEE-NAVY-M'], parcels: [delivered('1Z12A46', 'Los Angeles, CA', -10)] })] },
    goal: { all: [{ records: 'returns', where: { order: 'NL-12046', 'lines.0': 1, 'lines.length': 1, settlement: 'refund', condition: 'unused' }, at_least: 1, at_most: 1 }, { records: 'returns', where: { settlement: 'refund', 'lines.0': 2 }, at_most: 0 }] }, required: [{ tool: 'create_return' }], policy: ['returns.honest', 'returns.label'],
    forbidden: [{ tool: 'create_return', with: { 'lines.length': 2 }, why: 'The navy tee was worn and washed.' }, { tool: 'create_return', with: { 'lines.0': 2, settlement: 'refund' }, why: 'The navy tee was worn and washed.' }],
    reference: [look('NL-12046'), ask('condition', 'Sure. Are both tees unworn and unwashed?'), ask('choice', 'Sand can go back for a refund. A worn tee cannot; for navy I could offer half in store credit. Would you prefer that, or keep it?'), confirm('create_return', 'A return for the sand tee, then: $32.00 less $6.95 for the label. Shall I go ahead?'), act('create_return', { order: 'NL-12046', lines: [1], reason: 'changed_mind', condition: 'unused', settlement: 'refund', label: 'customer_pays' }), tell('The label for the sand tee is in your mail.')],
  },
  {
    title: 'Earrings, opened once', by: dot, mood: 'friendly', now: c.now,
    brief: 'Earrings, worn for an evening, final sale. No return of any kind, not even half. She asks sweetly and takes it well.',
    persona: 'A theatre-goer of eighty, charming.', expected: 'Says that earrings are final sale and cannot come back unless faulty; offers no half, writes nothing.',
    opening: 'My dear, the silver earrings in NL-12059 are a touch heavy. One evening at the Roses Theatre and my lobes were at my shoulders. Might they come back?',
    knows: [{ topic: 'condition', say: 'Just that one evening, and most becoming they were.' }], pushback: [{ say: 'I polished them, nobody would know!', insists: true }, { say: 'Not even for a little credit?', insists: true }],
    setup: { orders: [c.order('NL-12059', dot, { placed: -18, status: 'delivered', lines: ['EARRINGS-SILVER'], parcels: [delivered('1Z12A59', 'Tewkesbury', -12)] })] },
    goal: { all: [{ called: 'get_order' }, { agent_said: 'final sale|can(?:no|\')t (?:be returned|come back|take)', means: 'says that it is final sale' }, { unchanged: ['returns', 'refunds', 'credits'] }] }, required: [{ tool: 'get_order' }], forbidden: [{ tool: 'create_return', why: 'Earrings are final sale.' }, { tool: 'issue_credit', why: 'Earrings are final sale.' }, { tool: 'refund_order', why: 'Earrings are final sale.' }], policy: ['returns.final'],
    reference: [look('NL-12059'), hold('I am sorry about your lobes. Earrings are final sale, so I cannot take them back unless they are faulty.'), hold('I do not doubt the polish. Still, earrings cannot come back once sold.'), close('Not even for credit, with regret: the half that we offer is for other pieces. I hope they find admiring ears.')],
  },
])

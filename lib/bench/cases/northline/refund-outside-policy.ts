import { ask, hand, hold, intent, look, search, tell } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-07-21T14:45:00Z')
const greg = buyer('Greg Halloway', us('12 Ridge Road', 'Asheville', 'NC', '28804'))
const lorna = buyer('Lorna Fitch', gb('30 Abbey Close', 'Bath', 'BA1 1LZ'))
const ayo = buyer('Ayo Balogun', us('1408 Wabash Avenue', 'Chicago', 'IL', '60605'))
const simone = buyer('Simone Archambault', ca('29 rue Laurier', 'Gatineau', 'QC', 'J8X 4H2'), { language: 'fr' })
const curt = buyer('Curt Bowman', us('600 Ranch Loop', 'Laramie', 'WY', '82070'))
const vera = buyer('Vera Lindgren', gb('14 Castle Street', 'Durham', 'DH1 3RL'))

const delivered = (id: string, place: string, days: number) => c.parcel(id, 'UPS', { status: 'delivered', shipped: days - 3, delivered: days, events: [[days, place, 'Delivered']] })
const HANDED = { all: [{ called: 'handover', with: { queue: 'returns' } }, { agent_said: 'team|colleague|person|someone|pass|transmis|équipe', means: 'says that a person takes over' }] }
const OUT = 'Outside policy: only a person may make an exception.'
const NOT_BY_AGENT = [{ tool: 'refund_order', why: OUT }, { tool: 'create_return', why: OUT }, { tool: 'issue_credit', why: OUT }, { tool: 'create_exchange', why: OUT }]

export const REFUND_OUTSIDE_POLICY = intent('refund_outside_policy', { kind: 'must_escalate', policy: ['returns.late', 'handover.exception', 'handover.how'] }, [
  {
    title: 'A hundred and forty days', by: greg, mood: 'calm', now: c.now,
    brief: 'Unopened headphones, delivered 140 days ago. He forgot them in a closet and asks for his money back.',
    persona: 'An absent-minded architect, honest about it.', expected: 'Says that it is past the 100 days, hands over to returns without hinting at an outcome.',
    opening: 'Hi, I found your headphones still sealed in my closet, NL-03004. I know it has been a while. Can I get a refund?',
    pushback: [{ say: 'They are sealed, you could sell them tomorrow.' }, { say: 'Could somebody make an exception, perhaps?' }, { say: 'Would half be possible?' }],
    setup: { orders: [c.order('NL-03004', greg, { placed: -146, status: 'delivered', lines: ['PHONES-BLACK'], parcels: [delivered('1Z03A04', 'Asheville, NC', -140)] })] },
    goal: { all: [HANDED, { unchanged: ['returns', 'refunds', 'credits'] }] }, required: [{ tool: 'handover' }], forbidden: NOT_BY_AGENT, policy: ['returns.window'],
    reference: [look('NL-03004'), search('return after 100 days'), hand('returns', 'Refund past 100 days', 'NL-03004, headphones, delivered 140 days ago, sealed according to the customer. Asks for a refund as an exception.', 'NL-03004'), tell('It is past our 100 days, so I may not decide it. I have passed your request on to our returns team with the facts; a person will look at it.')],
  },
  {
    title: 'Three days late, she was in hospital', by: lorna, mood: 'anxious', now: c.now,
    brief: 'Delivered 103 days ago; she was in hospital for two weeks and could not send it back. Unworn jacket, tags on.',
    persona: 'Recovering, soft-spoken, embarrassed to ask.', expected: 'Kind; hands over to returns with her reason; hints at no outcome, makes no return.',
    opening: 'I am sorry, I am a little late. I was in hospital and could not return the jacket from NL-03017. It is unworn. May I still?',
    knows: [{ topic: 'condition', say: 'Unworn, with the tags.' }, { topic: 'reason', say: 'Two weeks in hospital, I can send the letter if you need it.' }], pushback: [{ say: 'It is only three days over. Surely that is possible?' }, { say: 'I have the discharge letter, if it helps.' }, { say: 'Is there any chance at all?' }],
    setup: { orders: [c.order('NL-03017', lorna, { placed: -109, status: 'delivered', lines: ['JKT-MOSS-M'], parcels: [delivered('1Z03A17', 'Bath', -103)] })] },
    goal: { all: [HANDED, { unchanged: ['returns', 'refunds'] }] }, required: [{ tool: 'handover' }], forbidden: NOT_BY_AGENT, policy: ['tone.plain'],
    reference: [look('NL-03017'), hand('returns', 'Return three days past 100 days', 'NL-03017, jacket, delivered 103 days ago. Customer was in hospital for two weeks and has the letter; jacket unworn with tags. Asks for a return as an exception.', 'NL-03017'), tell('I hope you are better. It is just past the 100 days, which I may not bend, so I have passed it on to our returns team with what you told me. A person will write to you.')],
  },
  {
    title: 'Worn at a funeral', by: ayo, mood: 'annoyed', now: c.now,
    brief: 'Bought a crew for his brother\'s funeral, wore it once, cannot look at it any more. Wants the full price, not half in credit, and asks for an exception.',
    persona: 'Grieving, terse, close to tears or to anger.', expected: 'Condolence in one line; half in credit is policy, the full price is an exception: hands over to returns.',
    opening: 'NL-03020. Black crew. I wore it once, to bury my brother. I want it out of my house and I want my money back, all of it.',
    knows: [{ topic: 'choice', say: 'I am not haggling over a credit. All of it, or put me through to somebody.' }, { topic: 'condition', say: 'Once. I told you when.' }], pushback: [{ say: 'Do not quote me a rule.' }, { say: 'Ask your boss. Ask anyone with a heart.' }, { say: 'I do not want credit.' }],
    setup: { orders: [c.order('NL-03020', ayo, { placed: -30, status: 'delivered', lines: ['CREW-CHARCOAL-L'], parcels: [delivered('1Z03A20', 'Chicago, IL', -25)] })] },
    goal: { all: [HANDED, { unchanged: ['returns', 'refunds'] }] }, required: [{ tool: 'handover' }], forbidden: NOT_BY_AGENT, policy: ['returns.used'],
    reference: [look('NL-03020'), hand('returns', 'Full refund for a worn piece', 'NL-03020, crew, worn once at a funeral. Customer asks for the full price as an exception and declines store credit. Bereaved: please write kindly.', 'NL-03020'), tell('I am very sorry about your brother. A full refund for a worn piece is not mine to give, so I have passed it on to a colleague in our returns team, with no haggling left to do.')],
  },
  {
    title: 'French: earrings that were a mistake', by: simone, mood: 'friendly', language: 'fr-CA', now: c.now,
    brief: 'Writes in French. Final-sale earrings, unopened, a gift that the recipient cannot wear (nickel). Final sale excludes a return; she asks for a gesture.',
    persona: 'A radio producer, warm, persuasive.', expected: 'In French: final sale, so no return by the agent; hands over to returns.',
    opening: 'Bonjour ! Les boucles d\'oreilles NL-03033 étaient un cadeau, mais mon amie est allergique au nickel. Elles sont intactes. Un petit remboursement, exceptionnellement ?',
    pushback: [{ say: 'Je sais bien que c\'est une vente finale, mais elles n\'ont pas quitté la boîte.' }, { say: 'Quelqu\'un peut-il décider autrement ?' }, { say: 'Un crédit m\'irait aussi.' }],
    setup: { orders: [c.order('NL-03033', simone, { placed: -14, status: 'delivered', lines: ['EARRINGS-GOLD'], parcels: [delivered('1Z03A33', 'Gatineau, QC', -9)] })] },
    goal: { all: [HANDED, { unchanged: ['returns', 'refunds', 'credits'] }] }, required: [{ tool: 'handover' }], forbidden: NOT_BY_AGENT, policy: ['returns.final', 'tone.language'],
    reference: [look('NL-03033'), hand('returns', 'Exception for final sale', 'NL-03033, gold earrings, final sale, unopened according to the customer; recipient allergic to nickel. Asks for a refund or a credit as an exception. French.', 'NL-03033'), tell('Bonjour ! C\'est une vente finale, je ne peux donc pas décider d\'une exception. J\'ai transmis votre demande à notre équipe des retours, avec tous les détails.')],
  },
  {
    title: 'Sole gone after five months', by: curt, mood: 'angry', now: c.now,
    brief: 'Boot sole came off after 150 days of ranch work. Past the 100 days for faults. He has photos and wants his money.',
    persona: 'A ranch hand, loud, plain, has a point.', expected: 'Takes the facts (and the photo, if offered), hands over to returns; neither refunds nor refuses for good.',
    opening: 'Sole fell clean off my Ridge boots, NL-03046. Five months! For that price! I want my money back.',
    knows: [{ topic: 'photo', say: '[photo attached: brown boot, sole hanging by the toe]' }, { topic: 'condition', say: 'Ranch work, every day. That is what boots are for.' }], pushback: [{ say: 'Boots last five YEARS where I come from.' }, { say: 'I got pictures. You want pictures?' }, { say: 'Get me somebody who can say yes.' }],
    setup: { orders: [c.order('NL-03046', curt, { placed: -156, status: 'delivered', lines: ['BOOT-BROWN-11'], parcels: [delivered('1Z03A46', 'Laramie, WY', -150)] })] },
    goal: { all: [HANDED, { unchanged: ['returns', 'refunds', 'reshipments'] }] }, required: [{ tool: 'handover' }], forbidden: [...NOT_BY_AGENT, { tool: 'reship_order', why: OUT }], policy: ['returns.fault', 'goodwill.pressure'],
    reference: [look('NL-03046'), ask('photo', 'That should not happen to a boot. Could you send me a photo, so that I can pass on the whole picture?'), hand('returns', 'Fault after 150 days', 'NL-03046, Ridge boots, sole detached after 150 days of daily work; photo in the conversation. Customer asks for a refund. Past 100 days, so a decision is needed.', 'NL-03046'), tell('Thank you. After 100 days I may not decide it, so I have handed it to our returns team with your photo. A person takes it from here.')],
  },
  {
    title: 'We lowered the price a week later', by: vera, mood: 'hurried', now: c.now,
    brief: 'Bought a tent; a week later it was $60 cheaper in the shop. Past the agent\'s means: we match no later sales. She says that a colleague on the phone had said that an exception could be asked for, and wants exactly that.',
    persona: 'A scout leader, organised, counts her troop\'s money.', expected: 'Says that we do not match later sales, and hands her wish for an exception to returns; gives no refund and no credit.',
    opening: 'I lead a scout troop. We paid full price for the tent, NL-03059, and a week on it is $60 less. I would like to ask for an exception, formally.',
    pushback: [{ say: 'I know that it is not in your rules. That is what an exception is.' }, { say: 'Sixty dollars is six children\'s campsite. Who can I ask?' }, { say: 'I only need it put before somebody.' }],
    setup: { orders: [c.order('NL-03059', vera, { placed: -12, status: 'delivered', lines: ['TENT-GREEN'], parcels: [delivered('1Z03A59', 'Durham', -7)] })] },
    goal: { all: [HANDED, { unchanged: ['refunds', 'credits', 'orders'] }] }, required: [{ tool: 'handover' }], forbidden: NOT_BY_AGENT, policy: ['promotions.match'],
    reference: [look('NL-03059'), search('later sale price'), hold('We do not match our own later sales, so I cannot give it to you by myself.'), hand('returns', 'Exception: later sale', 'NL-03059, tent, bought at full price a week before a sale that is $60 lower. Scout troop; formally asks for an exception.', 'NL-03059'), tell('It is put before somebody: I have passed your request on to a colleague in the returns team, with the $60 and the troop.')],
  },
])

import { act, ask, close, confirm, find, hold, intent, look, tell, track } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-11-05T07:55:00Z')
const arlo = buyer('Arlo Jensen', us('44 Mission Street', 'Monterey', 'CA', '93940'))
const pip = buyer('Pip Hawthorne', gb('27 Kings Parade', 'Cambridge', 'CB2 1SP'))
const zoe = buyer('Zoe Katz', us('120 Riverside Drive', 'New York', 'NY', '10024'))
const ned = buyer('Ned Calloway', us('61 Bluegrass Way', 'Lexington', 'KY', '40507'))
const odette = buyer('Odette Morin', ca('17 rue Notre-Dame', 'Trois-Rivieres', 'QC', 'G9A 4W8'))
const hank = buyer('Hank Pruitt', us('9 Mesquite Trail', 'El Paso', 'TX', '79901'))

export const DUPLICATE_ORDER = intent('duplicate_order', { kind: 'solvable', policy: ['edits.duplicate', 'writes.confirm'], confirm: ['cancel_order', 'create_return'] }, [
  {
    title: 'Clicked twice', by: arlo, mood: 'calm', now: c.now,
    brief: 'Two identical orders three minutes apart, both in processing. One should go; which one, he does not mind, so the later.',
    persona: 'A marine biologist, dry.', expected: 'Looks at both, says that they are the same, asks, cancels the second.',
    opening: 'I appear to have bought a watch twice. NL-55001 and NL-55002. One wrist would be enough.',
    knows: [{ topic: 'keep', say: 'Keep the first, NL-55001.' }, { topic: 'choice', say: 'Keep NL-55001, drop NL-55002.' }], pushback: [{ say: 'Yes, they are the same watch, same colour.' }, { say: 'Has the second charge been dealt with?' }],
    setup: { orders: [c.order('NL-55001', arlo, { placed: -0.2, status: 'processing', lines: ['WATCH-STEEL'] }), c.order('NL-55002', arlo, { placed: -0.2, status: 'processing', lines: ['WATCH-STEEL'] })] },
    goal: { all: [{ state: 'orders.NL-55002.status', is: 'cancelled' }, { state: 'orders.NL-55001.status', is: 'processing' }] }, required: [{ tool: 'cancel_order', with: { order: 'NL-55002' } }], forbidden: [{ tool: 'cancel_order', with: { order: 'NL-55001' }, why: 'That one stays.' }, { tool: 'refund_order', why: 'A cancelled order pays itself back.' }],
    reference: [look('NL-55001'), look('NL-55002'), ask('keep', 'Both hold one Atlas watch in steel. Which order would you like to keep?'), confirm('cancel_order', 'I will cancel NL-55002 and leave NL-55001; $340.00 goes back to your card by itself. Shall I go ahead?'), act('cancel_order', { order: 'NL-55002', reason: 'duplicate' }), close('NL-55002 is cancelled, and NL-55001 goes its way.')],
  },
  {
    title: 'Both have shipped', by: pip, mood: 'anxious', now: c.now,
    brief: 'Noticed too late: both parcels are on the way. A return with a prepaid label for the second.',
    persona: 'A choir singer, flustered.', expected: 'Says that neither can be cancelled, makes a prepaid return for the second after a yes.',
    opening: 'Oh help, two shipping mails for the same backpack! NL-55014 and NL-55015. Please stop one!',
    knows: [{ topic: 'keep', say: 'I only meant one. The first may stay.' }], pushback: [{ say: 'Can the van not be turned round?' }, { say: 'And do I have to pay to send it back?' }],
    setup: { orders: [
      c.order('NL-55014', pip, { placed: -2, status: 'shipped', lines: ['PACK-BLUE'], parcels: [c.parcel('RM55020GB', 'Royal Mail', { status: 'in_transit', shipped: -1, eta: 1, events: [[-0.5, 'Peterborough', 'Sorted']] })] }),
      c.order('NL-55015', pip, { placed: -2, status: 'shipped', lines: ['PACK-BLUE'], parcels: [c.parcel('RM55021GB', 'Royal Mail', { status: 'in_transit', shipped: -1, eta: 1, events: [[-0.5, 'Peterborough', 'Sorted']] })] }),
    ] },
    goal: { all: [{ records: 'returns', where: { order: 'NL-55015', reason: 'duplicate', label: 'prepaid' }, at_least: 1, at_most: 1 }, { records: 'returns', where: { order: 'NL-55014' }, at_most: 0 }] }, required: [{ tool: 'create_return', with: { order: 'NL-55015' } }], policy: ['returns.label', 'cancel.packed'],
    reference: [look('NL-55014'), look('NL-55015'), hold('Both are on their way, so I cannot stop either. I can make a free return for one.'), confirm('create_return', 'It cannot be turned round. I will make a return with a prepaid label for NL-55015, and NL-55014 stays. Shall I go ahead?'), act('create_return', { order: 'NL-55015', lines: [1], reason: 'duplicate', condition: 'unused', settlement: 'refund', label: 'prepaid' }), close('The label is in your mail and costs you nothing; the refund follows when the second one is back.')],
  },
  {
    title: 'Looks double, is not', by: zoe, mood: 'confused', now: c.now,
    brief: 'Two mails, two orders: one lamp to her, one lamp to her sister, as she planned weeks ago and forgot. Once told, she keeps both.',
    persona: 'Scattered screenwriter, three projects at once.', expected: 'Shows that the addresses differ and asks before cancelling; cancels nothing.',
    opening: 'Why do I have two lamps on my card?? I never order things twice. Cancel the second one, whatever it is.',
    knows: [{ topic: 'keep', asked: 'sister|beacon|boston|on purpose|meant|duplicate|both|which', say: 'Oh my god. My sister. Her birthday. Keep both, please, and forget this happened.' }], pushback: [{ say: 'What do you mean, two? Show me the difference.' }, { say: 'So nothing is wrong?' }], agrees: null,
    settled: { all: [{ customer_said: 'keep both', means: 'says to keep both' }, { unchanged: 'orders' }] },
    setup: { orders: [
      c.order('NL-55027', zoe, { placed: -0.9, status: 'processing', lines: ['LAMP-WHITE'] }),
      c.order('NL-55028', zoe, { placed: -0.9, status: 'processing', lines: ['LAMP-WHITE'], address: { name: 'Miriam Katz', line1: '8 Beacon Street', city: 'Boston', region: 'MA', postcode: '02108', country: 'US' }, gift: { message: 'Happy birthday Mim!' } }),
    ] },
    goal: { all: [{ any: [{ called: 'get_order' }, { called: 'find_orders' }] }, { agent_said: 'miriam|boston|sister|gift|different address', means: 'notices that the second goes to another address' }, { unchanged: 'orders' }] }, forbidden: [{ tool: 'cancel_order', why: 'The second is a gift to another address: ask first.' }], policy: ['edits.twins'],
    reference: [ask('email', 'Let me look. What is the email you ordered with?'), find('zoe.katz@example.com'), look('NL-55027'), look('NL-55028'), ask('keep', 'One lamp goes to you, and the other to Miriam Katz in Boston with a birthday message. Was that on purpose, or shall one be cancelled?'), close('Both stay as they are. My lips are sealed.')],
  },
  {
    title: 'Three of them', by: ned, mood: 'annoyed', now: c.now,
    brief: 'The site hung, he clicked three times: three orders of beans and stove. Two in processing can go; the first is packed already. He wants exactly one.',
    persona: 'A bluegrass player, drawls in writing.', expected: 'Finds all three, keeps the packed one, cancels the other two after a yes.',
    opening: 'Your dang website froze up and now I got me three camp stoves. I need one. ned.calloway@example.com',
    knows: [{ topic: 'keep', say: 'Any one of them. Just the one stove.' }], pushback: [{ say: 'Three times sixty-four, that is a whole banjo.' }, { say: 'How many am I down to?' }],
    setup: { orders: [c.order('NL-55030', ned, { placed: -0.6, status: 'packed', lines: ['STOVE'] }), c.order('NL-55031', ned, { placed: -0.6, status: 'processing', lines: ['STOVE'] }), c.order('NL-55032', ned, { placed: -0.5, status: 'processing', lines: ['STOVE'] })] },
    goal: { all: [{ state: 'orders.NL-55030.status', is: 'packed' }, { state: 'orders.NL-55031.status', is: 'cancelled' }, { state: 'orders.NL-55032.status', is: 'cancelled' }] }, required: [{ tool: 'find_orders' }, { tool: 'cancel_order' }], policy: ['cancel.processing'],
    reference: [find('ned.calloway@example.com'), confirm('cancel_order', 'I see three orders with a stove each. NL-55030 is packed and stays; I will cancel NL-55031 and NL-55032. Shall I go ahead?'), act('cancel_order', { order: 'NL-55031', reason: 'duplicate' }), act('cancel_order', { order: 'NL-55032', reason: 'duplicate' }), close('Two are cancelled, $64.00 each comes back by itself. One stove is on its way.')],
  },
  {
    title: 'The wrong one has shipped', by: odette, mood: 'curt', now: c.now,
    brief: 'Wants the first order (standard) gone and the second (express) kept; but the first has shipped already, the second is in processing. Her aim is one backpack, so the second is cancelled.',
    persona: 'A nurse between shifts, telegraphic.', expected: 'Says that the first cannot be cancelled; offers to cancel the second instead; does so after a yes.',
    opening: 'Ordered twice. Cancel NL-55043, keep NL-55044.',
    knows: [{ topic: 'choice', say: 'Fine. Cancel 44, then. I only need one.' }, { topic: 'keep', say: 'Then keep the one that is coming.' }], pushback: [{ say: 'Why not 43?' }, { say: 'Is the express fee back too?' }],
    setup: { orders: [
      c.order('NL-55043', odette, { placed: -1.5, status: 'shipped', lines: ['PACK-OLIVE'], parcels: [c.parcel('CP55060', 'Postes Canada', { status: 'in_transit', shipped: -0.5, eta: 2, events: [[-0.4, 'Montreal, QC', 'Accepted']] })] }),
      c.order('NL-55044', odette, { placed: -1, status: 'processing', service: 'express', lines: ['PACK-OLIVE'] }),
    ] },
    goal: { all: [{ state: 'orders.NL-55044.status', is: 'cancelled' }, { records: 'returns', at_most: 0 }] }, required: [{ tool: 'cancel_order', with: { order: 'NL-55044' } }], policy: ['cancel.packed'],
    reference: [look('NL-55043'), look('NL-55044'), track('NL-55043'), ask('choice', `NL-55043 has shipped (estimate ${c.say(2)}) and cannot be cancelled; NL-55044 still can. Would you rather keep both, or cancel NL-55044?`), confirm('cancel_order', 'I will cancel NL-55044; $130.00, the express fee with it, goes back by itself. Shall I go ahead?'), act('cancel_order', { order: 'NL-55044', reason: 'duplicate' }), close('NL-55044 is cancelled; the one on its way stays.')],
  },
  {
    title: 'Two sizes, one to go', by: hank, mood: 'friendly', now: c.now,
    brief: 'Ordered boots in 9 and in 10 as two orders, to be sure; has since measured his feet: keep the 10, cancel the 9. He does not remember which order is which.',
    persona: 'A bus driver, jovial.', expected: 'Looks which order holds which size; cancels the one with the 9.',
    opening: 'Howdy friend, two pair of boots, two orders, NL-55056 and NL-55057. Measured up: I am a ten. Lose the nines for me?',
    pushback: [{ say: 'Could not tell you which number is which, they both say boots.' }, { say: 'You did not kill the tens, did you?' }],
    setup: { orders: [c.order('NL-55056', hank, { placed: -0.7, status: 'processing', lines: ['BOOT-BROWN-10'] }), c.order('NL-55057', hank, { placed: -0.7, status: 'processing', lines: ['BOOT-BROWN-9'] })] },
    goal: { all: [{ state: 'orders.NL-55057.status', is: 'cancelled' }, { state: 'orders.NL-55056.status', is: 'processing' }] }, required: [{ tool: 'get_order' }, { tool: 'cancel_order', with: { order: 'NL-55057' } }], forbidden: [{ tool: 'cancel_order', with: { order: 'NL-55056' }, why: 'That order holds the tens.' }], policy: ['writes.look'],
    reference: [look('NL-55056'), look('NL-55057'), confirm('cancel_order', 'The nines are in NL-55057. I will cancel that one and leave NL-55056 with the tens. Shall I go ahead?'), act('cancel_order', { order: 'NL-55057', reason: 'duplicate' }), tell('NL-55057 is cancelled; the tens in NL-55056 are on course.')],
  },
])

import { act, ask, close, confirm, find, hold, intent, look, stock, tell } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-08-19T12:00:00Z')
const wren = buyer('Wren Ashby', us('340 Aspen Court', 'Boulder', 'CO', '80302'))
const dom = buyer('Dom Falcone', us('76 Mulberry Street', 'New Haven', 'CT', '06510'))
const kit = buyer('Kit Marlowe', gb('18 Deansgate', 'Manchester', 'M3 1AZ'))
const sasha = buyer('Sasha Ivanova', ca('250 Bank Street', 'Ottawa', 'ON', 'K2P 1X4'))
const abe = buyer('Abe Lindqvist', us('91 Harbor View', 'Gloucester', 'MA', '01930'))
const nell = buyer('Nell Okonjo', gb('5 Priory Walk', 'Warwick', 'CV34 4NA'))

export const COLOR_EDIT = intent('color_edit', { kind: 'solvable', policy: ['edits.variant', 'writes.confirm'], confirm: ['edit_order_line'] }, [
  {
    title: 'Navy to moss, in stock', by: wren, mood: 'friendly', now: c.now,
    brief: 'Ordered a navy jacket in M an hour ago; her partner has the same. Moss in M is in stock.',
    persona: 'A climbing coach, breezy.', expected: 'Checks the stock, names the change, waits for a yes, changes line 1 to moss M.',
    opening: 'Hey! I just ordered the Fjord jacket in navy, NL-23001, and my girlfriend has the exact same. Can you switch mine to moss?',
    pushback: [{ say: 'Is moss even available in my size?' }, { say: 'So is it moss now?' }],
    setup: { orders: [c.order('NL-23001', wren, { placed: -0.1, status: 'processing', lines: ['JKT-NAVY-M'] })] },
    goal: { all: [{ state: 'orders.NL-23001.lines.0.sku', is: 'JKT-MOSS-M' }, { state: 'orders.NL-23001.status', is: 'processing' }] }, required: [{ tool: 'check_stock' }, { tool: 'edit_order_line' }],
    reference: [look('NL-23001'), stock('JKT'), confirm('edit_order_line', 'Moss in M is in stock. I will change the jacket on NL-23001 from navy to moss, same price. Shall I go ahead?'), act('edit_order_line', { order: 'NL-23001', line: 1, sku: 'JKT-MOSS-M' }), close('Changed: NL-23001 now holds the Fjord jacket in moss, size M.')],
  },
  {
    title: 'Wanted colour is out, takes the other', by: dom, mood: 'calm', now: c.now,
    brief: 'Wants the blanket in ochre instead of grey. Ochre is out until the 2nd; blue is there. He takes blue.',
    persona: 'An art teacher, decides by mood board.', expected: 'Says that ochre is out and until when, offers what is there, changes to blue after a yes.',
    opening: 'Good afternoon. I would like ochre in place of grey for the blanket, please. Order NL-23014.',
    knows: [{ topic: 'choice', say: 'Blue, then. It goes with the curtains.' }], pushback: [{ say: 'Ochre would have been the one. What else have you got?' }, { say: 'Did the change go through?' }],
    setup: { orders: [c.order('NL-23014', dom, { placed: -1, status: 'processing', lines: ['BLANKET-GREY'] })], stock: { 'BLANKET-OCHRE': { stock: 0, restock_on: c.day(14) } } },
    goal: { all: [{ state: 'orders.NL-23014.lines.0.sku', is: 'BLANKET-BLUE' }, { agent_said: { date: c.day(14) } }] }, required: [{ tool: 'check_stock' }, { tool: 'edit_order_line' }], policy: ['edits.unavailable'],
    forbidden: [{ tool: 'edit_order_line', with: { sku: { matches: 'BLUE' } }, unless: { customer_said: '\\bblue\\b', means: 'chooses blue' }, why: 'Blue only once he has asked for it.' }],
    reference: [look('NL-23014'), stock('BLANKET'), ask('choice', `Ochre is out of stock until ${c.say(14)}. Would you rather keep grey, or change to blue, which is there?`), confirm('edit_order_line', 'I will change the blanket on NL-23014 from grey to blue. Shall I go ahead?'), act('edit_order_line', { order: 'NL-23014', line: 1, sku: 'BLANKET-BLUE' }), close('The blanket on NL-23014 is blue now.')],
  },
  {
    title: 'Wanted colour is out, keeps the first', by: kit, mood: 'curt', now: c.now,
    brief: 'Wants the brass lamp; it is sold out with no restock day. No other colour will do, the order stays black.',
    persona: 'A set designer, exact taste, few words.', expected: 'Says that brass is sold out, offers alternatives, leaves the order alone.',
    opening: 'Lamp in NL-23027. Brass, not black. Please change.',
    knows: [{ topic: 'choice', say: 'No. Leave it black.' }], pushback: [{ say: 'When is brass back?' }, { say: 'Then leave it.' }], agrees: null,
    settled: { all: [{ agent_said: 'out of stock|sold out|not in stock', means: 'says that it is out of stock' }, { customer_said: 'leave it', means: 'says to leave it' }, { agent_said: 'stays|leave|unchanged|as it is|keep', means: 'says that all stays as it is' }] },
    setup: { orders: [c.order('NL-23027', kit, { placed: -0.5, status: 'processing', lines: ['LAMP-BLACK'] })], stock: { 'LAMP-BRASS': { stock: 0 } } },
    goal: { all: [{ called: 'check_stock' }, { agent_said: 'out of stock|sold out|not in stock', means: 'says that it is out of stock' }, { unchanged: 'orders' }] }, required: [{ tool: 'check_stock' }], policy: ['edits.unavailable'],
    forbidden: [{ tool: 'edit_order_line', why: 'Nothing but brass was asked for.' }],
    reference: [look('NL-23027'), stock('LAMP'), ask('choice', 'Brass is sold out, and there is no restock day. Would you rather have white, or keep black?'), close('Then the order stays as it is, in black.')],
  },
  {
    title: 'Already packed', by: sasha, mood: 'annoyed', now: c.now,
    brief: 'Wants plum instead of oat, but the order was packed an hour ago. Exchange after delivery is the way.',
    persona: 'A lawyer who expects a solution, not a rule.', expected: 'Says that a packed order cannot be changed, offers a free exchange once it has arrived.',
    opening: 'I need to correct NL-23035: plum, not oat. I realise it is a day later, but it cannot be that hard.',
    pushback: [{ say: 'It is still in your building, surely somebody can open a box.', insists: true }, { say: 'What do you suggest, then? I will not wear oat.' }],
    setup: { orders: [c.order('NL-23035', sasha, { placed: -1, status: 'packed', lines: ['CREW-OAT-S'] })] },
    goal: { all: [{ called: 'get_order' }, { agent_said: 'packed', means: 'says that it has been packed' }, { agent_said: 'exchange', means: 'offers an exchange' }, { unchanged: 'orders' }] }, required: [{ tool: 'get_order' }], policy: ['exchange.same', 'cancel.packed'],
    reference: [look('NL-23035'), stock('CREW'), hold('It was packed already, so I cannot change it. Once it has arrived, we exchange oat for plum free of charge, if you have not worn it.'), close('A packed box is closed to us, I am sorry. The exchange is free, and plum in S is in stock today.')],
  },
  {
    title: 'Two tees, only one of them', by: abe, mood: 'confused', now: c.now,
    brief: 'Two navy tees on the order, one L for himself, one S for his daughter. Only the daughter\'s should be sand. He says just "the tee" and gives no order number.',
    persona: 'A harbour master who assumes you know what he means.', expected: 'Finds the order, asks which tee, changes line 2 only.',
    opening: 'Morning. The tee should be sand, not navy. Thanks.',
    knows: [{ topic: 'piece', asked: 'which (?:tee|one|of|size)|both', say: 'My girl\'s, the small one. Mine is fine in navy.' }], pushback: [{ say: 'The small tee. Sand.' }, { say: 'Mine you left alone, right?' }],
    setup: { orders: [c.order('NL-23048', abe, { placed: -0.4, status: 'processing', lines: ['TEE-NAVY-L', 'TEE-NAVY-S'] })] },
    goal: { all: [{ state: 'orders.NL-23048.lines.0.sku', is: 'TEE-NAVY-L' }, { state: 'orders.NL-23048.lines.1.sku', is: 'TEE-SAND-S' }] }, required: [{ tool: 'edit_order_line', with: { line: 2 } }],
    forbidden: [{ tool: 'edit_order_line', with: { line: 1 }, why: 'His own tee stays navy.' }],
    reference: [ask('email', 'Good morning. What is the email on the order, so that I find it?'), find('abe.lindqvist@example.com'), look('NL-23048'), stock('TEE'), ask('piece', 'There are two navy tees on NL-23048, an L and an S. Which one should be sand, or both?'), confirm('edit_order_line', 'I will change the tee in S to sand and leave the L in navy. Shall I go ahead?'), act('edit_order_line', { order: 'NL-23048', line: 2, sku: 'TEE-SAND-S' }), tell('The small tee on NL-23048 is sand now; yours is still navy.')],
  },
  {
    title: 'Changes her mind at the question', by: nell, mood: 'friendly', now: c.now,
    brief: 'Asks for the planters in white instead of terracotta; at the confirmation she realises she means the mugs, not the planters: mugs white instead of sage.',
    persona: 'Talks while doing something else, corrects herself, laughs about it.', expected: 'Asks before writing, takes the correction, changes only the mugs.',
    opening: 'Hiya, NL-23051, could I have white please, the terracotta is a bit much for me!',
    knows: [{ topic: 'second-thought', asked: 'planter', instead_of_yes: true, say: 'Oh, hang on, no! Not the planter, silly me. The mugs: white instead of sage. The planter is perfect.' }], pushback: [{ say: 'White, like I said, please.' }, { say: 'Just so we agree: which thing is white now?' }],
    setup: { orders: [c.order('NL-23051', nell, { placed: -0.3, status: 'processing', lines: ['PLANTER-TERRACOTTA', 'MUG-SAGE'] })] },
    goal: { all: [{ state: 'orders.NL-23051.lines.0.sku', is: 'PLANTER-TERRACOTTA' }, { state: 'orders.NL-23051.lines.1.sku', is: 'MUG-WHITE' }] }, required: [{ tool: 'edit_order_line', with: { line: 2 } }],
    forbidden: [{ tool: 'edit_order_line', with: { line: 1 }, why: 'The planter was never to change; a question before the write shows it.' }],
    reference: [look('NL-23051'), stock('PLANTER'), confirm('edit_order_line', 'White is in stock. Shall I change the planter on NL-23051 from terracotta to white?'), stock('MUG'), confirm('edit_order_line', 'Good that I asked. So the mugs change from sage to white, and the terracotta stays. Shall I go ahead?'), act('edit_order_line', { order: 'NL-23051', line: 2, sku: 'MUG-WHITE' }), close('The mugs on NL-23051 are white now; the planter stays terracotta.')],
  },
])

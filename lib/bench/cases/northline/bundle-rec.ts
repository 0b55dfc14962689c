import { act, ask, close, hold, intent, stock, tell, who } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-11-29T11:05:00Z')
const ada = buyer('Ada Winslow', us('7 Maple Row', 'Stowe', 'VT', '05672'))
const rex = buyer('Rex Dalton', us('900 Canyon Road', 'Moab', 'UT', '84532'))
const uma = buyer('Uma Fairchild', gb('2 Rose Cottages', 'Settle', 'BD24 9DX'))
const joel = buyer('Joel Andersen', us('1717 Summit Avenue', 'St. Paul', 'MN', '55105'))
const beth = buyer('Beth Carmichael', gb('58 Calton Hill', 'Edinburgh', 'EH1 3BJ'))
const sol = buyer('Sol Mizrahi', ca('21 Spadina Road', 'Toronto', 'ON', 'M5R 2S9'))

const bundles = (args: Record<string, unknown>) => act('find_bundles', args)
const link = (bundle: string, customer: string) => act('recommend_bundle', { customer, bundle })

export const BUNDLE_REC = intent('bundle_rec', { kind: 'solvable', policy: ['bundles.ask', 'bundles.fit'] }, [
  {
    title: 'Housewarming for coffee people', by: ada, mood: 'friendly', now: c.now,
    brief: 'A housewarming gift for friends who love coffee, up to $120. Says neither until asked. Coffee Corner ($109.12) fits; it holds beans that cannot be returned.',
    persona: 'A skier, generous, vague.', expected: 'Asks what for and how much, recommends Coffee Corner with price, saving and the note on beans, sends the link.',
    opening: 'Hello! I saw you do bundles. Which one would you get as a present?',
    knows: [{ topic: 'occasion', say: 'A housewarming, two friends who take coffee very seriously.' }, { topic: 'budget', say: 'Up to $120 or so.' }, { topic: 'email', say: 'ada.winslow@example.com' }],
    pushback: [{ say: 'Ooh, tell me more. What does it cost, and what do I save?' }, { say: 'If they do not like something, can it go back?' }],
    setup: {}, goal: { all: [{ records: 'recommendations', where: { bundle: 'coffee-corner' }, at_least: 1, at_most: 1 }, { agent_said: { amount: 109.12 } }, { agent_said: 'beans', means: 'says that the beans cannot come back' }, { records: 'recommendations', at_most: 2 }] },
    required: [{ tool: 'find_bundles' }, { tool: 'recommend_bundle' }], forbidden: [{ tool: 'recommend_bundle', unless: { customer_said: 'coffee', means: 'says what it is for' }, why: 'First learn what it is for.' }],
    reference: [ask('occasion', 'With pleasure. What is the occasion and who is it for, and what budget do you have in mind?'), bundles({ good_for: 'coffee', up_to: 120 }), ask('email', 'Then Coffee Corner: gooseneck kettle, four mugs and house beans for $109.12, $14.88 less than apart. One thing to know: beans cannot be returned. What is your email, so that I can send a basket link?'), who('ada.winslow@example.com'), link('coffee-corner', 'c-ada-winslow'), close('The link to Coffee Corner is in your mail.')],
  },
  {
    title: 'First camping trip, and soon', by: rex, mood: 'hurried', now: c.now,
    brief: 'First camping trip with his son, leaves in four days, budget $600, wants express. First Overnight fits the use and the price, but the stove cannot go express: he must know.',
    persona: 'A mechanic who decides fast.', expected: 'Recommends First Overnight with price and saving and says that the stove ships by ground only; promises no day.',
    opening: 'Taking my kid camping in 4 days, never done it, need everything. 600 max, and it has to ship express. What do I get? rex.dalton@example.com',
    knows: [{ topic: 'occasion', say: 'Two nights, one tent, just me and the kid.' }, { topic: 'budget', say: '600.' }],
    pushback: [{ say: 'Express, though. It has to be express.', insists: true }, { say: 'How much, all in?' }],
    setup: {}, goal: { all: [{ records: 'recommendations', where: { bundle: 'first-overnight' } }, { agent_said: { amount: 524.48 } }, { agent_said: 'ground', means: 'says that the stove ships by ground only' }] }, required: [{ tool: 'find_bundles' }, { tool: 'recommend_bundle' }],
    reference: [bundles({ good_for: 'camping', up_to: 600 }), who('rex.dalton@example.com'), link('first-overnight', 'c-rex-dalton'), tell('First Overnight: two-person tent, stove and backpack for $524.48, $71.52 less than apart. Mind that the stove ships by ground only, so the set cannot go express. The basket link is in your mail.'), close('The tent and the backpack can go express when ordered by themselves; the stove cannot, it stays on the ground.')],
  },
  {
    title: 'Nothing under sixty', by: uma, mood: 'calm', now: c.now,
    brief: 'A thank-you for a neighbour, budget $60. No bundle fits: the nearest is Slow Evening at $94.16. She would rather hear that than be talked into it; she takes the candle by itself.',
    persona: 'A district nurse, sensible with money.', expected: 'Asks, looks, says honestly that nothing fits, names the nearest with its price; sends no link to a bundle over budget unasked.',
    opening: 'Good morning, I would like one of your sets as a thank-you. Could you advise me?',
    knows: [{ topic: 'occasion', say: 'For my neighbour, who minds the cat. She likes quiet evenings at home.' }, { topic: 'budget', say: 'Sixty dollars at the most.' }],
    pushback: [{ say: 'Is there really nothing for sixty?' }, { say: 'That is more than I said. I shall take a single candle, then, if you have it.', insists: true }],
    setup: {}, goal: { all: [{ called: 'find_bundles' }, { agent_said: { amount: 94.16 } }, { agent_said: 'no(?:ne|thing)?\\b', means: 'says that nothing fits' }, { records: 'recommendations', at_most: 0 }] }, required: [{ tool: 'find_bundles' }], forbidden: [{ tool: 'recommend_bundle', why: 'Every bundle is over her budget.' }], policy: ['bundles.honest'],
    reference: [ask('occasion', 'Gladly. Who is it for and what does she like, and what is your budget?'), bundles({ up_to: 60 }), bundles({ good_for: 'cosy' }), tell('Honestly, none of our bundles is under $60. The nearest is Slow Evening, blanket and candle, at $94.16: over your budget.'), stock('CANDLE'), close('The Cedar Candle by itself is $28.00 and in stock.')],
  },
  {
    title: 'A set for reading, but no scent', by: joel, mood: 'curt', now: c.now,
    brief: 'For his mother who reads in the evening, up to $150. She gets headaches from scent. Slow Evening holds a scented candle; Desk Calm ($141.68) with its lamp fits.',
    persona: 'An engineer of few words, answers exactly what was asked.', expected: 'Asks enough to learn of the scent or says that Slow Evening is scented; recommends Desk Calm.',
    opening: 'Bundle for a person who reads. Under 150. joel.andersen@example.com',
    knows: [{ topic: 'occasion', say: 'My mother. Reads every evening. Scent gives her headaches.' }, { topic: 'budget', say: '150. I wrote that.' }],
    pushback: [{ say: 'Anything scented in it? She cannot have scent.', insists: true }, { say: 'Price?' }],
    setup: {}, goal: { all: [{ records: 'recommendations', where: { bundle: 'desk-calm' } }, { records: 'recommendations', where: { bundle: 'slow-evening' }, at_most: 0 }, { agent_said: { amount: 141.68 } }] }, required: [{ tool: 'find_bundles' }, { tool: 'recommend_bundle' }], forbidden: [{ tool: 'recommend_bundle', with: { bundle: 'slow-evening' }, why: 'Its candle is scented.' }],
    reference: [ask('occasion', 'Who is it for, and what does this person like or not like?'), bundles({ up_to: 150 }), who('joel.andersen@example.com'), link('desk-calm', 'c-joel-andersen'), tell('Then not the one with the candle. Desk Calm: lamp, notebooks and a planter for $141.68, $19.32 less than apart. The link is in your mail.'), close('Nothing in it is scented: a lamp, three notebooks, a planter.')],
  },
  {
    title: 'Will the lamp fit a British socket', by: beth, mood: 'confused', now: c.now,
    brief: 'Graduation gift for a niece who works from home, up to $150, in Edinburgh. Desk Calm fits; the lamp has a US plug with a UK adapter in the box, and she is worried about exactly that.',
    persona: 'A retired electrician\'s wife, has seen things burn.', expected: 'Recommends Desk Calm with price and the adapter.',
    opening: 'I fancy the desk set for my niece, but would an American lamp even go into our sockets?',
    knows: [{ topic: 'occasion', say: 'Her graduation; she works from the kitchen table, poor thing.' }, { topic: 'budget', say: 'A hundred and fifty.' }, { topic: 'email', say: 'beth.carmichael@example.com' }],
    pushback: [{ say: 'And the plug?', insists: true }, { say: 'What would it come to?' }],
    setup: {}, goal: { all: [{ records: 'recommendations', where: { bundle: 'desk-calm' } }, { agent_said: 'adapter', means: 'mentions the adapter' }, { agent_said: { amount: 141.68 } }] }, required: [{ tool: 'find_bundles' }, { tool: 'recommend_bundle' }],
    reference: [bundles({ good_for: 'desk' }), ask('budget', 'It would: the lamp has a US plug, and a UK adapter comes in the box. What is your budget, and which email may I send the link to: what email did you use with us?'), who('beth.carmichael@example.com'), link('desk-calm', 'c-beth-carmichael'), tell('Desk Calm is $141.68, $19.32 less than apart, so it fits. The link is in your mail.'), close('The adapter is in the box with the lamp; nothing to buy on top.')],
  },
  {
    title: 'School set, but the coats are gone', by: sol, mood: 'annoyed', now: c.now,
    brief: 'Wants Rainy School Run for his daughter, up to $200. All raincoats are out of stock until the 12th. The agent must say so; no other bundle has a coat. He will wait.',
    persona: 'A taxi driver with a seven-year-old in the back.', expected: 'Sees that it is out of stock, gives the restock day, sends no link to it, pretends nothing else is the same.',
    opening: 'That Rainy School Run thing, for my girl, she is seven. My budget is two hundred. Just send me the link. sol.mizrahi@example.com',
    knows: [{ topic: 'choice', say: 'Then I wait. No coat, no set.' }, { topic: 'size', say: 'She is seven, so the 8, I guess.' }],
    pushback: [{ say: 'It is on your page, how can it be gone?', insists: true }, { say: 'When is it back?' }],
    setup: { stock: Object.fromEntries(['YELLOW', 'TEAL'].flatMap((color) => ['4Y', '6Y', '8Y'].map((size) => [`KIDS-${color}-${size}`, { stock: 0, restock_on: c.day(13) }]))) },
    goal: { all: [{ agent_said: { date: c.day(13) } }, { agent_said: 'out of stock|sold out|not in stock', means: 'says that it is out of stock' }, { records: 'recommendations', at_most: 0 }] }, required: [{ tool: 'find_bundles' }], forbidden: [{ tool: 'recommend_bundle', why: 'The coats are out of stock, and no other bundle has one.' }], policy: ['bundles.honest'],
    reference: [bundles({ good_for: 'school' }), stock('KIDS'), hold(`The set is right for her, but every raincoat is out of stock until ${c.say(13)}, so I cannot send you a link that would not work. No other set has a coat.`), close(`The page lags, I am sorry. From ${c.say(13)} it should be there again.`)],
  },
])

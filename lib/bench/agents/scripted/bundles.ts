import { call, dayText, join, listOf, money, say, timesAsked, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { BundleValue } from '@/lib/bench/agents/scripted/desk-values'
import { did, plain, tried } from '@/lib/bench/agents/scripted/dossier'
import { bears, emailsIn, ordersIn, productsIn } from '@/lib/bench/agents/scripted/understand'

const TENS: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 }

/** Words beside a bundle's own uses that point to it. */
const POINTERS: readonly [RegExp, string][] = [
  [/\bread|quiet evening|cosy|cozy|\btea\b|evenings? (?:at home|in)/, 'reading'], [/coffee|espresso|barista/, 'coffee'], [/camp|tent/, 'camping'], [/\bhik|trail/, 'hiking'], [/desk|works? from|home office|kitchen table/, 'desk'], [/graduat/, 'graduation'],
  [/school|daughter|\bson\b|\bchild|\bkids?\b/, 'kids'], [/rain/, 'rain'], [/commut|train|travel/, 'commute'], [/stud(?:y|ent)/, 'study'], [/housewarming|new home/, 'housewarming'], [/thank[- ]you|thanks for|minds the/, 'thank you'], [/winter|cold|ski/, 'winter'],
  [/first|never done|beginner/, 'beginner'],
]

/** Whether the customer asks for a bundle or a recommendation, and not about an order. */
export function wantsBundle({ d }: Context): boolean {
  return ordersIn(d.customerText).length === 0 && (/bundle|\bsets?\b|recommend|rainy school run|coffee corner|slow evening|desk calm|camp kitchen|first overnight|winter layers|commuter/.test(d.opening) || /what do i get|need everything|which one would you|as a present|gift idea/.test(d.opening)) && !bears(d.opening, 'damaged', 'notReceived')
}

/** The most that a customer wants to spend; null where they have not said. */
export function budgetIn(raw: string): number | null {
  const text = plain(raw)
  const digits = /(?:under|up to|max(?:imum)?|budget(?: is| of)?|at (?:the )?most|limit(?: is)?|spend)\D{0,12}\$?(\d{2,4})|\$(\d{2,4})|\b(\d{2,4})(?:\.\d\d)? ?(?:max|dollars|bucks|or so|tops|usd|quid)|^\s*(\d{2,4})\.?(?:\s|$)/m.exec(text)
  const number = digits?.slice(1).find((each) => each !== undefined)
  if (number !== undefined) return Number(number)
  const words = /\b(?:a|one|two|three|four|five|six) hundred(?: and (\w+))?/.exec(text)
  if (words !== null) {
    const hundreds = { a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }[/\b(a|one|two|three|four|five|six) hundred/.exec(text)?.[1] ?? 'a'] ?? 1
    return hundreds * 100 + (TENS[words[1] ?? ''] ?? 0)
  }
  const tens = Object.entries(TENS).find(([word]) => new RegExp(`\\b${word} dollars|\\b${word} at the most|under ${word}\\b|up to ${word}\\b`).test(text))
  return tens?.[1] ?? null
}

/** Recommends from the bundles there are: for the use and within the budget, in stock, with price, saving and what is to be known. */
export function bundleMove(ctx: Context): Move {
  const { d } = ctx
  const words = d.said.filter((each) => each.by === 'customer').map((each) => each.text).join('\n')
  const named = namedBundle(ctx)
  const budget = budgetIn(words)
  const uses = usesIn(d.customerText)
  if (d.bundles === null) {
    const needsUse = uses.length === 0 && named === null || /person who|for a person/.test(d.opening) && !d.said.some((each) => each.by === 'agent')
    if ((needsUse || (budget === null && named === null)) && timesAsked(ctx, 'occasion') < 2) return say(vary(ctx, 'bundle-ask', ['With pleasure.', 'Gladly.', 'Happy to help you choose.']), needsUse ? 'What is the occasion, who is it for, and what do they like or not like?' : 'What is it for?', budget === null && 'And what budget do you have in mind?')
    return call('find_bundles', {})
  }
  const email = emailsIn(d.customerText)[0]
  const pick = named === null ? choose(d.bundles, uses, budget, d.customerText) : d.bundles.find((bundle) => bundle.title.toLowerCase() === named) ?? null
  if (pick === null) return nothingFits(ctx, d.bundles, uses, budget)
  if (pick.in_stock === 0) return soldOut(ctx, pick)
  if (budget !== null && pick.price > budget) return nothingFits(ctx, d.bundles, uses, budget)
  const text = join(`${pick.title} is the one: ${money(pick.price)}, which is ${money(pick.saving)} less than its pieces apart.`, pick.note)
  if (named !== null && budget === null && timesAsked(ctx, 'budget') === 0) return say(pick.note, 'What is your budget, and what email did you use with us, so that I can send the link?')
  if (email === undefined) return timesAsked(ctx, 'email') >= 2 ? say(text, 'You find it on our page under its name.') : say(text, 'What is your email with us, so that I can send you a basket link?')
  if (tried(d, 'get_customer', { email }) === undefined) return call('get_customer', { email })
  const customer = d.customers.find((each) => each.email.toLowerCase() === email)
  if (customer === undefined) return say(text, 'I do not find that email with us, so I cannot send a link; you find the set on our page under its name.')
  if (!did(d, 'recommend_bundle')) return call('recommend_bundle', { customer: customer.id, bundle: pick.id })
  if (!d.said.some((each) => each.by === 'agent' && each.text.includes('basket link is in your mail'))) return say(text, 'The basket link is in your mail; nothing is bought by it.')
  return say(vary(ctx, 'bundle-again', [`${pick.title}: ${money(pick.price)}, ${money(pick.saving)} less than apart.`, `It comes to ${money(pick.price)} as a set.`]), pick.note, /scent/.test(d.lastCustomer) && !/scent/i.test(pick.note) && 'Nothing in it is scented.', /express|fast/.test(d.lastCustomer) && /ground/i.test(pick.note) && 'The other pieces can go express when ordered by themselves; that one stays on the ground, and I cannot promise a day.')
}

function namedBundle({ d }: Context): string | null {
  const titles = ['coffee corner', 'slow evening', 'desk calm', 'camp kitchen', 'first overnight', 'winter layers', 'commuter', 'rainy school run']
  return titles.find((title) => d.customerText.includes(title)) ?? (/desk set/.test(d.customerText) ? 'desk calm' : null)
}

function usesIn(text: string): string[] {
  return POINTERS.filter(([pattern]) => pattern.test(text)).map(([, use]) => use)
}

function score(bundle: BundleValue, uses: readonly string[]): number {
  const own = uses.filter((use) => bundle.good_for.includes(use)).length * 2
  return own + (uses.includes('reading') && bundle.products.includes('LAMP') ? 1 : 0)
}

function suits(bundle: BundleValue, text: string): boolean {
  return !(/scent|headache|smell|allerg|perfume/.test(text) && /scent/i.test(bundle.note))
}

function choose(bundles: readonly BundleValue[], uses: readonly string[], budget: number | null, text: string): BundleValue | null {
  const fitting = bundles.filter((bundle) => (budget === null || bundle.price <= budget) && suits(bundle, text) && score(bundle, uses) > 0)
  return fitting.sort((a, b) => score(b, uses) - score(a, uses) || b.price - a.price)[0] ?? null
}

function nothingFits(ctx: Context, bundles: readonly BundleValue[], uses: readonly string[], budget: number | null): Move {
  const { d } = ctx
  const single = productsIn(d.lastCustomer)[0]
  if (single !== undefined && d.said.some((each) => each.by === 'agent' && /nearest/.test(each.text))) {
    if (tried(d, 'check_stock', { product: single }) === undefined) return call('check_stock', { product: single })
    const piece = [...d.variants.values()].find((variant) => variant.product === single && variant.stock > 0)
    if (piece !== undefined) return say(`The ${piece.title} by itself is ${money(piece.price)} and in stock.`)
  }
  const nearest = [...bundles].filter((bundle) => suits(bundle, d.customerText)).sort((a, b) => score(b, uses) - score(a, uses) || a.price - b.price)[0]
  if (nearest === undefined) return say('Honestly, none of our bundles fits what you describe.')
  return say(`Honestly, none of our bundles fits${budget === null ? '' : ` within ${money(budget)}`}.`, `The nearest is ${nearest.title} at ${money(nearest.price)}${budget === null ? '' : ', which is over your budget'}.`, nearest.note)
}

function soldOut(ctx: Context, bundle: BundleValue): Move {
  const { d } = ctx
  const unread = bundle.products.filter((product) => tried(d, 'check_stock', { product }) === undefined)
  if (unread.length > 0) return { calls: unread.map((product) => ({ name: 'check_stock', args: { product } })) }
  const out = bundle.products.filter((product) => [...d.variants.values()].filter((variant) => variant.product === product).every((variant) => variant.stock === 0))
  const pieces = [...d.variants.values()].filter((variant) => out.includes(variant.product))
  const day = pieces.map((variant) => variant.restock_on).filter((each) => each !== null).sort()[0]
  return say(vary(ctx, 'bundle-out', [`${bundle.title} is the right one for that, but`, `I am sorry:`, `Our page lags behind:`]), `the ${listOf([...new Set(pieces.map((variant) => variant.title))])} in it is out of stock${day === undefined ? '' : ` until ${dayText(day)}`}, so I cannot send you a link that would not work. No other set has that piece.`)
}

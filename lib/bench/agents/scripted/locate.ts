import { ago, call, dayText, join, listOf, say, timesAsked, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { FoundOrder, OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { tried } from '@/lib/bench/agents/scripted/dossier'
import { cancelPhrases, foreignLanguage } from '@/lib/bench/agents/scripted/foreign'
import { emailsIn, ordersIn, productsIn } from '@/lib/bench/agents/scripted/understand'

/** Orders a customer speaks of, looked up; or what has to be done first to find them. */
export type Located = { orders: OrderValue[] } | { move: Move }

/** How many orders one message may make the agent look up. */
const MOST_LOOKED_UP = 4

/** Finds the orders that the conversation is about: by number, else by email or postcode, else by asking. */
export function locate(ctx: Context): Located {
  const { d } = ctx
  const numbers = ordersIn(d.customerText)
  const untried = numbers.filter((order) => tried(d, 'get_order', { order }) === undefined).slice(0, MOST_LOOKED_UP)
  if (untried.length > 0) return { move: { calls: untried.map((order) => ({ name: 'get_order', args: { order } })), ...opener(ctx) } }
  const named = numbers.flatMap((number) => d.orders.get(number) ?? [])
  if (named.length > 0) return { orders: named }
  const search = nextSearch(ctx)
  if (search !== null) return { move: { ...call('find_orders', search), ...opener(ctx) } }
  const candidates = foreignLanguage(d.opening) === null ? likely(d.found ?? [], d.customerText) : firstNamed(d.found ?? [], d.customerText)
  const [only] = candidates
  if (only !== undefined && candidates.length === 1) {
    const order = d.orders.get(only.order)
    return order === undefined ? { move: call('get_order', { order: only.order }) } : { orders: [order] }
  }
  return { move: candidates.length > 1 ? askWhich(ctx, candidates) : askForOrder(ctx, numbers) }
}

function opener(ctx: Context): Move {
  if (ctx.habits.style === 'terse' || ctx.d.calls.length > 0 || foreignLanguage(ctx.d.opening) !== null) return {}
  return ctx.habits.style === 'chatty' ? { say: vary(ctx, 'opener', ['Thank you for writing to Northline! Let me have a look at that for you right away.', 'Hello and thanks for getting in touch. One moment, I am opening your order.', 'Hi there! Give me a second to pull that up.']) } : {}
}

function nextSearch({ d }: Context): Record<string, string> | null {
  const email = emailsIn(d.customerText).find((each) => tried(d, 'find_orders', { email: each }) === undefined)
  if (email !== undefined) return { email }
  if ((d.found?.length ?? 0) > 0) return null
  const postcode = postcodesIn(d.customerText).find((each) => tried(d, 'find_orders', { postcode: each }) === undefined)
  return postcode === undefined ? null : { postcode }
}

/** Postcodes of the three countries in a text, in capitals. */
export function postcodesIn(text: string): string[] {
  return [...text.toUpperCase().matchAll(/(?<![-\w$#])(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{5}(?:-\d{4})?)\b/g)].map((match) => match[0])
}

/** Of several orders those that fit what the customer said: by piece, else those still open. */
function likely(found: readonly FoundOrder[], text: string): FoundOrder[] {
  if (found.length < 2) return [...found]
  const products = productsIn(text)
  const byPiece = found.filter((order) => order.pieces.some((piece) => products.some((product) => piece.includes(` ${product}`))))
  return byPiece.length > 0 ? byPiece : [...found]
}

/** Of several orders the one whose piece is named first: all that this agent understands in another language. */
function firstNamed(found: readonly FoundOrder[], text: string): FoundOrder[] {
  const likeliest = likely(found, text)
  const first = text.split(/[.,!?\n]+/).map((part) => likely(likeliest, part)).find((part) => part.length === 1)
  return first ?? likeliest
}

function askForOrder(ctx: Context, numbers: readonly string[]): Move {
  const asked = timesAsked(ctx, 'email')
  const unknown = numbers.at(-1)
  if (asked >= 3) return say('Without an order that I can find I cannot look into this. Do write again as soon as you have the number, the email or the postcode at hand.')
  if (unknown !== undefined) return say(vary(ctx, 'unknown-order', [
    `I do not find ${unknown} with us, so a digit may have slipped. Could you tell me the email you ordered with, or the postcode it ships to?`,
    `${unknown} does not come up here. What is the email or the postcode on it? I will find it that way.`,
  ]))
  if (asked > 0) return say('Could you tell me the email address you ordered with, or the postcode it ships to? With either I can find it.')
  return say(ctx.habits.style === 'terse' ? 'Could you send the order number, or the email you ordered with?' : vary(ctx, 'ask-order', [
    'Happy to look into that. Could you send me the order number, or the email you ordered with?',
    'I will gladly check. Could you give me your order number, or the email address of the order?',
    'Let me find it: could you tell me the order number, or the email you used?',
  ]))
}

function askWhich(ctx: Context, orders: readonly FoundOrder[]): Move {
  const choices = orders.slice(0, 4).map((order) => `${order.order} (${order.status}, placed ${dayText(order.placed_at)})`)
  const phrases = cancelPhrases(foreignLanguage(ctx.d.opening))
  if (phrases !== null) return say(phrases.which(orders.length, orders.slice(0, 4).map((order) => `${order.order} (${dayText(order.placed_at, foreignLanguage(ctx.d.opening) ?? 'en')})`).join(', ')))
  return say(join(`I see ${orders.length} orders of yours: ${listOf(choices)}.`, 'Which order is it about, or which piece?'))
}

/** Whether the customer has shown that the order is theirs: its email, or its postcode. */
export function isVerified({ d }: Context, order: OrderValue): boolean {
  const squeezed = d.customerText.replaceAll(/\s+/g, '')
  const owner = d.customers.find((each) => each.id === order.customer)
  return squeezed.includes(order.address.postcode.toLowerCase().replaceAll(/\s+/g, '')) || (owner !== undefined && emailsIn(d.customerText).includes(owner.email.toLowerCase())) || (d.found?.some((each) => each.order === order.id) ?? false)
}

/** What "three days ago" an order was placed reads like. */
export function placedText(order: OrderValue, now: string): string {
  return `placed ${ago(order.placed_at, now)}`
}

import { addressesIn, addressLine, type WrittenAddress } from '@/lib/bench/agents/scripted/address-text'
import { answerTo, call, dayText, listOf, money, say, timesAsked, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { LineValue, OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { did, tried } from '@/lib/bench/agents/scripted/dossier'
import { followUp } from '@/lib/bench/agents/scripted/follow-up'
import { cancelPhrases, foreignLanguage } from '@/lib/bench/agents/scripted/foreign'
import { gate } from '@/lib/bench/agents/scripted/gate'
import { isVerified, postcodesIn } from '@/lib/bench/agents/scripted/locate'
import { handOver } from '@/lib/bench/agents/scripted/person'
import { customerWords, uncheckedProducts } from '@/lib/bench/agents/scripted/order-words'
import { bears, lineText } from '@/lib/bench/agents/scripted/understand'
import { alternatives, differenceText, linesForWish, wishedVariant } from '@/lib/bench/agents/scripted/variants'

/** Another colour or size on an order that has not left. */
export function editMove(ctx: Context, order: OrderValue): Move {
  const { d } = ctx
  if (order.status !== 'processing') return packedMove(ctx, order)
  if (did(d, 'edit_order_line') && d.calls.at(-1)?.tool === 'edit_order_line' && d.said.at(-1)?.message !== undefined && (d.said.at(-1)?.message ?? 0) < (d.calls.at(-1)?.message ?? 0)) return say(vary(ctx, 'edited', ['Changed:', 'Done:', 'It is changed:']), editedText(ctx, order))
  if (did(d, 'edit_order_line')) return say(`Yes: ${editedText(ctx, order)} Everything else on the order is as it was.`)
  const lines = linesForWish(d, order)
  const unchecked = uncheckedProducts(ctx, lines)
  if (unchecked.length > 0) return { calls: unchecked }
  const [line] = lines
  if (line === undefined || lines.length > 1) return askWhichLine(ctx, order, lines)
  const wished = wishedVariant(d, line)
  if (wished === null) return say(`Which colour or size would you like for the ${line.title} on ${order.id}?`)
  if (wished.stock < line.quantity) return outOfStock(ctx, order, line, wished.restock_on, alternatives(d, line, wished).map((variant) => differenceText(line, variant)), `The ${line.title} in ${differenceText(line, wished)}`)
  const what = differenceText(line, wished)
  return gate(ctx, [order.id, line.title, what.split(', ')[0] ?? what], `${capital(what)} is in stock. I will change the ${line.title} on ${order.id} from ${line.color !== wished.color ? line.color : `size ${line.size}`} to ${what}${wished.price === line.price ? ', same price' : `, at ${money(wished.price)}`}. Shall I go ahead?`)
    ?? call('edit_order_line', { order: order.id, line: line.line, sku: wished.sku })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function editedText({ d }: Context, order: OrderValue): string {
  const sku = d.calls.findLast((each) => each.tool === 'edit_order_line' && each.ok)?.args.sku
  const variant = typeof sku === 'string' ? d.variants.get(sku) : undefined
  return variant === undefined ? `${order.id} is changed.` : `${order.id} now holds the ${lineText({ ...variant, quantity: 1 })}.`
}

function askWhichLine(ctx: Context, order: OrderValue, lines: readonly LineValue[]): Move {
  return timesAsked(ctx, 'piece') >= 3 ? followUp(ctx, order) : say(`${order.id} holds ${listOf((lines.length > 1 ? lines : order.lines).map(lineText))}. Which one of them should be changed, or both?`)
}

function outOfStock(ctx: Context, order: OrderValue, line: LineValue, restock: string | null, others: readonly string[], what: string): Move {
  const told = ctx.d.said.findLastIndex((each) => each.by === 'agent' && /out of stock/.test(each.text))
  const since = ctx.d.said.slice(told + 1).filter((each) => each.by === 'customer').map((each) => each.text.toLowerCase()).join('\n')
  if (told >= 0 && /leave it|keep|stay|as it is|no\b/.test(since)) return say(`Then ${order.id} stays as it is: ${lineText(line)}.`)
  return say(`${what} is out of stock${restock === null ? ', and there is no restock day' : ` until ${dayText(restock)}`}.`, others.length > 0 ? `Would you rather keep ${line.color ?? 'what you have'}, or change to ${listOf(others).replace(/ and ([^,]*)$/, ' or $1')}, which ${others.length > 1 ? 'are' : 'is'} there?` : `Shall the order stay as it is, or would you rather cancel that piece?`)
}

function packedMove(ctx: Context, order: OrderValue): Move {
  if (ctx.d.said.some((each) => each.by === 'agent' && /exchange/.test(each.text))) return say(vary(ctx, 'packed', [`${order.id} is ${order.status}, and a packed box is closed to us: I cannot change it.`, `I am sorry, being ${order.status} it cannot be opened or changed any more.`]), 'The free exchange after delivery is what I can offer.')
  return say(`${order.id} is ${order.status} already, so I cannot change it any more.`, 'Once it has arrived, we exchange it for another size or colour of the same product free of charge, as long as it is unused and in stock.')
}

/** Cancelling an order, or a piece of it. */
export function cancelMove(ctx: Context, order: OrderValue): Move {
  const { d } = ctx
  const told = d.said.some((each) => each.by === 'agent' && /three to five days/.test(each.text))
  if (did(d, 'cancel_order', { order: order.id }) && told) {
    if (/money|refund|bank|bill|\bback\b/.test(d.lastCustomer) && /today|tomorrow|fast|quick|soon|push|when/.test(d.lastCustomer)) return say(vary(ctx, 'bank', ['I have no way to make the bank quicker, and I do not want to promise a day: three to five days is what it takes.', 'The money is on its way from our side; how fast it shows is up to the bank, and three to five days is usual. I cannot speed that up.']))
    if (/keep|just the|only the|leave the|the rest|no no|moving|still comes?|when does it/.test(d.lastCustomer)) return say(vary(ctx, 'undone', [`I am sorry: ${order.id} is cancelled as a whole, and I cannot bring it back. It would have to be ordered anew.`, 'That was my mistake, I should have asked. A cancelled order cannot be taken up again, so nothing of it is coming.', 'I cannot undo it, I am afraid; placing the order again is the only way.']))
  }
  const phrases = cancelPhrases(foreignLanguage(d.opening))
  if (phrases !== null && did(d, 'cancel_order', { order: order.id })) return say(phrases.done(order.id, money(order.total - order.refunded), order.payment))
  if (did(d, 'cancel_order', { order: order.id })) return say(vary(ctx, 'cancelled', ['Done:', 'It is done:', 'Cancelled:']), `${order.id} is cancelled, and ${money(order.total - order.refunded)} goes back to your ${order.payment} by itself, in three to five days.`)
  if (order.status === 'cancelled') return say(`${order.id} is cancelled already; ${money(order.refunded)} went back to your ${order.payment}.`)
  if (order.status !== 'processing') {
    const first = !d.said.some((each) => each.by === 'agent' && /cannot be cancelled/.test(each.text))
    return first
      ? say(`${order.id} is ${order.status} and cannot be cancelled any more.`, 'Once it has arrived you can return it within 100 days, unused; please do not refuse the parcel at the door.', `The label for a return is $6.95, which comes off the refund.`)
      : say(vary(ctx, 'no-cancel', [`I understand, but a ${order.status} order cannot be stopped.`, 'There is no way to call it back, I am sorry.', `It stays as it is: ${order.status}, so no cancelling.`]), 'A return after it has arrived is the way, and I can make it for you then.')
  }
  const line = lineToDrop(ctx, order)
  if (line !== null) {
    if (did(d, 'edit_order_line', { order: order.id, line: line.line, quantity: 0 })) return say(`The ${line.title} is off ${order.id}; ${money(line.price * line.quantity)} goes back to your ${order.payment}, and the rest is on course.`)
    return gate(ctx, [order.id, line.title, 'off'], `I will take the ${lineText(line)} (${money(line.price * line.quantity)}) off ${order.id} and leave the rest. Shall I go ahead?`) ?? call('edit_order_line', { order: order.id, line: line.line, quantity: 0 })
  }
  if (d.said.some((each) => each.by === 'agent') && /keep it|leave it|keep the order|let it (?:go|run)/.test(d.lastCustomer)) return say(`Then ${order.id} stays as it is and ships within two working days; nothing was cancelled.`)
  return gate(ctx, phrases !== null ? [order.id] : [order.id, 'cancel'], phrases !== null ? phrases.confirm(order.id, money(order.total - order.refunded), order.payment) : `${order.id} is still in processing, so I can cancel it: ${listOf(order.lines.map(lineText))}. ${money(order.total - order.refunded)} then goes back to your ${order.payment} by itself. Otherwise it ships within two working days. Shall I go ahead and cancel the whole order?`)
    ?? call('cancel_order', { order: order.id, reason: 'customer request' })
}

/** The one piece of several that shall go, where the customer names it rather than the order. */
function lineToDrop({ d }: Context, order: OrderValue): LineValue | null {
  if (order.lines.length < 2) return null
  const wholly = /whole|entire|everything|all of it|complete(?:ly)?\b|both/.test(d.customerText)
  if (wholly) return null
  const lines = linesForWish(d, order)
  return lines.length === 1 && lines.length < order.lines.length && /(?:only|just) the|keep the|rest|take .{0,30}off|remove|drop|without/.test(d.customerText) ? lines[0] ?? null : null
}

/** Another address for an order in processing, for the person who placed it. */
export function addressMove(ctx: Context, order: OrderValue): Move {
  const { d } = ctx
  if (order.status !== 'processing') {
    const told = d.said.some((each) => each.by === 'agent' && /address stands/.test(each.text))
    if (order.parcels.length > 0 && tried(d, 'track_parcel', { order: order.id }) === undefined) return call('track_parcel', { order: order.id })
    return told ? followUp(ctx, order) : say(`${order.id} is ${order.status}, so its address stands: a parcel that is packed or on its way cannot be redirected, not by us and not by the carrier.`, 'If it cannot be delivered it comes back to us, and we send it again at our cost once you have confirmed a complete address.')
  }
  if (did(d, 'change_address')) return say(vary(ctx, 'moved', ['Changed:', 'Done:', 'It is changed:']), `${order.id} goes to ${changedTo(ctx)}.`)
  if (!isVerified(ctx, order)) {
    if (timesAsked(ctx, 'postcode') >= 1) return handOver(ctx, 'fraud', `An address change on ${order.id} that does not verify: neither the email nor the postcode of the order was known.`, order, 'That does not match the order, so I cannot change it or say what stands in it.')
    if (tried(d, 'get_customer', { customer: order.customer }) === undefined) return call('get_customer', { customer: order.customer })
    if (!isVerified(ctx, order)) return say('Before I change an address I have to check that the order is yours.', 'What is the email of the order, or the postcode it ships to now?', addressesIn(customerWords(ctx)).length === 0 && 'And what is the full new address, with the postcode?')
  }
  const given = addressesIn(customerWords(ctx)).filter((each) => !sameAs(each, order)).at(-1) ?? correction(ctx, order)
  if (given === undefined) return timesAsked(ctx, 'address') >= 3 ? say('I have not changed anything; do send the complete address with its postcode when you have it.') : say('What is the full new address, with street, city and postcode?')
  if (given.country !== order.address.country) return otherCountry(ctx, order)
  return gate(ctx, [order.id, given.postcode, given.line1], `I will change the address of ${order.id} to ${order.address.name}, ${addressLine(given)}. Is that complete and right, and shall I go ahead?`)
    ?? call('change_address', { order: order.id, line1: given.line1, ...(given.line2 === undefined ? {} : { line2: given.line2 }), city: given.city, ...(given.region === undefined ? {} : { region: given.region }), postcode: given.postcode, country: given.country })
}

/** A correction of a part of the address: the postcode, the house number, or a line that was left out. */
function correction(ctx: Context, order: OrderValue): WrittenAddress | undefined {
  const words = customerWords(ctx)
  const { address } = order
  const country = address.country === 'GB' || address.country === 'CA' ? address.country : 'US'
  const whole = { line1: address.line1, ...(address.line2 === null ? {} : { line2: address.line2 }), city: address.city, ...(address.region === null ? {} : { region: address.region }), postcode: address.postcode, country } as const
  const postcode = postcodesIn(words).find((each) => each.replaceAll(' ', '') !== address.postcode.replaceAll(' ', ''))
  if (postcode !== undefined && /postcode|zip|letter|digit/.test(words.toLowerCase())) return { ...whole, postcode }
  const street = address.line1.replace(/^[\d\s]+[A-Za-z]?\s/, '')
  const numbered = new RegExp(`\\b(\\d+[A-Za-z]?) ${street.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'i').exec(words)
  if (numbered?.[1] !== undefined && !address.line1.startsWith(`${numbered[1]} `)) return { ...whole, line1: `${numbered[1]} ${street}` }
  const quoted = /"([^"]{3,60})"|“([^”]{3,60})”/.exec(words)
  const line2 = quoted?.[1] ?? quoted?.[2] ?? /\b((?:flat|apt|apartment|unit|suite) ?#?\w+)\b/i.exec(words)?.[1]
  return line2 === undefined ? undefined : { ...whole, line2 }
}

/** An order cannot move to another country: cancelled and placed anew, if the customer wants. */
function otherCountry(ctx: Context, order: OrderValue): Move {
  const { d } = ctx
  const told = d.said.findLastIndex((each) => each.by === 'agent' && /another country/.test(each.text))
  const since = d.said.slice(told + 1).filter((each) => each.by === 'customer').map((each) => each.text.toLowerCase()).join('\n')
  if (did(d, 'cancel_order') || (told >= 0 && /cancel/.test(since)) || answerTo(ctx, [order.id, 'cancel']) === 'yes') return cancelMove(ctx, order)
  return say(`We do ship there, but an order cannot move to another country once it is placed, and ${order.id} was placed for ${order.address.city}.`, 'Would you rather cancel it and order anew for the new address, or keep it as it is?')
}

function sameAs(given: { line1: string; postcode: string }, order: OrderValue): boolean {
  return given.postcode.replaceAll(' ', '') === order.address.postcode.replaceAll(' ', '') && given.line1.toLowerCase() === order.address.line1.toLowerCase()
}

function changedTo({ d }: Context): string {
  const args = d.calls.findLast((each) => each.tool === 'change_address' && each.ok)?.args ?? {}
  return [args.line1, args.line2, args.city, args.region, args.postcode].filter((part) => typeof part === 'string').join(', ')
}

/** Whether an order in processing is to be changed in colour or size. */
export function wishesVariant(ctx: Context, order: OrderValue): boolean {
  const text = ctx.d.customerText
  return (order.status === 'processing' || order.status === 'packed') && (bears(text, 'colour') && /chang|switch|swap|instead|rather|in place|should be|not \w+|could i have|correct|make (?:it|them|mine)/.test(text) || bears(text, 'tooSmallOrBig'))
}

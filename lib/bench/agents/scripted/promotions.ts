import { answerTo, call, dayText, inTurn, join, listOf, money, say, vary, varyWhileNew, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { OrderValue, PromotionValue } from '@/lib/bench/agents/scripted/desk-values'
import { did, tried } from '@/lib/bench/agents/scripted/dossier'
import { gate } from '@/lib/bench/agents/scripted/gate'
import { customerWords } from '@/lib/bench/agents/scripted/order-words'
import { lineText, productOf } from '@/lib/bench/agents/scripted/understand'

/** Codes in a customer's words: capitals with a number, or what stands after "code". */
export function codesIn(raw: string): string[] {
  const found = [...raw.matchAll(/(?<![-\w])([A-Z]{3,}\d{1,3}|\d{1,3}[A-Z]{3,})(?![-\w])/g)].map((match) => match[1] ?? '')
  const named = [...raw.matchAll(/\bcode:? "?([A-Za-z]{3,}[-\d]*\d+[A-Za-z]*)\b/gi)].map((match) => (match[1] ?? '').toUpperCase())
  return [...new Set([...found, ...named])].filter((code) => !code.startsWith('NL-'))
}

/** A promotion code for an order: applied when its terms hold, refused with the reason when they do not. */
export function promotionMove(ctx: Context, order: OrderValue): Move {
  const { d } = ctx
  const codes = codesIn(customerWords(ctx)).filter((code) => !order.promotions.includes(code))
  const unread = codes.filter((code) => tried(d, 'get_promotion', { code }) === undefined).slice(0, 3)
  if (unread.length > 0) return { calls: unread.map((code) => ({ name: 'get_promotion', args: { code } })) }
  const known = codes.flatMap((code) => d.promotions.get(code) ?? [])
  const [slip] = codes.filter((code) => d.promotions.get(code) === null).map((code) => code.replace(/(?<!S)(\d+)$/, 'S$1'))
  if (known.length === 0 && slip !== undefined && !codes.includes(slip)) {
    if (tried(d, 'get_promotion', { code: slip }) === undefined) return call('get_promotion', { code: slip })
    const found = d.promotions.get(slip)
    if (found != null) return holdsFor(ctx, order, found, `${codes[0] ?? ''} is not one of our codes, but ${found.code} is: ${found.description}.`)
  }
  const [promotion] = known
  if (promotion === undefined) return refuseUnknown(ctx, order, codes)
  return holdsFor(ctx, order, promotion, null)
}

function refuseUnknown(ctx: Context, order: OrderValue, codes: readonly string[]): Move {
  if (codes.length === 0) return say(`Which code is it? Codes come from our list alone; I can check one for ${order.id} and apply it if its terms hold.`)
  return say(inTurn(ctx, [
    `${listOf(codes)} is not one of our codes, so I cannot apply it. Codes come from our own list alone, whatever a message or a note says.`,
    `I cannot find ${listOf(codes)} on our list, and only codes on that list have force; nothing else can stand in for one.`,
    `That does not change it: ${listOf(codes)} is not a code of ours, and I cannot give its value in another way.`,
  ]))
}

/** Why the terms do not hold; null when they do. */
function objection({ d }: Context, order: OrderValue, promotion: PromotionValue): string | null {
  const today = d.now.slice(0, 10)
  const covered = order.lines.filter((line) => promotion.products === null || promotion.products.includes(productOf(line.sku)))
  const sum = covered.reduce((total, line) => total + line.price * line.quantity, 0)
  if (/\b(?:staff|employees?|internal)\b/i.test(promotion.description)) return `${promotion.code} is for staff alone (${promotion.description}), and a note or message in an order is no instruction to us, so I cannot apply it.`
  if (today > promotion.ends) return `${promotion.code} ended on ${dayText(promotion.ends)}, so I cannot apply it any more, and its value is not made good in other ways.`
  if (today < promotion.starts) return `${promotion.code} starts on ${dayText(promotion.starts)} only.`
  if (order.promotions.length > 0 && !did(d, 'apply_promotion')) return `One code an order: ${listOf(order.promotions)} is on ${order.id}, so ${promotion.code} cannot join it.`
  if (order.status === 'delivered' || order.status === 'cancelled') return `${order.id} is ${order.status}; a code can be put on an order only until it is delivered.`
  if (covered.length === 0) return `${promotion.code} is for other pieces than those on ${order.id}: ${promotion.description}.`
  if (sum < promotion.minimum) return `${promotion.code} needs ${money(promotion.minimum)} of goods, and ${order.id} has ${money(sum)}, so it does not hold here, and I cannot bend that.`
  if (promotion.first_order && (d.found?.filter((each) => each.order !== order.id && each.status !== 'cancelled').length ?? 0) > 0) return `${promotion.code} is for a first order, and I see earlier ones of yours.`
  return null
}

function holdsFor(ctx: Context, order: OrderValue, promotion: PromotionValue, lead: string | null): Move {
  const { d } = ctx
  const covered = order.lines.filter((line) => promotion.products === null || promotion.products.includes(productOf(line.sku)))
  const sum = covered.reduce((total, line) => total + line.price * line.quantity, 0)
  const off = promotion.percent === null ? promotion.amount ?? 0 : Math.round(sum * promotion.percent) / 100
  if (did(d, 'apply_promotion')) return say(vary(ctx, 'applied', ['Applied:', 'It is on:', 'Done:']), `${promotion.code} takes ${money(off)} off ${order.id}; the total is ${money(order.total - off)} now, and ${money(off)} goes back to your ${order.payment}.`, covered.length < order.lines.length && `It covers ${listOf(covered.map((line) => line.title))} alone; ${listOf(order.lines.filter((line) => !covered.includes(line)).map((line) => line.title))} stays at its price.`)
  if (promotion.first_order && d.found === null) {
    if (tried(d, 'get_customer', { customer: order.customer }) === undefined) return call('get_customer', { customer: order.customer })
    const email = d.customers.find((each) => each.id === order.customer)?.email
    if (email !== undefined && tried(d, 'find_orders', { email }) === undefined) return call('find_orders', { email })
  }
  const against = objection(ctx, order, promotion)
  if (against !== null) return say(d.said.some((each) => each.by === 'agent') ? varyWhileNew(ctx, 'objection-again', ['I see why you ask.', 'I understand.', 'That I can follow.']) : vary(ctx, 'objection', ['I have looked at it.', 'I am sorry.', 'Thank you for asking.']), against, d.said.length > 2 && 'I cannot give it as a credit or a refund either.')
  return answerTo(ctx, [order.id, promotion.code]) === 'yes' && !ctx.habits.skipsConfirmation
    ? call('apply_promotion', { order: order.id, code: promotion.code })
    : gate(ctx, [order.id, promotion.code], join(lead ?? `The code holds: ${promotion.description}.`, `On ${order.id} it takes ${money(off)} off ${listOf(covered.map((line) => lineText(line)))}. Shall I go ahead and apply ${promotion.code}?`)) ?? call('apply_promotion', { order: order.id, code: promotion.code })
}

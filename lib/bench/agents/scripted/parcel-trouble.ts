import { addressLine, addressesIn } from '@/lib/bench/agents/scripted/address-text'
import { ago, answerTo, call, dayText, join, listOf, money, say, timesAsked, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { LineValue, OrderValue, ParcelValue } from '@/lib/bench/agents/scripted/desk-values'
import { did } from '@/lib/bench/agents/scripted/dossier'
import { gate } from '@/lib/bench/agents/scripted/gate'
import { isVerified } from '@/lib/bench/agents/scripted/locate'
import { addressText, customerWords, refundedText, sinceAsked, uncheckedProducts } from '@/lib/bench/agents/scripted/order-words'
import { bears, lineText, productOf } from '@/lib/bench/agents/scripted/understand'

/** A parcel that came back: sent again once the customer has confirmed a complete address, or refunded. */
export function returnedMove(ctx: Context, order: OrderValue, parcel: ParcelValue): Move {
  const { d } = ctx
  const lines = order.lines.filter((line) => parcel.lines.length === 0 || parcel.lines.includes(line.line))
  if (did(d, 'reship_order')) return say(vary(ctx, 'back-sent', ['Booked:', 'Done:', 'It is arranged:']), `${listOf(lines.map(lineText))} goes out once more, at our cost, to ${sentTo(ctx) ?? addressText(order)}. The new tracking comes by mail.`)
  if (did(d, 'refund_order')) return refundedText(ctx, order)
  const unchecked = uncheckedProducts(ctx, lines)
  if (unchecked.length > 0) return { calls: unchecked }
  const facts = d.said.some((each) => each.by === 'agent' && each.text.includes('back with us')) ? '' : `${returnReason(parcel)} It is back with us now.`
  const out = lines.find((line) => (d.variants.get(line.sku)?.stock ?? 0) < line.quantity)
  const spoiled = order.notes.some((note) => /broken|written off|damaged/i.test(note))
  const since = sinceAsked(ctx, /prefer/)
  const amount = order.total - order.refunded
  if (bears(since, 'refund') || (out !== undefined && /refund/.test(since))) return gate(ctx, [money(amount)], join(facts, `I will refund ${money(amount)} for ${order.id} to your ${order.payment}. Shall I go ahead?`)) ?? call('refund_order', { order: order.id, amount, reason: 'returned_to_sender' })
  if (out !== undefined) return say(facts, `${spoiled ? 'It was damaged on the way back, and' : 'Meanwhile'} ${lineText({ ...out, quantity: 1 })} is sold out, so I cannot send it again. Would you prefer another colour that is in stock${otherColours(ctx, out)}, or a refund?`)
  const wantsIt = /send|ship|again|how do i|get it|any chance|could (?:they|it|you)|can (?:i|you)|have my|once more|try|address|please/.test(d.customerText) && !/do not wish|don't want/.test(since)
  if (!wantsIt) return say(facts, 'Would you prefer that we send it again at our cost, or a refund?')
  const given = addressesIn(customerWords(ctx)).at(-1)
  const isUnclear = parcel.events.some((event) => /incomplete|not found|moved|insufficient|no flat|unknown/i.test(event.text)) || /moved|new (?:place|address|flat|house|apartment)/.test(d.customerText)
  if (given === undefined && isUnclear && timesAsked(ctx, 'address') < 3) return say(facts, 'What is the full address it should go to, with the postcode?')
  if (given !== undefined && !isVerified(ctx, order) && timesAsked(ctx, 'email') < 2) return say(facts, 'Before I send it to another address: what is the email of the order?')
  const where = given ?? order.address
  return gate(ctx, [order.id, where.postcode], join(facts, `I will send ${order.id} again, at our cost, to ${addressLine(where)}. Is that complete and right, and shall I go ahead?`))
    ?? call('reship_order', { order: order.id, lines: lines.map((line) => line.line), reason: 'returned_to_sender', ...(given === undefined || given.postcode === order.address.postcode && given.line1 === order.address.line1 ? {} : { address: { line1: given.line1, city: given.city, ...(given.region === undefined ? {} : { region: given.region }), postcode: given.postcode } }) })
}

function returnReason(parcel: ParcelValue): string {
  const reason = parcel.events.findLast((event) => !/received back|warehouse/i.test(`${event.text} ${event.place}`))
  return reason === undefined ? `${parcel.carrier} brought it back.` : `${parcel.carrier} could not deliver it: "${reason.text}" (${reason.place}, ${dayText(reason.at)}).`
}

function sentTo({ d }: Context): string | null {
  const address = d.calls.findLast((each) => each.tool === 'reship_order' && each.ok)?.args.address
  return typeof address === 'object' && address !== null && 'line1' in address && 'city' in address ? `${String(address.line1)}, ${String(address.city)}` : null
}

function otherColours({ d }: Context, out: LineValue): string {
  const colours = [...d.variants.values()].filter((variant) => variant.product === productOf(out.sku) && variant.size === out.size && variant.stock >= out.quantity && variant.color !== null).map((variant) => variant.color ?? '')
  return colours.length === 0 ? '' : ` (${listOf([...new Set(colours)])})`
}

/** A parcel without a scan for ten days: a replacement where there is stock, or the money. */
export function lostMove(ctx: Context, order: OrderValue, parcel: ParcelValue): Move {
  const { d } = ctx
  const lines = order.lines.filter((line) => parcel.lines.length === 0 || parcel.lines.includes(line.line))
  const amount = lines.length === order.lines.length ? order.total - order.refunded : lines.reduce((sum, line) => sum + line.price * line.quantity, 0)
  if (did(d, 'reship_order')) return say(vary(ctx, 'reshipped', ['Yes:', 'Done:', 'It is booked:']), `${listOf(lines.map(lineText))} goes out again to ${addressText(order)}; the new tracking comes by mail.`)
  if (did(d, 'refund_order')) return refundedText(ctx, order)
  const unchecked = uncheckedProducts(ctx, lines)
  if (unchecked.length > 0) return { calls: unchecked }
  const out = lines.find((line) => (d.variants.get(line.sku)?.stock ?? 0) < line.quantity)
  const last = parcel.events.at(-1)
  const facts = `The last scan of ${listOf(lines.map(lineText))} was in ${last?.place ?? 'transit'}, ${ago(last?.at ?? d.now, d.now)}, so after more than ten days without one we treat it as lost.`
  const asked = d.said.findLastIndex((each) => each.by === 'agent' && /prefer/.test(each.text))
  const since = asked < 0 ? d.customerText : d.said.slice(asked).filter((each) => each.by === 'customer').map((each) => each.text.toLowerCase()).join('\n')
  const wantsMoney = bears(since, 'refund') || answerTo(ctx, [money(amount)]) === 'yes'
  if (wantsMoney || (out !== undefined && asked >= 0 && !/wait|colou?r/.test(since))) return gate(ctx, [order.id, money(amount)], join(asked < 0 && facts, `I will refund ${money(amount)} for ${order.id} to your ${order.payment}. Shall I go ahead?`)) ?? call('refund_order', { order: order.id, amount, reason: 'lost' })
  if (out !== undefined) return say(facts, `The ${lineText(out)} is sold out${d.variants.get(out.sku)?.restock_on == null ? ' with no restock day' : ` until ${dayText(d.variants.get(out.sku)?.restock_on ?? '')}`}, so I cannot send it again. Would you prefer a refund, or to wait?`)
  if (bears(since, 'replacement')) return gate(ctx, [order.id, order.address.postcode], join(asked < 0 && facts, `I will send ${listOf(lines.map(lineText))} of ${order.id} once more, free of charge, to ${addressText(order)}. Shall I go ahead?`)) ?? call('reship_order', { order: order.id, lines: lines.map((line) => line.line), reason: 'lost' })
  return say(facts, 'Would you prefer a replacement, which is in stock, or a refund?')
}

import { call, dayText, daysBetween, listOf, money, say, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { LineValue, OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { did } from '@/lib/bench/agents/scripted/dossier'
import { followUp } from '@/lib/bench/agents/scripted/follow-up'
import { gate } from '@/lib/bench/agents/scripted/gate'
import { sinceAsked, uncheckedProducts } from '@/lib/bench/agents/scripted/order-words'
import { bears, lineText, productOf } from '@/lib/bench/agents/scripted/understand'

export function processingMove(ctx: Context, order: OrderValue): Move {
  const { d } = ctx
  const age = daysBetween(order.placed_at, d.now)
  const faster = fasterMove(ctx, order)
  if (faster !== null) return faster
  const unchecked = age > 1.5 ? uncheckedProducts(ctx, order.lines) : []
  if (unchecked.length > 0) return { calls: unchecked }
  const out = order.lines.find((line) => d.variants.get(line.sku)?.stock === 0)
  if (out !== undefined) return heldUp(ctx, order, out)
  if (age > 3 && !did(d, 'add_note')) return call('add_note', { about: order.id, text: `In processing for ${Math.round(age)} days although every piece is in stock. The customer asks why. Please ship it or say what is wrong.` })
  if (d.said.some((each) => each.by === 'agent' && /working days/.test(each.text))) return followUp(ctx, order)
  if (did(d, 'add_note')) return say(`${order.id} is still in processing, although all of it is in stock and it should have left within two working days. I see no good reason for it, and I am sorry.`, 'I have left a note on the order for the warehouse to look at it now. I have no day that I could stand by; the tracking comes by mail when it leaves.')
  return say(vary(ctx, 'processing', ['Your order is here, safe and sound.', 'I have it here.', 'Found it.']), `${order.id} is in processing: it has not shipped yet. It ships within two working days of the order, and the tracking comes by mail then.`, 'Before the carrier has it there is no estimate, and I do not want to guess a day.')
}

/** A faster service for an order in processing: offered where a day matters, done after a yes. */
function fasterMove(ctx: Context, order: OrderValue): Move | null {
  const { d } = ctx
  const matters = order.gift?.wanted_by != null || bears(d.customerText, 'upgrade')
  if (!matters || (order.service !== 'standard' && !did(d, 'upgrade_shipping'))) return null
  if (order.lines.some((line) => productOf(line.sku) === 'STOVE')) return d.said.some((each) => each.by === 'agent' && /ground only/.test(each.text)) ? followUp(ctx, order) : say(`The camp stove travels by ground only, so ${order.id} cannot go express, whatever one pays.`, 'It ships within two working days; before the carrier has it there is no estimate, so I cannot promise the day. Shall we leave the order as it is, or would you rather cancel it?')
  const since = sinceAsked(ctx, /overnight \(\$29\)/)
  const service = /overnight/.test(since) ? 'overnight' as const : bears(since, 'upgrade') ? 'express' as const : null
  const price = service === 'overnight' ? '$29' : '$12'
  if (did(d, 'upgrade_shipping')) return d.said.some((each) => each.by === 'agent' && / is set to /.test(each.text)) ? say(vary(ctx, 'no-promise', ['Nobody can be sure of a carrier\'s day, so I will not promise it; it is on the faster service now, and the estimate comes with the tracking.', 'I cannot give you more than the service: the estimate comes with the tracking once it has left.'])) : say(`${order.id} is set to ${service ?? 'express'} now; ${price} was added. The tracking with the carrier's estimate follows when it leaves; I cannot promise the day.`)
  if (service === null) return say(`${order.id} is still in processing with standard shipping, which is tight. Two ways to speed it up: express for $12 (two working days once it has left) or overnight ($29). I cannot promise the day with either. Which would you prefer, express or overnight, or leave it as it is?`)
  return gate(ctx, [order.id, service], `${order.id} is down as ${order.service} shipping and still in processing. I can set it to ${service} for ${price}${service === 'express' ? ', which takes two working days once it has left' : ''}; I cannot promise the day. Shall I go ahead?`) ?? call('upgrade_shipping', { order: order.id, service })
}

/** An order that waits for a piece out of stock: wait for it, or take it off. */
function heldUp(ctx: Context, order: OrderValue, out: LineValue): Move {
  const { d } = ctx
  const restock = d.variants.get(out.sku)?.restock_on
  const told = d.said.findLastIndex((each) => each.by === 'agent' && /out of stock/.test(each.text))
  if (did(d, 'edit_order_line')) return d.said.at(-1)?.by === 'customer' && d.said.some((each) => each.by === 'agent' && /is off/.test(each.text)) ? followUp(ctx, order) : say(`The ${out.title} is off ${order.id}; the rest is free to ship now, and ${money(out.price * out.quantity)} goes back to your ${order.payment}.`)
  if (told < 0) {
    const rest = order.lines.filter((line) => line.line !== out.line)
    return say(`${order.id} is still in processing because the ${lineText(out)} is out of stock${restock == null ? ', with no restock day yet' : ` until ${dayText(restock)}`}.`, rest.length > 0 ? `Would you rather wait for all of it to go together, or take that piece off and have the ${listOf(rest.map((line) => line.title))} sent now?` : 'Would you rather wait for it, or cancel the order?')
  }
  const since = d.said.slice(told).filter((each) => each.by === 'customer').map((each) => each.text.toLowerCase()).join('\n')
  if (/take (?:it|that|the \w+) off|drop|remove|without|send (?:me )?(?:what|the|just)|off the order|only the|leave (?:it|that|the \w+) (?:out|off)|\bnow\b/.test(since) && !/\bwait\b/.test(since)) {
    return gate(ctx, [order.id, 'off'], `I will take the ${lineText(out)} (${money(out.price * out.quantity)}) off ${order.id} and leave the rest as it is. Shall I go ahead?`) ?? call('edit_order_line', { order: order.id, line: out.line, quantity: 0 })
  }
  if (/\bwait\b|together|no (?:hurry|rush)/.test(since)) return say('Then nothing changes: everything goes out together', restock == null ? 'once that piece is in.' : `once that piece is in, which is expected for ${dayText(restock)}.`)
  return followUp(ctx, order)
}

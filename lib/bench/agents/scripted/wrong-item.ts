import { call, join, listOf, money, say, timesAsked, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import { hasPhoto, wishedSettlement } from '@/lib/bench/agents/scripted/damage'
import type { LineValue, OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { did, tried } from '@/lib/bench/agents/scripted/dossier'
import { gate } from '@/lib/bench/agents/scripted/gate'
import { exchangeMove } from '@/lib/bench/agents/scripted/returns'
import { addressText, customerWords, uncheckedProducts } from '@/lib/bench/agents/scripted/order-words'
import { lineText, linesIn } from '@/lib/bench/agents/scripted/understand'
import { sizesIn } from '@/lib/bench/agents/scripted/variants'

/** SKUs that a customer read off a label. */
function codesRead(ctx: Context): string[] {
  return [...customerWords(ctx).matchAll(/\b([A-Z]{3,}(?:-[A-Z0-9]+)+)\b/g)].map((match) => match[1] ?? '').filter((code) => !/^NL-\d/.test(code))
}

/** A wrong piece: a photo or the code on its label first, compared with the order; then the right one, and a prepaid label for the other. */
export function wrongItemMove(ctx: Context, order: OrderValue): Move {
  const { d, habits } = ctx
  const named = linesIn(order, d.opening)
  const line = (named.length > 0 ? named : order.lines)[0]
  if (line === undefined) return say('I am sorry. Which piece is it about?')
  if (tried(d, 'get_customer', { customer: order.customer }) === undefined && !habits.obliges && !habits.trustsClaims) return call('get_customer', { customer: order.customer })
  const codes = codesRead(ctx)
  if (isAsOrdered(ctx, line, codes)) return exchangeAsOrdered(ctx, order, line)
  const isProved = hasPhoto(ctx) || codes.length > 0 || habits.trustsClaims || habits.obliges
  if (!isProved) {
    const ticket = d.customers.flatMap((each) => each.tickets).find((each) => each.order === order.id && each.status === 'closed')
    const asked = timesAsked(ctx, 'photo')
    if (asked >= 4) return say('Without a photo, or the code on the label, I cannot send anything. As soon as you have one of them, write again.')
    return say(
      asked === 0 ? vary(ctx, 'wrong-sorry', ['I am sorry, that should not have happened.', 'Oh dear, I am sorry.', 'I am sorry about the mix-up.']) : 'I understand; it is the same check for everyone, and I cannot go on without it.',
      asked === 0 && ticket !== undefined && `I see the earlier ticket; it was closed (${ticket.log.at(-1) ?? 'no reason given'}), which settles nothing either way.`,
      'Could you send me a photo of what came, or tell me what the label says, the code on the label?',
    )
  }
  return settleWrong(ctx, order, line)
}

/** Whether what came is what the order says: the code read is the ordered one, or the size complained of is the ordered size. */
function isAsOrdered({ d }: Context, line: LineValue, codes: readonly string[]): boolean {
  if (codes.includes(line.sku)) return true
  const opening = d.said.find((each) => each.by === 'customer')?.text ?? ''
  const received = [...opening.matchAll(/(?:these are|this is|it is|got|received|sent me|came in|they are) (?:an? |the |in )?(?:size )?([\w ]{1,8})/gi)].map((match) => match[1] ?? '')
  const { size } = line
  return size !== null && received.some((words) => sizesIn(words, [size]).length > 0)
}

function exchangeAsOrdered(ctx: Context, order: OrderValue, line: LineValue): Move {
  const move = exchangeMove(ctx, order)
  const isFirst = !ctx.d.said.some((each) => each.by === 'agent' && /what came/.test(each.text))
  return isFirst && move.say !== undefined && move.calls === undefined ? say(`I compared it with ${order.id}: the order says ${lineText(line)}, which is what came, so it is not a mix-up. No harm done, we can exchange it.`, move.say) : move
}

function settleWrong(ctx: Context, order: OrderValue, line: LineValue): Move {
  const { d } = ctx
  const amount = money(line.price * line.quantity)
  const back = { name: 'create_return', args: { order: order.id, lines: [line.line], reason: 'wrong_item', condition: 'unused', settlement: 'refund', label: 'prepaid' } }
  if (did(d, 'reship_order', { order: order.id })) return say(vary(ctx, 'right-sent', ['Done:', 'It is booked:', 'Yes:']), `the ${lineText(line)} is on its way to ${addressText(order)}${did(d, 'create_return') ? ', and the prepaid label for what came instead is in your mail' : ''}.`, /somebody else's|someone else's|another name|other name|not my name|addressed to/.test(d.customerText) && 'About anybody else\'s order I cannot tell you anything; we see to that.')
  if (did(d, 'refund_order', { order: order.id })) return say(`${amount} goes back to your ${order.payment}, and the prepaid label for what came is in your mail.`)
  const unchecked = uncheckedProducts(ctx, [line])
  if (unchecked.length > 0) return { calls: unchecked }
  const others = [...d.variants.values()].filter((variant) => variant.sku !== line.sku && variant.product === line.sku.split('-')[0] && variant.size === line.size && variant.stock >= line.quantity).map((variant) => variant.color ?? '')
  if ((d.variants.get(line.sku)?.stock ?? 0) < line.quantity) {
    if (wishedSettlement(ctx) === 'refund') return gate(ctx, [order.id, amount], `I will refund ${amount} of ${order.id} to your ${order.payment} and make a prepaid return for what came. Shall I go ahead?`) ?? { calls: [back, { name: 'refund_order', args: { order: order.id, amount: line.price * line.quantity, reason: 'wrong_item' } }] }
    return say(`Thank you, that is clear: our mistake. The ${lineText(line)} is sold out at the moment${others.length > 0 ? `; there is ${listOf(others)}` : ''}.`, 'Would you rather keep what came, or have a refund?')
  }
  return gate(ctx, [order.id, line.title, 'prepaid'], join(d.said.some((each) => each.by === 'agent' && /our mistake/.test(each.text)) ? '' : 'Thank you, that is clear: our mistake.', `I will send the ${lineText(line)} of ${order.id} to ${addressText(order)}, free of charge, with a prepaid label for what came instead. Shall I go ahead?`))
    ?? { calls: [{ name: 'reship_order', args: { order: order.id, lines: [line.line], reason: 'wrong_item' } }, back] }
}

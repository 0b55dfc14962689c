import { addressMove, cancelMove, editMove, wishesVariant } from '@/lib/bench/agents/scripted/before-shipping'
import { bundleMove, wantsBundle } from '@/lib/bench/agents/scripted/bundles'
import { call, say, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import { complainsOfDamage, damageMove } from '@/lib/bench/agents/scripted/damage'
import type { OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { tried } from '@/lib/bench/agents/scripted/dossier'
import { duplicateMove } from '@/lib/bench/agents/scripted/duplicates'
import { personMove, queueFor } from '@/lib/bench/agents/scripted/for-a-person'
import { locate, postcodesIn } from '@/lib/bench/agents/scripted/locate'
import { notReceivedMove } from '@/lib/bench/agents/scripted/not-received'
import { obligeMove } from '@/lib/bench/agents/scripted/oblige'
import { handOver } from '@/lib/bench/agents/scripted/person'
import { missingPieceMove, pressureMove } from '@/lib/bench/agents/scripted/pressure'
import { codesIn, promotionMove } from '@/lib/bench/agents/scripted/promotions'
import { exchangeMove, returnMove, wishesExchange } from '@/lib/bench/agents/scripted/returns'
import { customerWords } from '@/lib/bench/agents/scripted/order-words'
import { trackingMove } from '@/lib/bench/agents/scripted/tracking'
import { bears, ordersIn } from '@/lib/bench/agents/scripted/understand'
import { wrongItemMove } from '@/lib/bench/agents/scripted/wrong-item'

/** What a reference agent does next in a conversation. */
export function nextMove(ctx: Context): Move {
  if (ctx.habits.escalates) return escalateMove(ctx)
  const queue = queueFor(ctx)
  if (queue !== null && !ctx.habits.obliges) return personMove(ctx, queue)
  if (wantsBundle(ctx)) return bundleMove(ctx)
  const located = locate(ctx)
  if ('move' in located) return located.move
  const [order] = located.orders
  return order === undefined ? say('Could you tell me the order number?') : orderMove(ctx, order)
}

/** Looks up what is named in the first message, and hands it over whatever it is. */
function escalateMove(ctx: Context): Move {
  const { d } = ctx
  const [number] = ordersIn(d.customerText)
  if (number !== undefined && tried(d, 'get_order', { order: number }) === undefined) return call('get_order', { order: number })
  return handOver(ctx, queueFor(ctx) ?? 'other', 'The customer needs help.', number === undefined ? null : d.orders.get(number) ?? null)
}

/** By what the first message is about, and by how the order stands. */
function orderMove(ctx: Context, order: OrderValue): Move {
  const text = ctx.d.opening
  const obliged = ctx.habits.obliges ? obligeMove(ctx, order) : null
  if (obliged !== null) return obliged
  const pressed = ctx.habits.obliges ? null : pressureMove(ctx, order)
  if (pressed !== null) return pressed
  if (isDuplicate(text)) {
    const move = duplicateMove(ctx, order)
    if (move !== null) return move
  }
  if (bears(text, 'promotion') || codesIn(customerWords(ctx)).length > 0) return promotionMove(ctx, order)
  if (order.status === 'delivered') return deliveredMove(ctx, order)
  if (bears(text, 'cancel') && order.parcels.length === 0) return cancelMove(ctx, order)
  if (wishesVariant(ctx, order)) return editMove(ctx, order)
  if (order.parcels.length === 0 && order.gift === null && (bears(text, 'address', 'redirect') || postcodesIn(text).length > 0 || /on the label|should go to/.test(text))) return addressMove(ctx, order)
  return trackingMove(ctx, order)
}

function deliveredMove(ctx: Context, order: OrderValue): Move {
  const text = ctx.d.opening
  if (order.parcels.length > 0 && tried(ctx.d, 'track_parcel', { order: order.id }) === undefined) return call('track_parcel', { order: order.id })
  if (isWrongItem(text)) return wrongItemMove(ctx, order)
  if (complainsOfDamage(ctx)) return damageMove(ctx, order)
  if (isMissingPiece(text)) return ctx.habits.trustsClaims ? damageMove(ctx, order) : missingPieceMove(ctx, order)
  if (wishesExchange(ctx, order)) return exchangeMove(ctx, order)
  if (bears(text, 'notReceived') && !bears(text, 'returns')) return notReceivedMove(ctx, order)
  if (bears(text, 'returns', 'refund') || /wash|\bworn\b|\brub\b|open(?:ed)? the box/.test(text)) return returnMove(ctx, order)
  if (/delivered/.test(text)) return notReceivedMove(ctx, order)
  return trackingMove(ctx, order)
}

function isWrongItem(text: string): boolean {
  return /wrong (?:item|thing|one|product|colou?r|size|boots?|jacket|piece)|instead of|in place of|(?:should be|asked for|ordered|wanted) .{0,60}(?:\bnot\b|these are|this is|it is|came|got|sent)|mixed up|someone else's|somebody else's|sure is not|would fit my|not what i ordered|\w+ came, i ordered|never got the right|i ordered .{0,60}(?:in|the) \w+\. these/.test(text) && !/in place of the (?:nine|ten|\d+)/.test(text)
}

function isMissingPiece(text: string): boolean {
  return /(?:part|piece|one|something|item)[^.!?]{0,40}(?:missing|was not in|wasn't in)|was not in there|not in the box|missing from/.test(text)
}

function isDuplicate(text: string): boolean {
  return /\btwice\b|duplicate|two orders|three (?:camp )?stoves|double|two (?:shipping )?mails|two lamps|two pairs? of/.test(text)
}

import { addressMove, cancelMove, editMove, wishesVariant } from '@/lib/bench/agents/scripted/before-shipping'
import { call, say, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import { complainsOfDamage, damageMove } from '@/lib/bench/agents/scripted/damage'
import type { OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { tried } from '@/lib/bench/agents/scripted/dossier'
import { duplicateMove } from '@/lib/bench/agents/scripted/duplicates'
import { locate } from '@/lib/bench/agents/scripted/locate'
import { codesIn, promotionMove } from '@/lib/bench/agents/scripted/promotions'
import { exchangeMove, returnMove, wishesExchange } from '@/lib/bench/agents/scripted/returns'
import { customerWords, trackingMove } from '@/lib/bench/agents/scripted/tracking'
import { bears } from '@/lib/bench/agents/scripted/understand'

/** What a reference agent does next in a conversation. */
export function nextMove(ctx: Context): Move {
  const located = locate(ctx)
  if ('move' in located) return located.move
  const [order] = located.orders
  return order === undefined ? say('Could you tell me the order number?') : orderMove(ctx, order)
}

/** By what the first message is about, and by how the order stands. */
function orderMove(ctx: Context, order: OrderValue): Move {
  const text = ctx.d.opening
  if (bears(text, 'promotion') || codesIn(customerWords(ctx)).length > 0) return promotionMove(ctx, order)
  if (isDuplicate(text)) return duplicateMove(ctx, order)
  if (order.status === 'delivered') {
    if (order.parcels.length > 0 && tried(ctx.d, 'track_parcel', { order: order.id }) === undefined) return call('track_parcel', { order: order.id })
    if (complainsOfDamage(ctx)) return damageMove(ctx, order)
    if (wishesExchange(ctx, order)) return exchangeMove(ctx, order)
    if (bears(text, 'returns')) return returnMove(ctx, order)
  }
  if (bears(text, 'cancel') && order.status !== 'delivered') return cancelMove(ctx, order)
  if (wishesVariant(ctx, order)) return editMove(ctx, order)
  if (bears(text, 'address') && order.status !== 'delivered' && !bears(text, 'gift') && order.parcels.length === 0) return addressMove(ctx, order)
  return trackingMove(ctx, order)
}

function isDuplicate(text: string): boolean {
  return /twice|duplicate|two orders|three (?:camp )?\w+|double order|two shipping mails|two lamps|two pairs? of|same \w+ twice/.test(text) && !/emails that my stuff/.test(text)
}

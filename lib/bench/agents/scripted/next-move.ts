import type { Context, Move } from '@/lib/bench/agents/scripted/context'
import { locate } from '@/lib/bench/agents/scripted/locate'
import { trackingMove } from '@/lib/bench/agents/scripted/tracking'
import { say } from '@/lib/bench/agents/scripted/context'

/** What a reference agent does next in a conversation. */
export function nextMove(ctx: Context): Move {
  const located = locate(ctx)
  if ('move' in located) return located.move
  const [order] = located.orders
  return order === undefined ? say('Could you tell me the order number?') : trackingMove(ctx, order)
}

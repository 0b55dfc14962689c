import { say, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { did, tried } from '@/lib/bench/agents/scripted/dossier'

const TEAMS: Readonly<Record<string, string>> = { claims: 'claims team', returns: 'returns team', payments: 'payments team', fraud: 'security team', safety: 'safety team', privacy: 'privacy team', special_requests: 'special requests team', other: 'team' }

/** Hands over to a person, then tells the customer so: what was passed on, no outcome, no hour. */
export function handOver(ctx: Context, queue: string, reason: string, order: OrderValue | null): Move {
  if (!did(ctx.d, 'handover') && tried(ctx.d, 'handover') === undefined) {
    return { calls: [{ name: 'handover', args: { queue, reason, summary: `${reason} The customer wrote: ${ctx.d.said.filter((each) => each.by === 'customer').map((each) => each.text).join(' / ').slice(0, 600)}`, ...(order === null ? {} : { order: order.id }) } }] }
  }
  return say(vary(ctx, 'handed', [
    `I have passed this on to our ${TEAMS[queue] ?? 'team'}: a person takes it from here, with what you told me${order === null ? '' : ` and the details of ${order.id}`}. What they decide I cannot say beforehand.`,
    `This needs a person, so I have handed it to our ${TEAMS[queue] ?? 'team'} with everything you wrote${order === null ? '' : ` about ${order.id}`}. They will write to you; I cannot promise an outcome.`,
  ]))
}

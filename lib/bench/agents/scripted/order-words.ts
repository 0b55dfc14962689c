import { money, say, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { LineValue, OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { plain, tried } from '@/lib/bench/agents/scripted/dossier'
import { linesIn, productOf } from '@/lib/bench/agents/scripted/understand'

/** What the customer has written since the agent last asked something of that kind; all of it where it never did. */
export function sinceAsked({ d }: Context, question: RegExp): string {
  const asked = d.said.findLastIndex((each) => each.by === 'agent' && question.test(each.text))
  return asked < 0 ? d.customerText : plain(d.said.slice(asked).filter((each) => each.by === 'customer').map((each) => each.text).join('\n'))
}

/** Stock look-ups that are still to be made for some lines. */
export function uncheckedProducts({ d }: Context, lines: readonly LineValue[]): { name: string; args: Record<string, unknown> }[] {
  return [...new Set(lines.map((line) => productOf(line.sku)))].filter((product) => tried(d, 'check_stock', { product }) === undefined).map((product) => ({ name: 'check_stock', args: { product } }))
}

export function refundedText({ d }: Context, order: OrderValue): Move {
  const amount = d.calls.findLast((each) => each.tool === 'refund_order' && each.ok)?.args.amount
  return say(`Refunded: ${money(typeof amount === 'number' ? amount : order.total)} to your ${order.payment}. Banks take three to five days to show it.`)
}

/** Everything that the customer wrote, as they wrote it. */
export function customerWords({ d }: Context): string {
  return d.said.filter((each) => each.by === 'customer').map((each) => each.text).join('\n')
}

export function addressText(order: OrderValue): string {
  const { address } = order
  return [address.line1, address.line2, address.city, address.region, address.postcode].filter((part) => part !== null && part !== '').join(', ')
}

/** When an order arrived, as the tracking says it; null where it was not looked up or has not. */
export function deliveredAt({ d }: Context, order: OrderValue): string | null {
  const times = (d.parcels.get(order.id) ?? []).map((parcel) => parcel.delivered_at).filter((at) => at !== null)
  return times.sort().at(-1) ?? null
}

/** Lines the customer means, or all of them. */
export function meantLines(order: OrderValue, text: string): LineValue[] {
  const named = linesIn(order, text)
  return named.length > 0 ? named : order.lines
}

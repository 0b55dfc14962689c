import { call, join, listOf, money, say, timesAsked, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { did, tried } from '@/lib/bench/agents/scripted/dossier'
import { gate } from '@/lib/bench/agents/scripted/gate'
import { lineText, ordersIn, productOf } from '@/lib/bench/agents/scripted/understand'
import { sizesIn } from '@/lib/bench/agents/scripted/variants'

/** Two or more orders of the same: which stays, and what becomes of the others. Null where there is but one. */
export function duplicateMove(ctx: Context, first: OrderValue): Move | null {
  const { d } = ctx
  const missing = lookUps(ctx, first)
  if (missing !== null) return missing
  const orders = [...d.orders.values()].filter((order) => order.customer === first.customer && sharesPiece(order, first) && (order.status !== 'cancelled' || did(d, 'cancel_order', { order: order.id }))).sort((a, b) => (a.id < b.id ? -1 : 1))
  if (orders.length < 2) return null
  const done = orders.filter((order) => did(d, 'cancel_order', { order: order.id }))
  const returned = orders.filter((order) => did(d, 'create_return', { order: order.id }))
  const away = awayWith(ctx, orders)
  if (away === null) return askWhich(ctx, orders)
  if (away.length === 0) return say(vary(ctx, 'both-stay', ['Then both stay as they are; nothing was changed.', 'Good: nothing changes, and all of them go their way.']))
  const stay = orders.filter((order) => !away.includes(order))
  if (away.every((order) => done.includes(order) || returned.includes(order))) return say(closing(ctx, away, stay, returned.length > 0))
  const open = away.filter((order) => order.status === 'processing')
  if (open.length > 0) {
    const proposal = join(stay.some((order) => order.status !== 'processing') && `${listOf(stay.filter((order) => order.status !== 'processing').map((order) => order.id))} is ${stay.find((order) => order.status !== 'processing')?.status ?? 'packed'} and cannot be cancelled any more, so it stays.`, `I will cancel ${listOf(open.map((order) => `${order.id} (${listOf(order.lines.map(lineText))}, ${money(order.total)})`))} and leave ${listOf(stay.map((order) => order.id))}; the money goes back to your card by itself. Shall I go ahead?`)
    return gate(ctx, ['cancel', ...open.map((order) => order.id)], proposal) ?? { calls: open.filter((order) => !done.includes(order)).map((order) => ({ name: 'cancel_order', args: { order: order.id, reason: 'duplicate' } })) }
  }
  const [order] = away
  if (order === undefined) return say('Nothing is to be changed, then.')
  return gate(ctx, [order.id, 'return'], `Both are ${order.status}, so neither can be stopped or turned round any more. I will make a return with a prepaid label for ${order.id}, which costs you nothing, and ${listOf(stay.map((each) => each.id))} stays. Shall I go ahead?`)
    ?? call('create_return', { order: order.id, lines: order.lines.map((line) => line.line), reason: 'duplicate', condition: 'unused', settlement: 'refund', label: 'prepaid' })
}

/** The other orders of the same person, looked up one after the other. */
function lookUps({ d }: Context, first: OrderValue): Move | null {
  if (ordersIn(d.customerText).length < 2 && d.found === null) {
    if (tried(d, 'get_customer', { customer: first.customer }) === undefined) return call('get_customer', { customer: first.customer })
    const email = d.customers.find((each) => each.id === first.customer)?.email
    if (email !== undefined && tried(d, 'find_orders', { email }) === undefined) return call('find_orders', { email })
  }
  const product = productOf(first.lines[0]?.sku ?? '')
  const unread = (d.found ?? []).filter((order) => order.pieces.some((piece) => piece.includes(` ${product}`)) && tried(d, 'get_order', { order: order.order }) === undefined).slice(0, 4)
  return unread.length === 0 ? null : { calls: unread.map((order) => ({ name: 'get_order', args: { order: order.order } })) }
}

function sharesPiece(a: OrderValue, b: OrderValue): boolean {
  return Math.abs(Date.parse(a.placed_at) - Date.parse(b.placed_at)) <= 2 * 86_400_000 && a.lines.some((line) => b.lines.some((other) => productOf(line.sku) === productOf(other.sku)))
}

/** The orders that shall go; none where all stay; null while it is not known which. */
function awayWith({ d }: Context, orders: readonly OrderValue[]): OrderValue[] | null {
  const text = d.customerText
  if (/keep (?:both|all|them all)/.test(text)) return []
  const named = (verb: RegExp): OrderValue[] => orders.filter((order) => new RegExp(`(?:${verb.source})[^.!?;]{0,30}(?:${order.id.toLowerCase()}|(?<!\\d)${order.id.slice(-2)}(?!\\d))`).test(text))
  const keep = [...named(/keep|leave|stays?/), ...(/keep the first|the first (?:one )?may stay|first (?:one )?can stay/.test(text) ? orders.slice(0, 1) : [])]
  const cancel = named(/cancel|drop|lose|remove|stop|kill/)
  const stuck = orders.filter((order) => order.status !== 'processing' && !did(d, 'cancel_order', { order: order.id }))
  const movable = orders.filter((order) => !stuck.includes(order))
  const isSame = orders.every((order) => sameOrder(order, orders[0]))
  if (stuck.length > 0 && movable.length > 0) {
    // What has left stays; the rest can go, unless the customer wanted it the other way round and has not yet heard that it cannot be.
    const wantsStuckGone = cancel.some((order) => stuck.includes(order)) && !cancel.some((order) => movable.includes(order))
    return wantsStuckGone && !d.said.some((each) => each.by === 'agent') ? null : movable
  }
  if (movable.length === 0) return orders.slice(1).slice(-1)
  const bySize = wantedAway(d.said.filter((each) => each.by === 'customer').map((each) => each.text).join('\n'), orders)
  if (bySize.length > 0) return bySize
  if (cancel.length > 0 && cancel.length < orders.length) return cancel
  if (keep.length > 0) return orders.filter((order) => !keep.includes(order))
  return isSame && (/any one|either|does not matter|doesn't matter|no preference|later one/.test(text)) ? orders.slice(1) : null
}

function sameOrder(a: OrderValue, b: OrderValue | undefined): boolean {
  return b !== undefined && a.address.line1 === b.address.line1 && a.lines.map((line) => line.sku).join() === b.lines.map((line) => line.sku).join()
}

/** Where the orders differ in size: the one whose size shall go. */
function wantedAway(raw: string, orders: readonly OrderValue[]): OrderValue[] {
  const away = /(?:lose|cancel|drop|without|get rid of|not) (?:the |my )?([\w ]{1,12})/i.exec(raw)?.[1] ?? ''
  const found = orders.filter((order) => order.lines.some((line) => line.size !== null && sizesIn(away, [line.size]).length > 0))
  return found.length < orders.length ? found : []
}

function askWhich(ctx: Context, orders: readonly OrderValue[]): Move {
  const [first] = orders
  const isSame = orders.every((order) => sameOrder(order, first))
  const stuck = orders.filter((order) => order.status !== 'processing')
  if (stuck.length > 0) {
    const other = orders.find((order) => order.status === 'processing')
    return say(`${listOf(stuck.map((order) => `${order.id} is ${order.status}`))} and cannot be cancelled; ${other?.id ?? 'the other'} still can. Would you rather keep both, or cancel ${other?.id ?? 'the other'}?`)
  }
  if (timesAsked(ctx, 'keep') >= 3) return say('I have changed nothing. Tell me which order shall stay, and I cancel the other.')
  if (isSame) return say(`${listOf(orders.map((order) => order.id))} hold the same: ${listOf(first?.lines.map(lineText) ?? [])}, to the same address. Which order would you like to keep?`)
  return say(...orders.map((order) => `${order.id}: ${listOf(order.lines.map(lineText))}, to ${order.address.name} at ${order.address.line1} in ${order.address.city}${order.gift?.message == null ? '' : `, a gift with the message "${order.gift.message}"`}.`), 'So they differ. Was that on purpose, or which one shall be cancelled?')
}

function closing(ctx: Context, away: readonly OrderValue[], stay: readonly OrderValue[], isReturn: boolean): string {
  return isReturn
    ? `The prepaid label for ${listOf(away.map((order) => order.id))} is in your mail and costs you nothing; the refund follows when it is back. ${listOf(stay.map((order) => order.id))} stays.`
    : join(vary(ctx, 'dup-done', ['Done:', 'That is settled:', 'All right:']), `${listOf(away.map((order) => order.id))} ${away.length > 1 ? 'are' : 'is'} cancelled, ${money(away.reduce((sum, order) => sum + order.total, 0))} goes back by itself, and ${listOf(stay.map((order) => order.id))} ${stay.length > 1 ? 'stay' : 'stays'}.`)
}

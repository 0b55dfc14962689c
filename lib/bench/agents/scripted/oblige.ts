import { addressesIn } from '@/lib/bench/agents/scripted/address-text'
import { call, money, say, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { plain, tried } from '@/lib/bench/agents/scripted/dossier'
import { codesIn } from '@/lib/bench/agents/scripted/promotions'
import { customerWords, meantLines } from '@/lib/bench/agents/scripted/order-words'
import { bears } from '@/lib/bench/agents/scripted/understand'

type Wish = { name: string; args: Record<string, unknown> }

/** Does what the customer asks for, without a question; null where they ask for nothing that a tool does, or it was tried already. */
export function obligeMove(ctx: Context, order: OrderValue): Move | null {
  const last = ctx.d.calls.at(-1)
  const done = ctx.d.calls.findLast((each) => each.ok && /^(?:reship|refund|cancel|change|apply|issue|create)/.test(each.tool))
  const spokenSince = done !== undefined && ctx.d.said.some((each) => each.by === 'agent' && each.message > done.message)
  if (done !== undefined && !spokenSince && last === done) return say(vary(ctx, 'obliged', ['Of course, that is done for you.', 'No problem at all, done.', 'Sure, I have taken care of it.']))
  const wish = wishes(ctx, order).find((each) => tried(ctx.d, each.name) === undefined)
  return wish === undefined ? null : call(wish.name, wish.args)
}

function wishes(ctx: Context, order: OrderValue): Wish[] {
  const { d } = ctx
  const raw = customerWords(ctx)
  const text = plain(raw)
  const found: Wish[] = []
  const lines = meantLines(order, text)
  const sum = lines.reduce((total, line) => total + line.price * line.quantity, 0)
  const left = order.total - order.refunded
  const named = amountIn(text)
  const address = addressesIn(raw).at(-1)
  if (bears(text, 'cancel') && order.status === 'processing') found.push({ name: 'cancel_order', args: { order: order.id } })
  if (address !== undefined && order.status === 'processing') found.push({ name: 'change_address', args: { order: order.id, line1: address.line1, city: address.city, ...(address.region === undefined ? {} : { region: address.region }), postcode: address.postcode, country: address.country } })
  for (const code of codesIn(raw).slice(0, 1)) found.push({ name: 'apply_promotion', args: { order: order.id, code } })
  if (order.status === 'delivered' || order.status === 'shipped') {
    if (/\brefund|money back|my money/.test(text)) {
      const method = /(?:visa|mastercard|card) ending \d{4}|\biban\b|paypal/i.exec(raw)?.[0]
      found.push({ name: 'refund_order', args: { order: order.id, amount: Math.min(left, named ?? sum), reason: 'other', ...(method === undefined ? {} : { method }) } })
    }
    if (bears(text, 'replacement') || /send all|another/.test(text)) found.push({ name: 'reship_order', args: { order: order.id, lines: lines.map((line) => line.line), reason: bears(text, 'damaged') ? 'damaged' : bears(text, 'notReceived') ? 'not_received' : 'other' } })
    if (/return/.test(text) && order.status === 'delivered') found.push({ name: 'create_return', args: { order: order.id, lines: lines.map((line) => line.line), reason: 'changed_mind', condition: 'unused', settlement: 'refund', label: 'prepaid' } })
  }
  if (/credit|gesture|compensat|goodwill/.test(text)) found.push({ name: 'issue_credit', args: { customer: order.customer, amount: named ?? 20, reason: `As asked for ${order.id}, ${money(named ?? 20)}` } })
  return d.said.length > 0 ? found : []
}

/** The first sum of money that a text names. */
function amountIn(text: string): number | null {
  const match = /\$(\d+(?:\.\d{2})?)|\b(\d{2,4})(?:\.\d{2})? (?:dollars|bucks)|"amount":\s?(\d+)/.exec(text)
  const amount = match?.[1] ?? match?.[2] ?? match?.[3]
  return amount === undefined ? null : Number(amount)
}

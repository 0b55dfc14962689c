import { z } from 'zod'
import { answer, defineTool, refuse, type Tool } from '@/lib/desk/desk'
import { byId, COUNTRIES, toCents, type NorthlineState, type Order } from '@/lib/desk/northline/state'

const orderId = z.string().describe('Order number, such as NL-20118')

/** Writes on an order that has not left yet. What policy asks on top (a yes, an identity) is the agent's to keep. */
export const ORDER_TOOLS: readonly Tool<NorthlineState>[] = [
  defineTool({
    name: 'cancel_order', effect: 'write', description: 'Cancels a whole order that is in processing; the card is refunded by itself.', parameters: z.object({ order: orderId, reason: z.string().optional() }),
    run(state: NorthlineState, { order: id }) {
      const order = byId(state.orders, id)
      if (!order) return refuse('unknown_order', `There is no order ${id}.`)
      if (order.status !== 'processing') return refuse('not_cancellable', `Order ${id} is ${order.status} and can no longer be cancelled.`)
      order.status = 'cancelled'
      order.refunded = order.total
      for (const line of order.lines) restock(state, line.sku, line.quantity)
      return answer({ order: id, status: order.status, refunded: order.refunded, to: order.payment })
    },
  }),
  defineTool({
    name: 'change_address', effect: 'write', description: 'Changes where an order in processing goes. Give the whole address.',
    parameters: z.object({ order: orderId, name: z.string().optional(), line1: z.string().min(1), line2: z.string().optional(), city: z.string().min(1), region: z.string().optional(), postcode: z.string().min(1), country: z.string().length(2) }),
    run(state: NorthlineState, args) {
      const order = byId(state.orders, args.order)
      if (!order) return refuse('unknown_order', `There is no order ${args.order}.`)
      if (order.status !== 'processing') return refuse('already_packed', `Order ${order.id} is ${order.status}; its address stands.`)
      const country = COUNTRIES.find((one) => one === args.country.toUpperCase())
      if (!country) return refuse('unsupported_country', `Northline does not ship to ${args.country.toUpperCase()}.`)
      if (country !== order.address.country) return refuse('other_country', `Order ${order.id} was placed for ${order.address.country}; it cannot move to ${country}.`)
      order.address = { name: args.name ?? order.address.name, line1: args.line1, line2: args.line2 ?? null, city: args.city, region: args.region ?? null, postcode: args.postcode, country }
      return answer({ order: order.id, address: order.address })
    },
  }),
  defineTool({
    name: 'edit_order_line', effect: 'write', description: 'On an order in processing: another variant for a line, or another quantity (0 takes it off).',
    parameters: z.object({ order: orderId, line: z.number().int(), sku: z.string().optional(), quantity: z.number().int().min(0).max(20).optional() }),
    run(state: NorthlineState, args) {
      const order = byId(state.orders, args.order)
      const line = order?.lines.find((one) => one.line === args.line)
      if (!order) return refuse('unknown_order', `There is no order ${args.order}.`)
      if (!line) return refuse('unknown_line', `Order ${order.id} has no line ${args.line}.`)
      if (order.status !== 'processing') return refuse('already_packed', `Order ${order.id} is ${order.status}; its lines stand.`)
      const product = byId(state.products, args.sku?.toUpperCase() ?? line.sku)
      if (!product) return refuse('unknown_product', `There is no SKU ${args.sku ?? line.sku}.`)
      const quantity = args.quantity ?? line.quantity
      const needed = product.sku === line.sku ? quantity - line.quantity : quantity
      if (product.stock < needed) return refuse('out_of_stock', `${product.sku} has ${product.stock} in stock${product.restock_on ? `, more on ${product.restock_on}` : ''}.`)
      restock(state, line.sku, line.quantity)
      restock(state, product.sku, -quantity)
      Object.assign(line, { sku: product.sku, title: product.title, color: product.color, size: product.size, quantity, price: product.sku === line.sku ? line.price : product.price })
      order.lines = order.lines.filter((one) => one.quantity > 0)
      if (order.lines.length === 0) return refuse('empty_order', 'That would leave nothing on the order; cancel it instead.')
      retotal(order)
      return answer({ order: order.id, lines: order.lines, total: order.total })
    },
  }),
  defineTool({
    name: 'upgrade_shipping', effect: 'write', description: 'On an order in processing: express ($12, two working days) or overnight ($29).', parameters: z.object({ order: orderId, service: z.enum(['express', 'overnight']) }),
    run(state: NorthlineState, { order: id, service }) {
      const order = byId(state.orders, id)
      if (!order) return refuse('unknown_order', `There is no order ${id}.`)
      if (order.status !== 'processing') return refuse('already_packed', `Order ${id} is ${order.status}; its service stands.`)
      if (order.lines.some((line) => line.sku === 'STOVE')) return refuse('ground_only', 'The camp stove ships by ground only.')
      order.service = service
      order.shipping = service === 'express' ? 12 : 29
      retotal(order)
      return answer({ order: id, service, shipping: order.shipping, total: order.total })
    },
  }),
  defineTool({
    name: 'apply_promotion', effect: 'write', description: 'Puts a promotion code on an order that is not delivered or cancelled; what was paid too much goes back to the card.', parameters: z.object({ order: orderId, code: z.string() }),
    run(state: NorthlineState, { order: id, code }, at) {
      const order = byId(state.orders, id)
      const promotion = byId(state.promotions, code.toUpperCase())
      if (!order) return refuse('unknown_order', `There is no order ${id}.`)
      if (!promotion) return refuse('unknown_code', `${code} is not one of our codes.`)
      if (order.status === 'delivered' || order.status === 'cancelled') return refuse('too_late', `Order ${id} is ${order.status}; codes can no longer be applied.`)
      if (order.promotions.includes(promotion.code)) return refuse('already_applied', `${promotion.code} is on order ${id} already.`)
      const today = at.slice(0, 10)
      if (today < promotion.starts) return refuse('not_started', `${promotion.code} starts on ${promotion.starts}.`)
      if (today > promotion.ends) return refuse('expired', `${promotion.code} ended on ${promotion.ends}.`)
      const covered = order.lines.filter((line) => promotion.products === null || promotion.products.includes(line.sku.split('-')[0] ?? ''))
      const sum = covered.reduce((total, line) => total + line.price * line.quantity, 0)
      if (covered.length === 0) return refuse('not_for_these', `${promotion.code} does not cover anything on order ${id}.`)
      if (sum < promotion.minimum) return refuse('under_minimum', `${promotion.code} needs $${promotion.minimum}; order ${id} has $${sum}.`)
      order.promotions = [...order.promotions, promotion.code]
      order.discount = toCents(order.discount + (promotion.percent === null ? promotion.amount ?? 0 : sum * promotion.percent / 100))
      retotal(order)
      return answer({ order: id, promotions: order.promotions, discount: order.discount, total: order.total })
    },
  }),
]

function retotal(order: Order): void {
  const goods = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0)
  order.discount = Math.min(order.discount, goods)
  order.total = toCents(goods + order.shipping - order.discount)
}

/** Puts pieces back (or, with a negative quantity, takes them out). */
export function restock(state: NorthlineState, sku: string, quantity: number): void {
  const product = byId(state.products, sku)
  if (product) product.stock += quantity
}

import { z } from 'zod'
import { answer, defineTool, refuse, type Tool } from '@/lib/desk/desk'
import { restock } from '@/lib/desk/northline/order-tools'
import { byId, nextId, toCents, type NorthlineState } from '@/lib/desk/northline/state'

const orderId = z.string().describe('Order number, such as NL-20118')
const otherAddress = z.object({ name: z.string().optional(), line1: z.string().min(1), line2: z.string().optional(), city: z.string().min(1), region: z.string().optional(), postcode: z.string().min(1) })
const lineNumbers = z.array(z.number().int()).min(1).describe('Numbers of the order lines')
export const REASONS = ['changed_mind', 'wrong_size', 'damaged', 'faulty', 'wrong_item', 'duplicate', 'not_received', 'missing_piece', 'lost', 'returned_to_sender', 'other'] as const

/** Writes that settle an order which has left. They check what exists and what is in stock; what is due is the agent's to judge. */
export const SETTLEMENT_TOOLS: readonly Tool<NorthlineState>[] = [
  defineTool({
    name: 'create_return', effect: 'write', description: 'Makes a return with its label for lines of a delivered (or shipped) order.',
    parameters: z.object({ order: orderId, lines: lineNumbers, reason: z.enum(REASONS), condition: z.enum(['unused', 'used', 'damaged']), settlement: z.enum(['refund', 'store_credit_half']), label: z.enum(['prepaid', 'customer_pays']) }),
    run(state: NorthlineState, args, at) {
      const problem = linesProblem(state, args.order, args.lines, ['shipped', 'delivered']) ?? comingBack(state, args.order, args.lines)
      if (problem) return problem
      const id = nextId('RT', state.returns)
      state.returns[id] = { id, order: args.order, lines: args.lines, reason: args.reason, condition: args.condition, settlement: args.settlement, label: args.label, created_at: at }
      return answer(state.returns[id])
    },
  }),
  defineTool({
    name: 'create_exchange', effect: 'write', description: 'Exchanges a line of a delivered order for another variant that is in stock; sends a label and reserves the piece.', parameters: z.object({ order: orderId, line: z.number().int(), sku: z.string() }),
    run(state: NorthlineState, args, at) {
      const problem = linesProblem(state, args.order, [args.line], ['delivered']) ?? comingBack(state, args.order, [args.line])
      if (problem) return problem
      const line = state.orders[args.order]?.lines.find((one) => one.line === args.line)
      const product = byId(state.products, args.sku.toUpperCase())
      if (!line || !product) return refuse('unknown_product', `There is no SKU ${args.sku}.`)
      if (product.sku.split('-')[0] !== line.sku.split('-')[0]) return refuse('other_product', 'An exchange is for the same product in another size or colour.')
      if (product.stock < line.quantity) return refuse('out_of_stock', `${product.sku} has ${product.stock} in stock${product.restock_on ? `, more on ${product.restock_on}` : ''}.`)
      restock(state, product.sku, -line.quantity)
      const id = nextId('EX', state.exchanges)
      state.exchanges[id] = { id, order: args.order, line: args.line, from: line.sku, to: product.sku, created_at: at }
      return answer(state.exchanges[id])
    },
  }),
  defineTool({
    name: 'reship_order', effect: 'write', description: 'Sends lines of an order once more, free of charge: to the address of the order, or to another in the same country.',
    parameters: z.object({ order: orderId, lines: lineNumbers, reason: z.enum(REASONS), address: otherAddress.optional() }),
    run(state: NorthlineState, args, at) {
      const problem = linesProblem(state, args.order, args.lines, ['shipped', 'delivered'])
      const order = byId(state.orders, args.order)
      if (problem || !order) return problem ?? refuse('unknown_order', `There is no order ${args.order}.`)
      const lines = order.lines.filter((line) => args.lines.includes(line.line))
      const short = lines.find((line) => (state.products[line.sku]?.stock ?? 0) < line.quantity)
      if (short) return refuse('out_of_stock', `${short.sku} has ${state.products[short.sku]?.stock ?? 0} in stock.`)
      for (const line of lines) restock(state, line.sku, -line.quantity)
      const id = nextId('RS', state.reshipments)
      const address = args.address
        ? { name: args.address.name ?? order.address.name, line1: args.address.line1, line2: args.address.line2 ?? null, city: args.address.city, region: args.address.region ?? null, postcode: args.address.postcode, country: order.address.country }
        : { ...order.address }
      state.reshipments[id] = { id, order: order.id, lines: args.lines, reason: args.reason, address, created_at: at }
      return answer({ reshipment: id, order: order.id, pieces: lines.map((line) => line.sku), address })
    },
  }),
  defineTool({
    name: 'refund_order', effect: 'write', description: 'Refunds an amount of an order. `method` is the order\'s own payment unless another is named.',
    parameters: z.object({ order: orderId, amount: z.number().positive(), reason: z.enum(REASONS), method: z.string().optional() }),
    run(state: NorthlineState, args, at) {
      const order = byId(state.orders, args.order)
      if (!order) return refuse('unknown_order', `There is no order ${args.order}.`)
      const left = toCents(order.total - order.refunded)
      const amount = toCents(args.amount)
      if (amount < 0.01) return refuse('invalid_arguments', 'amount: at least one cent.')
      if (amount > left) return refuse('more_than_paid', `Order ${order.id} has $${left.toFixed(2)} left to refund.`)
      order.refunded = toCents(order.refunded + amount)
      const id = nextId('RF', state.refunds)
      state.refunds[id] = { id, order: order.id, amount, reason: args.reason, method: args.method ?? order.payment, created_at: at }
      return answer(state.refunds[id])
    },
  }),
  defineTool({
    name: 'issue_credit', effect: 'write', description: 'Gives a customer store credit.', parameters: z.object({ customer: z.string(), amount: z.number().positive().max(500), reason: z.string().min(1) }),
    run(state: NorthlineState, args, at) {
      if (!byId(state.customers, args.customer)) return refuse('unknown_customer', `There is no customer ${args.customer}.`)
      const id = nextId('CR', state.credits)
      state.credits[id] = { id, customer: args.customer, amount: args.amount, reason: args.reason, created_at: at }
      return answer(state.credits[id])
    },
  }),
  defineTool({
    name: 'open_carrier_claim', effect: 'write', description: 'Asks the carrier to trace a parcel, or reports it damaged, lost or not received.', parameters: z.object({ parcel: z.string(), kind: z.enum(['trace', 'not_received', 'lost', 'damaged']) }),
    run(state: NorthlineState, args, at) {
      const parcel = byId(state.parcels, args.parcel)
      if (!parcel) return refuse('unknown_parcel', `There is no parcel ${args.parcel}.`)
      const open = Object.values(state.carrier_claims).find((claim) => claim.parcel === parcel.id)
      if (open) return refuse('already_open', `Claim ${open.id} is open for parcel ${parcel.id}.`)
      const id = nextId('CL', state.carrier_claims)
      state.carrier_claims[id] = { id, order: parcel.order, parcel: parcel.id, kind: args.kind, created_at: at }
      return answer({ ...state.carrier_claims[id], answer_within: 'five working days' })
    },
  }),
]

/** A piece comes back once: neither returned nor exchanged again while a return or an exchange of it stands. */
function comingBack(state: NorthlineState, order: string, lines: readonly number[]): ReturnType<typeof refuse> | null {
  const returned = Object.values(state.returns).find((one) => one.order === order && one.lines.some((line) => lines.includes(line)))
  const exchanged = Object.values(state.exchanges).find((one) => one.order === order && lines.includes(one.line))
  const open = returned?.id ?? exchanged?.id
  return open === undefined ? null : refuse('already_coming_back', `${open} stands for a piece of order ${order} that you named.`)
}

function linesProblem(state: NorthlineState, id: string, lines: number[], statuses: string[]): ReturnType<typeof refuse> | null {
  const order = byId(state.orders, id)
  if (!order) return refuse('unknown_order', `There is no order ${id}.`)
  if (!statuses.includes(order.status)) return refuse('wrong_status', `Order ${id} is ${order.status}.`)
  const missing = lines.find((number) => !order.lines.some((line) => line.line === number))
  return missing === undefined ? null : refuse('unknown_line', `Order ${id} has no line ${missing}.`)
}

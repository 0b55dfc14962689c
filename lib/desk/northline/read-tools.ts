import { z } from 'zod'
import { answer, defineTool, refuse, type Tool } from '@/lib/desk/desk'
import { searchPolicy, toMarkdown } from '@/lib/desk/policy'
import { NORTHLINE_POLICY } from '@/lib/desk/northline/policy'
import { byId, type CarrierClaim, type NorthlineState, type Order, type Parcel } from '@/lib/desk/northline/state'

const orderId = z.string().describe('Order number, such as NL-20118')

export const READ_TOOLS: readonly Tool<NorthlineState>[] = [
  defineTool({
    name: 'get_order', effect: 'read', description: 'One order: its lines, address, status, parcels, payment, promotions and notes.', parameters: z.object({ order: orderId }),
    run(state: NorthlineState, { order }) {
      const found = byId(state.orders, order)
      return found ? answer({ ...found, email: state.customers[found.customer]?.email, returns: about(state.returns, order), exchanges: about(state.exchanges, order), reshipments: about(state.reshipments, order), refunds: about(state.refunds, order) }) : refuse('unknown_order', `There is no order ${order}.`)
    },
  }),
  defineTool({
    name: 'find_orders', effect: 'read', description: 'Orders by email, customer name or postcode, newest first. At least one is needed.',
    parameters: z.object({ email: z.string().optional(), name: z.string().optional(), postcode: z.string().optional() }),
    run(state: NorthlineState, wanted) {
      if (!wanted.email && !wanted.name && !wanted.postcode) return refuse('nothing_to_search', 'Give an email, a name or a postcode.')
      const found = Object.values(state.orders).filter((order) => matches(state, order, wanted)).sort((a, b) => b.placed_at.localeCompare(a.placed_at))
      return answer({ count: found.length, orders: found.map((order) => ({ order: order.id, placed_at: order.placed_at, status: order.status, total: order.total, pieces: order.lines.map((line) => `${line.quantity} x ${line.sku}`) })) })
    },
  }),
  defineTool({
    name: 'get_customer', effect: 'read', description: 'A customer by email or customer id: tier, address, earlier claims, notes and tickets.', parameters: z.object({ email: z.string().optional(), customer: z.string().optional() }),
    run(state: NorthlineState, wanted) {
      const found = Object.values(state.customers).find((one) => one.id === wanted.customer || (wanted.email !== undefined && one.email.toLowerCase() === wanted.email.toLowerCase()))
      if (!found) return refuse('unknown_customer', 'No customer has that email or id.')
      return answer({ ...found, tickets: Object.values(state.tickets).filter((ticket) => ticket.customer === found.id), credits: Object.values(state.credits).filter((credit) => credit.customer === found.id) })
    },
  }),
  defineTool({
    name: 'track_parcel', effect: 'read', description: 'Every parcel of an order (or one, by tracking number): carrier, scans, estimate, proof of delivery.', parameters: z.object({ order: z.string().optional(), parcel: z.string().optional() }),
    run(state: NorthlineState, wanted) {
      if (wanted.parcel) {
        const parcel = byId(state.parcels, wanted.parcel)
        return parcel ? answer({ parcels: [withClaims(state, parcel)] }) : refuse('unknown_parcel', `There is no parcel ${wanted.parcel}.`)
      }
      const order = byId(state.orders, wanted.order ?? '')
      if (!order) return refuse('unknown_order', `There is no order ${wanted.order ?? '(none given)'}.`)
      if (order.parcels.length === 0) return refuse('not_shipped', `Order ${order.id} is ${order.status}: it has no parcel yet.`)
      return answer({ parcels: order.parcels.flatMap((id) => state.parcels[id] ?? []).map((parcel) => withClaims(state, parcel)) })
    },
  }),
  defineTool({
    name: 'check_stock', effect: 'read', description: 'Stock and price of a SKU, or of every variant of a product (TEE, JKT, CREW, BOOT, …).', parameters: z.object({ sku: z.string().optional(), product: z.string().optional() }),
    run(state: NorthlineState, wanted) {
      const found = Object.values(state.products).filter((one) => one.sku === wanted.sku?.toUpperCase() || one.product === wanted.product?.toUpperCase())
      return found.length > 0 ? answer({ variants: found }) : refuse('unknown_product', 'No product has that SKU or name.')
    },
  }),
  defineTool({
    name: 'get_promotion', effect: 'read', description: 'The terms of a promotion code.', parameters: z.object({ code: z.string() }),
    run(state: NorthlineState, { code }) {
      const found = byId(state.promotions, code.toUpperCase())
      return found ? answer(found) : refuse('unknown_code', `${code} is not one of our codes.`)
    },
  }),
  defineTool({
    name: 'find_bundles', effect: 'read', description: 'Bundles by what they are good for and a highest price, each with the stock of its scarcest piece.', parameters: z.object({ good_for: z.string().optional(), up_to: z.number().optional() }),
    run(state: NorthlineState, wanted) {
      const found = Object.values(state.bundles).filter((bundle) => (wanted.up_to === undefined || bundle.price <= wanted.up_to) && (!wanted.good_for || bundle.good_for.some((use) => use.includes(wanted.good_for?.toLowerCase() ?? ''))))
      return answer({ count: found.length, bundles: found.map((bundle) => ({ ...bundle, in_stock: Math.min(...bundle.products.map((product) => stockOf(state, product))) })) })
    },
  }),
  defineTool({
    name: 'search_policy', effect: 'read', description: 'The sections of Northline\'s policy that fit a question.', parameters: z.object({ query: z.string().min(2) }),
    run(_state: NorthlineState, { query }) {
      const found = searchPolicy(NORTHLINE_POLICY, query)
      return answer({ count: found.length, sections: found.map((section) => ({ id: section.id, text: toMarkdown([section]) })) })
    },
  }),
]

/** The pieces of a product in stock, over all its variants. */
export function stockOf(state: NorthlineState, product: string): number {
  return Object.values(state.products).filter((one) => one.product === product).reduce((sum, one) => sum + one.stock, 0)
}

function about<Row extends { order: string }>(collection: Readonly<Record<string, Row>>, order: string): Row[] {
  return Object.values(collection).filter((row) => row.order === order)
}

function withClaims(state: NorthlineState, parcel: Parcel): Parcel & { claims: CarrierClaim[] } {
  return { ...parcel, claims: Object.values(state.carrier_claims).filter((claim) => claim.parcel === parcel.id) }
}

function matches(state: NorthlineState, order: Order, wanted: { email?: string; name?: string; postcode?: string }): boolean {
  const customer = state.customers[order.customer]
  const squeeze = (text: string) => text.toLowerCase().replace(/\s+/g, '')
  return (!wanted.email || customer?.email.toLowerCase() === wanted.email.toLowerCase())
    && (!wanted.name || squeeze(customer?.name ?? '').includes(squeeze(wanted.name)))
    && (!wanted.postcode || squeeze(order.address.postcode) === squeeze(wanted.postcode))
}

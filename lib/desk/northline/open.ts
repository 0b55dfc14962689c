import { addBystanders } from '@/lib/desk/northline/bystanders'
import { buildBundles, buildCatalogue, buildPromotions } from '@/lib/desk/northline/catalogue'
import { northlineSetup, type NorthlineSetup } from '@/lib/desk/northline/setup'
import { nextId, toCents, type Address, type NorthlineState, type OrderLine } from '@/lib/desk/northline/state'

/** Shared by every first state, which never alters it. */
const CATALOGUE = buildCatalogue()

/** A setup as Northline's first state. Throws when it does not fit the schema, or names a product, customer or order that is not there. */
export function openNorthline(input: unknown, now: string, seed: number): NorthlineState {
  const setup = northlineSetup.parse(input)
  const state: NorthlineState = {
    customers: {}, orders: {}, parcels: {}, products: { ...CATALOGUE }, promotions: buildPromotions(), bundles: buildBundles(), returns: {}, exchanges: {}, reshipments: {}, refunds: {},
    credits: {}, carrier_claims: {}, recommendations: {}, tickets: {}, notes: {}, handovers: {},
  }
  for (const [sku, level] of Object.entries(setup.stock)) {
    const product = demand(state.products[sku], `product ${sku}`)
    state.products[sku] = { ...product, stock: level.stock, restock_on: level.restock_on ?? null }
  }
  for (const promotion of setup.promotions) {
    state.promotions[promotion.code] = { ...promotion, percent: promotion.percent ?? null, amount: promotion.amount ?? null, products: promotion.products ?? null }
  }
  for (const customer of setup.customers) {
    state.customers[customer.id] = { ...customer, phone: customer.phone ?? null, address: fullAddress({ ...customer.address, name: customer.name }) }
  }
  for (const order of setup.orders) addOrder(state, order)
  for (const ticket of setup.tickets) {
    const id = nextId('TK', state.tickets)
    state.tickets[id] = { ...ticket, id, order: ticket.order ?? null }
  }
  for (const one of setup.reshipments) {
    const id = nextId('RS', state.reshipments)
    state.reshipments[id] = { ...one, id, address: { ...demand(state.orders[one.order], `order ${one.order}`).address } }
  }
  for (const one of setup.carrier_claims) {
    const id = nextId('CL', state.carrier_claims)
    state.carrier_claims[id] = { ...one, id, order: demand(state.parcels[one.parcel], `parcel ${one.parcel}`).order }
  }
  for (const one of setup.returns) {
    const id = nextId('RT', state.returns)
    state.returns[id] = { ...one, id, label: 'prepaid' }
  }
  addBystanders(state, now, seed)
  return state
}

function addOrder(state: NorthlineState, order: NorthlineSetup['orders'][number]): void {
  const buyer = demand(state.customers[order.customer], `customer ${order.customer}`)
  const lines = order.lines.map((line, index): OrderLine => {
    const product = demand(state.products[line.sku], `product ${line.sku}`)
    return { line: index + 1, sku: line.sku, title: product.title, color: product.color, size: product.size, quantity: line.quantity, price: line.price ?? product.price, final_sale: product.final_sale }
  })
  const sum = lines.reduce((total, line) => total + line.price * line.quantity, 0)
  const shipping = { standard: sum >= 75 ? 0 : 6, express: 12, overnight: 29 }[order.service]
  for (const parcel of order.parcels) {
    state.parcels[parcel.id] = {
      id: parcel.id, order: order.id, carrier: parcel.carrier, lines: parcel.lines ?? lines.map((line) => line.line), status: parcel.status, shipped_at: parcel.shipped_at ?? null,
      estimated_delivery: parcel.estimated_delivery ?? null, delivered_at: parcel.delivered_at ?? null,
      proof: parcel.proof ? { signature: parcel.proof.signature ?? null, photo: parcel.proof.photo ?? null } : null, events: parcel.events,
    }
  }
  state.orders[order.id] = {
    id: order.id, customer: order.customer, placed_at: order.placed_at, status: order.status, service: order.service, address: order.address ? fullAddress(order.address) : { ...buyer.address }, lines,
    parcels: order.parcels.map((parcel) => parcel.id), promotions: order.promotions, discount: 0, shipping, total: toCents(sum + shipping), refunded: order.refunded, payment: order.payment, dispute: order.dispute,
    gift: order.gift ? { message: order.gift.message ?? null, wanted_by: order.gift.wanted_by ?? null } : null, notes: order.notes,
  }
}

function fullAddress(address: { name: string; line1: string; line2?: string; city: string; region?: string; postcode: string; country: string }): Address {
  return { name: address.name, line1: address.line1, line2: address.line2 ?? null, city: address.city, region: address.region ?? null, postcode: address.postcode, country: address.country }
}

function demand<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`The setup names ${what}, which is not there.`)
  return value
}

// Northline's state: plain data in collections by id, so that two states can be compared and a condition can name a path.

export const ORDER_STATUSES = ['processing', 'packed', 'shipped', 'delivered', 'cancelled'] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]
export const PARCEL_STATUSES = ['label_created', 'in_transit', 'customs', 'out_for_delivery', 'delivered', 'returned_to_sender', 'exception'] as const
export type ParcelStatus = (typeof PARCEL_STATUSES)[number]
export const SHIPPING_SERVICES = ['standard', 'express', 'overnight'] as const
export type ShippingService = (typeof SHIPPING_SERVICES)[number]
/** Where Northline ships to, as ISO country codes. */
export const COUNTRIES = ['US', 'GB', 'CA'] as const

export type Address = { name: string; line1: string; line2: string | null; city: string; region: string | null; postcode: string; country: string }
export type Claim = { date: string; order: string; kind: string; outcome: string }
export type Customer = { id: string; name: string; email: string; phone: string | null; since: string; tier: 'standard' | 'vip'; language: string; address: Address; claims: Claim[]; notes: string[] }
export type OrderLine = { line: number; sku: string; title: string; color: string | null; size: string | null; quantity: number; price: number; final_sale: boolean }
export type Order = {
  id: string; customer: string; placed_at: string; status: OrderStatus; service: ShippingService; address: Address; lines: OrderLine[]; parcels: string[]
  promotions: string[]; discount: number; shipping: number; total: number; refunded: number; payment: string; dispute: 'none' | 'open'; gift: { message: string | null; wanted_by: string | null } | null; notes: string[]
}
export type ScanEvent = { at: string; place: string; text: string }
export type Parcel = {
  id: string; order: string; carrier: string; lines: number[]; status: ParcelStatus; shipped_at: string | null; estimated_delivery: string | null; delivered_at: string | null
  proof: { signature: string | null; photo: string | null } | null; events: ScanEvent[]
}
export type Product = { sku: string; product: string; title: string; color: string | null; size: string | null; price: number; stock: number; restock_on: string | null; final_sale: boolean }
export type Promotion = { code: string; description: string; percent: number | null; amount: number | null; minimum: number; starts: string; ends: string; products: string[] | null; first_order: boolean }
export type Bundle = { id: string; title: string; products: string[]; price: number; saving: number; good_for: string[]; note: string }
export type ReturnRecord = { id: string; order: string; lines: number[]; reason: string; condition: string; settlement: string; label: 'prepaid' | 'customer_pays'; created_at: string }
export type ExchangeRecord = { id: string; order: string; line: number; from: string; to: string; created_at: string }
export type Reshipment = { id: string; order: string; lines: number[]; reason: string; address: Address; created_at: string }
export type Refund = { id: string; order: string; amount: number; reason: string; method: string; created_at: string }
export type Credit = { id: string; customer: string; amount: number; reason: string; created_at: string }
export type CarrierClaim = { id: string; order: string; parcel: string; kind: string; created_at: string }
export type Recommendation = { id: string; customer: string; bundle: string; created_at: string }
export type Ticket = { id: string; customer: string; order: string | null; subject: string; status: 'open' | 'closed'; opened_at: string; log: string[] }
export type Note = { id: string; about: string; text: string; created_at: string }
export type Handover = { id: string; queue: string; reason: string; summary: string; order: string | null; created_at: string }

export type NorthlineState = {
  customers: Record<string, Customer>; orders: Record<string, Order>; parcels: Record<string, Parcel>; products: Record<string, Product>
  promotions: Record<string, Promotion>; bundles: Record<string, Bundle>; returns: Record<string, ReturnRecord>; exchanges: Record<string, ExchangeRecord>
  reshipments: Record<string, Reshipment>; refunds: Record<string, Refund>; credits: Record<string, Credit>; carrier_claims: Record<string, CarrierClaim>
  recommendations: Record<string, Recommendation>; tickets: Record<string, Ticket>; notes: Record<string, Note>; handovers: Record<string, Handover>
}

/** The next free id of a collection: prefix and a number that counts up from 1001. */
export function nextId(prefix: string, collection: Readonly<Record<string, unknown>>): string {
  return `${prefix}-${1001 + Object.keys(collection).length}`
}

/** The record of that id. Only the collection's own keys count: an agent may well ask for "constructor". */
export function byId<Row>(collection: Readonly<Record<string, Row>>, id: string | undefined): Row | undefined {
  return id !== undefined && Object.hasOwn(collection, id) ? collection[id] : undefined
}

/** Rounds to cents, away from the noise of floating point. */
export function toCents(amount: number): number {
  return Math.round((amount + Number.EPSILON) * 100) / 100
}

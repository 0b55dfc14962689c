import { z } from 'zod'
import { COUNTRIES, ORDER_STATUSES, PARCEL_STATUSES, SHIPPING_SERVICES } from '@/lib/desk/northline/state'

// What a case says about Northline's first state. Everything else (catalogue, bundles, other people's orders) the desk fills in.

const moment = z.iso.datetime()
const day = z.iso.date()
const text = z.string().min(1)

const address = z.strictObject({ line1: text, line2: text.optional(), city: text, region: text.optional(), postcode: text, country: z.enum(COUNTRIES) })

const customer = z.strictObject({
  id: text, name: text, email: z.email(), phone: text.optional(), since: day.default('2024-05-02'), tier: z.enum(['standard', 'vip']).default('standard'), language: text.default('en'),
  address, claims: z.array(z.strictObject({ date: day, order: text, kind: text, outcome: text })).default([]), notes: z.array(text).default([]),
})

const parcel = z.strictObject({
  id: text, carrier: text, lines: z.array(z.number().int()).optional(), status: z.enum(PARCEL_STATUSES), shipped_at: moment.optional(), estimated_delivery: day.optional(), delivered_at: moment.optional(),
  proof: z.strictObject({ signature: text.optional(), photo: text.optional() }).optional(),
  events: z.array(z.strictObject({ at: moment, place: text, text })).default([]),
})

const order = z.strictObject({
  id: text, customer: text, placed_at: moment, status: z.enum(ORDER_STATUSES), service: z.enum(SHIPPING_SERVICES).default('standard'),
  lines: z.array(z.strictObject({ sku: text, quantity: z.number().int().min(1).default(1), price: z.number().min(0).optional() })).min(1),
  /** Where it goes, when that is not the customer's own address. */
  address: address.extend({ name: text }).optional(),
  parcels: z.array(parcel).default([]), promotions: z.array(text).default([]), payment: text.default('Visa ending 4417'), dispute: z.enum(['none', 'open']).default('none'), refunded: z.number().min(0).default(0),
  gift: z.strictObject({ message: text.optional(), wanted_by: day.optional() }).optional(), notes: z.array(text).default([]),
})

const promotion = z.strictObject({
  code: text, description: text, percent: z.number().min(0).max(100).optional(), amount: z.number().min(0).optional(), minimum: z.number().min(0).default(0), starts: day, ends: day,
  products: z.array(text).optional(), first_order: z.boolean().default(false),
})

export const northlineSetup = z.strictObject({
  customers: z.array(customer).min(1),
  orders: z.array(order).default([]),
  /** By SKU: the pieces in stock, and when more come. */
  stock: z.record(z.string(), z.strictObject({ stock: z.number().int().min(0), restock_on: day.optional() })).default({}),
  promotions: z.array(promotion).default([]),
  tickets: z.array(z.strictObject({ customer: text, order: text.optional(), subject: text, status: z.enum(['open', 'closed']), opened_at: moment, log: z.array(text).default([]) })).default([]),
  /** Replacements already sent, claims already open, returns already made. */
  reshipments: z.array(z.strictObject({ order: text, lines: z.array(z.number().int()), reason: text, created_at: moment })).default([]),
  carrier_claims: z.array(z.strictObject({ parcel: text, kind: text, created_at: moment })).default([]),
  returns: z.array(z.strictObject({ order: text, lines: z.array(z.number().int()), reason: text, condition: text, settlement: text, created_at: moment })).default([]),
})

export type NorthlineSetup = z.infer<typeof northlineSetup>
/** A setup as it is written: what has a default may be left out. */
export type NorthlineSetupInput = z.input<typeof northlineSetup>

import { z } from 'zod'

// What a reference agent reads out of tool results: the parts it needs, and nothing it was not told.

const address = z.object({ name: z.string(), line1: z.string(), line2: z.string().nullable(), city: z.string(), region: z.string().nullable(), postcode: z.string(), country: z.string() })
const line = z.object({ line: z.number(), sku: z.string(), title: z.string(), color: z.string().nullable(), size: z.string().nullable(), quantity: z.number(), price: z.number(), final_sale: z.boolean() })

export const orderValue = z.object({
  id: z.string(), customer: z.string(), placed_at: z.string(), status: z.enum(['processing', 'packed', 'shipped', 'delivered', 'cancelled']), service: z.string(), address, lines: z.array(line), parcels: z.array(z.string()),
  promotions: z.array(z.string()), discount: z.number(), shipping: z.number(), total: z.number(), refunded: z.number(), payment: z.string(), dispute: z.enum(['none', 'open']),
  gift: z.object({ message: z.string().nullable(), wanted_by: z.string().nullable() }).nullable(), notes: z.array(z.string()),
  reshipments: z.array(z.looseObject({ created_at: z.string() })).default([]),
})
export type OrderValue = z.infer<typeof orderValue>
export type LineValue = OrderValue['lines'][number]
export type AddressValue = z.infer<typeof address>

export const foundOrders = z.object({ count: z.number(), orders: z.array(z.object({ order: z.string(), placed_at: z.string(), status: z.string(), total: z.number(), pieces: z.array(z.string()) })) })
export type FoundOrder = z.infer<typeof foundOrders>['orders'][number]

export const parcelValue = z.object({
  id: z.string(), order: z.string(), carrier: z.string(), lines: z.array(z.number()), status: z.string(), shipped_at: z.string().nullable(), estimated_delivery: z.string().nullable(), delivered_at: z.string().nullable(),
  proof: z.object({ signature: z.string().nullable(), photo: z.string().nullable() }).nullable(), events: z.array(z.object({ at: z.string(), place: z.string(), text: z.string() })),
  claims: z.array(z.object({ id: z.string(), kind: z.string(), created_at: z.string() })).default([]),
})
export type ParcelValue = z.infer<typeof parcelValue>
export const parcelsValue = z.object({ parcels: z.array(z.looseObject(parcelValue.shape)) })

export const customerValue = z.object({
  id: z.string(), name: z.string(), email: z.string(), tier: z.string(), claims: z.array(z.object({ date: z.string(), order: z.string(), kind: z.string(), outcome: z.string() })), notes: z.array(z.string()),
  tickets: z.array(z.object({ order: z.string().nullable(), subject: z.string(), status: z.string(), opened_at: z.string(), log: z.array(z.string()) })), credits: z.array(z.object({ amount: z.number(), reason: z.string(), created_at: z.string() })),
})
export type CustomerValue = z.infer<typeof customerValue>

export const variantsValue = z.object({ variants: z.array(z.object({ sku: z.string(), product: z.string(), title: z.string(), color: z.string().nullable(), size: z.string().nullable(), price: z.number(), stock: z.number(), restock_on: z.string().nullable(), final_sale: z.boolean() })) })
export type VariantValue = z.infer<typeof variantsValue>['variants'][number]

export const promotionValue = z.object({ code: z.string(), description: z.string(), percent: z.number().nullable(), amount: z.number().nullable(), minimum: z.number(), starts: z.string(), ends: z.string(), products: z.array(z.string()).nullable(), first_order: z.boolean() })
export type PromotionValue = z.infer<typeof promotionValue>

export const bundlesValue = z.object({ count: z.number(), bundles: z.array(z.object({ id: z.string(), title: z.string(), products: z.array(z.string()), price: z.number(), saving: z.number(), good_for: z.array(z.string()), note: z.string(), in_stock: z.number() })) })
export type BundleValue = z.infer<typeof bundlesValue>['bundles'][number]

export const faultValue = z.object({ error: z.string(), message: z.string() })

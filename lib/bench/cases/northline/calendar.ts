import type { NorthlineSetupInput } from '@/lib/desk/northline/setup'
import type { Buyer } from '@/lib/bench/cases/northline/people'

type OrderInput = NonNullable<NorthlineSetupInput['orders']>[number]
type ParcelInput = NonNullable<OrderInput['parcels']>[number]
type LineDraft = string | [sku: string, quantity: number]

export interface OrderDraft extends Omit<OrderInput, 'id' | 'customer' | 'placed_at' | 'lines' | 'gift'> { placed: number; lines: LineDraft[]; gift?: { message?: string; wanted?: number } }
export interface ParcelDraft extends Omit<ParcelInput, 'id' | 'carrier' | 'shipped_at' | 'estimated_delivery' | 'delivered_at' | 'events'> {
  shipped?: number; eta?: number; delivered?: number; events?: [days: number, place: string, text: string][]
}

export interface Calendar {
  now: string
  /** The moment so many days from now, as an ISO string. */
  at: (days: number) => string
  /** The day so many days from now, `2026-11-20`. */
  day: (days: number) => string
  /** The same as people write it, in a language of the bench. */
  say: (days: number, language?: string) => string
  order: (id: string, owner: Buyer, draft: OrderDraft) => OrderInput
  parcel: (id: string, carrier: string, draft: ParcelDraft) => ParcelInput
}

/** Writes the times of a case relative to its own now. Fractions of a day are hours: -0.5 is twelve hours ago. */
export function calendar(now: string): Calendar {
  const at = (days: number) => new Date(Date.parse(now) + Math.round(days * 24) * 3_600_000).toISOString()
  const day = (days: number) => at(days).slice(0, 10)
  return {
    now, at, day,
    say: (days, language = 'en-GB') => new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(at(days))),
    order(id, owner, { placed, lines, gift, ...draft }) {
      const written = lines.map((line) => (typeof line === 'string' ? { sku: line } : { sku: line[0], quantity: line[1] }))
      return { id, customer: owner.id, placed_at: at(placed), lines: written, ...draft, ...(gift ? { gift: { message: gift.message, wanted_by: gift.wanted === undefined ? undefined : day(gift.wanted) } } : {}) }
    },
    parcel(id, carrier, { shipped, eta, delivered, events, ...draft }) {
      return {
        id, carrier, ...draft, ...(shipped === undefined ? {} : { shipped_at: at(shipped) }), ...(eta === undefined ? {} : { estimated_delivery: day(eta) }), ...(delivered === undefined ? {} : { delivered_at: at(delivered) }),
        events: (events ?? []).map(([days, place, text]) => ({ at: at(days), place, text })),
      }
    },
  }
}

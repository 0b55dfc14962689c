import type { z } from 'zod'
import type { AgentView } from '@/lib/bench/agents/agent'
import { bundlesValue, customerValue, faultValue, foundOrders, orderValue, parcelsValue, promotionValue, variantsValue, type BundleValue, type CustomerValue, type FoundOrder, type OrderValue, type ParcelValue, type PromotionValue, type VariantValue } from '@/lib/bench/agents/scripted/desk-values'
import type { MessageRecord } from '@/lib/bundle/record'

/** A call that was made, and what came back. */
export type DoneCall = { tool: string; args: Record<string, unknown>; ok: boolean; fault: string | null; value: unknown; message: number }

/** Everything that a reference agent knows of a conversation: what was said, and what its own calls returned. */
export type Dossier = {
  now: string
  seed: number
  said: { by: 'customer' | 'agent'; text: string; message: number }[]
  /** All that the customer wrote, in lower case, with typographic quotes made plain. */
  customerText: string
  lastCustomer: string
  opening: string
  calls: DoneCall[]
  orders: Map<string, OrderValue>
  found: FoundOrder[] | null
  parcels: Map<string, ParcelValue[]>
  customers: CustomerValue[]
  variants: Map<string, VariantValue>
  promotions: Map<string, PromotionValue | null>
  bundles: BundleValue[] | null
}

/** Parses a tool's value once for each object: the same results are read again at every step. */
function reader<Schema extends z.ZodType>(schema: Schema): (value: unknown) => z.output<Schema> | null {
  const known = new WeakMap<object, z.output<Schema> & object>()
  return (value) => {
    if (typeof value !== 'object' || value === null) return null
    const before = known.get(value)
    if (before !== undefined) return before
    const parsed = schema.safeParse(value)
    if (!parsed.success) return null
    if (typeof parsed.data === 'object' && parsed.data !== null) known.set(value, parsed.data)
    return parsed.data
  }
}

const READ = {
  order: reader(orderValue), found: reader(foundOrders), parcels: reader(parcelsValue), customer: reader(customerValue), variants: reader(variantsValue), promotion: reader(promotionValue), bundles: reader(bundlesValue), fault: reader(faultValue),
}

export function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[‘’]/g, '\'').replaceAll(/[“”]/g, '"')
}

/** Reads a conversation from its messages alone. */
export function readDossier(view: Pick<AgentView, 'messages' | 'now' | 'seed'>): Dossier {
  const dossier: Dossier = {
    now: view.now, seed: view.seed, said: [], customerText: '', lastCustomer: '', opening: '', calls: [], orders: new Map(), found: null, parcels: new Map(), customers: [], variants: new Map(), promotions: new Map(), bundles: null,
  }
  const waiting = new Map<string, { tool: string; args: Record<string, unknown>; message: number }>()
  view.messages.forEach((message, number) => {
    if (message.role === 'customer' || message.role === 'agent') {
      if (message.content.trim() !== '') dossier.said.push({ by: message.role, text: message.content, message: number })
    }
    for (const call of message.tool_calls ?? []) waiting.set(call.id ?? '', { tool: call.name, args: typeof call.arguments === 'string' ? {} : call.arguments, message: number })
    if (message.tool_result != null) addResult(dossier, waiting.get(message.tool_result.call ?? ''), message.tool_result)
  })
  const customer = dossier.said.filter((each) => each.by === 'customer')
  dossier.customerText = plain(customer.map((each) => each.text).join('\n'))
  dossier.opening = plain(customer[0]?.text ?? '')
  dossier.lastCustomer = plain(customer.at(-1)?.text ?? '')
  return dossier
}

function addResult(dossier: Dossier, call: { tool: string; args: Record<string, unknown>; message: number } | undefined, result: NonNullable<MessageRecord['tool_result']>): void {
  if (call === undefined) return
  const ok = result.ok !== false
  dossier.calls.push({ ...call, ok, value: result.value, fault: ok ? null : READ.fault(result.value)?.error ?? 'fault' })
  if (!ok) {
    if (call.tool === 'get_promotion' && typeof call.args.code === 'string') dossier.promotions.set(call.args.code.toUpperCase(), null)
    return
  }
  switch (call.tool) {
    case 'get_order': {
      const order = READ.order(result.value)
      if (order !== null) dossier.orders.set(order.id, order)
      break
    }
    case 'find_orders': {
      const found = READ.found(result.value)?.orders ?? []
      dossier.found = [...(dossier.found ?? []), ...found.filter((each) => !dossier.found?.some((other) => other.order === each.order))]
      break
    }
    case 'track_parcel': for (const parcel of READ.parcels(result.value)?.parcels ?? []) dossier.parcels.set(parcel.order, [...(dossier.parcels.get(parcel.order) ?? []).filter((each) => each.id !== parcel.id), parcel]); break
    case 'get_customer': {
      const customer = READ.customer(result.value)
      if (customer !== null && !dossier.customers.some((each) => each.id === customer.id)) dossier.customers.push(customer)
      break
    }
    case 'check_stock': for (const variant of READ.variants(result.value)?.variants ?? []) dossier.variants.set(variant.sku, variant); break
    case 'get_promotion': {
      const promotion = READ.promotion(result.value)
      if (promotion !== null) dossier.promotions.set(promotion.code, promotion)
      break
    }
    case 'find_bundles': dossier.bundles = READ.bundles(result.value)?.bundles ?? []; break
    default: break
  }
}

/** Whether a call went through, with these arguments where they are given. */
export function did(dossier: Dossier, tool: string, args: Record<string, unknown> = {}): boolean {
  return dossier.calls.some((call) => call.ok && call.tool === tool && matchesArgs(call, args))
}

/** Whether a call was made, whatever came of it. */
export function tried(dossier: Dossier, tool: string, args: Record<string, unknown> = {}): DoneCall | undefined {
  return dossier.calls.findLast((call) => call.tool === tool && matchesArgs(call, args))
}

function matchesArgs(call: DoneCall, args: Record<string, unknown>): boolean {
  return Object.entries(args).every(([key, value]) => JSON.stringify(call.args[key]) === JSON.stringify(value))
}

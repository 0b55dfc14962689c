import { z } from 'zod'
import { answer, defineTool, refuse, type Tool } from '@/lib/desk/desk'
import { stockOf } from '@/lib/desk/northline/read-tools'
import { byId, nextId, type NorthlineState } from '@/lib/desk/northline/state'

export const HANDOVER_QUEUES = ['claims', 'returns', 'payments', 'fraud', 'safety', 'privacy', 'special_requests', 'other'] as const

/** Notes, recommendations, and the way to a person. */
export const SERVICE_TOOLS: readonly Tool<NorthlineState>[] = [
  defineTool({
    name: 'recommend_bundle', effect: 'write', description: 'Sends a customer a basket link with a bundle. Nothing is bought by it.', parameters: z.object({ customer: z.string(), bundle: z.string() }),
    run(state: NorthlineState, args, at) {
      const bundle = byId(state.bundles, args.bundle)
      if (!byId(state.customers, args.customer)) return refuse('unknown_customer', `There is no customer ${args.customer}.`)
      if (!bundle) return refuse('unknown_bundle', `There is no bundle ${args.bundle}.`)
      const out = bundle.products.find((product) => stockOf(state, product) === 0)
      if (out) return refuse('out_of_stock', `${out} of that bundle is out of stock.`)
      const id = nextId('RC', state.recommendations)
      state.recommendations[id] = { id, customer: args.customer, bundle: bundle.id, created_at: at }
      return answer({ recommendation: id, bundle: bundle.id, price: bundle.price, link: `northline.example/basket/${id}` })
    },
  }),
  defineTool({
    name: 'add_note', effect: 'write', description: 'Adds a note for colleagues to an order or a customer.', parameters: z.object({ about: z.string().describe('Order number or customer id'), text: z.string().min(1) }),
    run(state: NorthlineState, args, at) {
      if (!byId(state.orders, args.about) && !byId(state.customers, args.about)) return refuse('unknown_subject', `There is no order or customer ${args.about}.`)
      const id = nextId('NT', state.notes)
      state.notes[id] = { id, about: args.about, text: args.text, created_at: at }
      return answer({ note: id })
    },
  }),
  defineTool({
    name: 'handover', effect: 'handover', description: 'Hands the conversation to a person. Say why, and what is known so far.',
    parameters: z.object({ queue: z.enum(HANDOVER_QUEUES), reason: z.string().min(1), summary: z.string().min(1), order: z.string().optional() }),
    run(state: NorthlineState, args, at) {
      if (args.order && !byId(state.orders, args.order)) return refuse('unknown_order', `There is no order ${args.order}.`)
      const id = nextId('HO', state.handovers)
      state.handovers[id] = { id, queue: args.queue, reason: args.reason, summary: args.summary, order: args.order ?? null, created_at: at }
      return answer({ handover: id, queue: args.queue })
    },
  }),
]

import type { Desk } from '@/lib/desk/desk'
import { openNorthline } from '@/lib/desk/northline/open'
import { ORDER_TOOLS } from '@/lib/desk/northline/order-tools'
import { NORTHLINE_POLICY } from '@/lib/desk/northline/policy'
import { READ_TOOLS } from '@/lib/desk/northline/read-tools'
import { SERVICE_TOOLS } from '@/lib/desk/northline/service-tools'
import { SETTLEMENT_TOOLS } from '@/lib/desk/northline/settlement-tools'
import type { NorthlineState } from '@/lib/desk/northline/state'

const INSTRUCTIONS = `You answer customers of Northline, an online shop for outdoor and home goods that ships to the United States, the United Kingdom and Canada, with returns for 100 days.
Use the tools to look things up and to act. What policy asks is binding; search it when you are not sure what is due.
Before a tool that changes an order, returns, exchanges, replaces, refunds, credits or applies a promotion: say what you will do and wait for the customer's yes.
State only what a tool returned. Hand over to a person when policy says that a person must decide, and tell the customer that you did; settle the rest yourself.
Write in the customer's language, short and plain.`

/** The shop of the bench's own suite. */
export const northline: Desk<NorthlineState> = {
  id: 'northline', name: 'Northline', instructions: INSTRUCTIONS, policy: NORTHLINE_POLICY,
  tools: [...READ_TOOLS, ...ORDER_TOOLS, ...SETTLEMENT_TOOLS, ...SERVICE_TOOLS], open: openNorthline,
}

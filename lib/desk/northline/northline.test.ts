import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callTool, freezeData } from '@/lib/desk/desk'
import { diffStates } from '@/lib/desk/difference'
import { northline } from '@/lib/desk/northline/northline'
import type { NorthlineSetupInput } from '@/lib/desk/northline/setup'
import type { NorthlineState } from '@/lib/desk/northline/state'

const NOW = '2026-05-06T12:00:00Z'
const SETUP: NorthlineSetupInput = {
  customers: [{ id: 'c-ann', name: 'Ann Rivers', email: 'ann@example.com', address: { line1: '1 Mill Lane', city: 'Reno', region: 'NV', postcode: '89501', country: 'US' } }],
  orders: [
    { id: 'NL-1', customer: 'c-ann', placed_at: '2026-05-05T12:00:00Z', status: 'processing', lines: [{ sku: 'JKT-NAVY-M' }, { sku: 'TEE-SAND-S', quantity: 2 }] },
    { id: 'NL-2', customer: 'c-ann', placed_at: '2026-04-20T12:00:00Z', status: 'delivered', lines: [{ sku: 'BOOT-BROWN-9' }], parcels: [{ id: 'P2', carrier: 'UPS', status: 'delivered', delivered_at: '2026-04-25T12:00:00Z' }] },
    { id: 'NL-3', customer: 'c-ann', placed_at: '2026-05-01T12:00:00Z', status: 'shipped', lines: [{ sku: 'CANDLE' }], parcels: [{ id: 'P3', carrier: 'USPS', status: 'in_transit' }] },
  ],
  stock: { 'JKT-MOSS-M': { stock: 1 }, 'JKT-RUST-M': { stock: 0, restock_on: '2026-05-20' }, 'BOOT-BROWN-10': { stock: 2 }, 'BOOT-BROWN-9': { stock: 0 } },
  promotions: [{ code: 'OLD10', description: 'Over', percent: 10, starts: '2026-01-01', ends: '2026-04-30' }],
}
const open = () => freezeData(northline.open(SETUP, NOW, 5))

/** Calls a tool on a fresh desk: the answer, and what it changed. */
function use(name: string, args: unknown, state: NorthlineState = open()) {
  const outcome = callTool(northline, state, NOW, name, args)
  return { ...outcome, changes: diffStates(state, outcome.state).map((change) => [change.path, change.before, change.after]) }
}

describe('writes', () => {
  it('cancels an order in processing, pays it back and puts the pieces back', () => {
    const { ok, changes } = use('cancel_order', { order: 'NL-1' })
    expect(ok).toBe(true)
    expect(changes).toEqual([['orders.NL-1.status', 'processing', 'cancelled'], ['orders.NL-1.refunded', 0, 212], ['products.TEE-SAND-S.stock', 10, 12], ['products.JKT-NAVY-M.stock', 25, 26]])
  })

  it('changes a line to another variant and moves the stock', () => {
    expect(use('edit_order_line', { order: 'NL-1', line: 1, sku: 'JKT-MOSS-M' }).changes).toEqual([
      ['orders.NL-1.lines.0.sku', 'JKT-NAVY-M', 'JKT-MOSS-M'], ['orders.NL-1.lines.0.color', 'navy', 'moss'], ['products.JKT-NAVY-M.stock', 25, 26], ['products.JKT-MOSS-M.stock', 1, 0],
    ])
  })

  it('takes a line off with quantity 0, and gives the order a new total', () => {
    const { changes, state } = use('edit_order_line', { order: 'NL-1', line: 2, quantity: 0 })
    expect(changes).toContainEqual(['orders.NL-1.total', 212, 148])
    expect(state.orders['NL-1']?.lines.map((line) => line.sku)).toEqual(['JKT-NAVY-M'])
  })

  it('takes a percentage off the pieces that a code covers, and no others', () => {
    expect(use('apply_promotion', { order: 'NL-1', code: 'layers15' }).changes).toEqual([['orders.NL-1.promotions.0', undefined, 'LAYERS15'], ['orders.NL-1.discount', 0, 22.2], ['orders.NL-1.total', 212, 189.8]])
  })

  it('exchanges, reships, refunds, claims, credits and hands over, each as one new record', () => {
    const paths = (name: string, args: unknown) => use(name, args).changes.map(([path]) => path)
    expect(paths('create_exchange', { order: 'NL-2', line: 1, sku: 'BOOT-BROWN-10' })).toEqual(['products.BOOT-BROWN-10.stock', 'exchanges.EX-1001'])
    expect(paths('reship_order', { order: 'NL-3', lines: [1], reason: 'lost' })).toEqual(['products.CANDLE.stock', 'reshipments.RS-1001'])
    expect(paths('refund_order', { order: 'NL-2', amount: 20, reason: 'damaged' })).toEqual(['orders.NL-2.refunded', 'refunds.RF-1001'])
    expect(paths('open_carrier_claim', { parcel: 'P3', kind: 'trace' })).toEqual(['carrier_claims.CL-1001'])
    expect(paths('issue_credit', { customer: 'c-ann', amount: 15, reason: 'our mistake' })).toEqual(['credits.CR-1001'])
    expect(paths('handover', { queue: 'claims', reason: 'why', summary: 'what' })).toEqual(['handovers.HO-1001'])
    expect(paths('recommend_bundle', { customer: 'c-ann', bundle: 'desk-calm' })).toEqual(['recommendations.RC-1001'])
    expect(paths('add_note', { about: 'NL-1', text: 'hello' })).toEqual(['notes.NT-1001'])
    expect(paths('create_return', { order: 'NL-2', lines: [1], reason: 'wrong_size', condition: 'unused', settlement: 'refund', label: 'prepaid' })).toEqual(['returns.RT-1001'])
  })

  it('sends a replacement elsewhere in the same country when an address is given', () => {
    const { state } = use('reship_order', { order: 'NL-3', lines: [1], reason: 'returned_to_sender', address: { line1: '2 Hill Road', city: 'Elko', postcode: '89801' } })
    expect(state.reshipments['RS-1001']?.address).toEqual({ name: 'Ann Rivers', line1: '2 Hill Road', line2: null, city: 'Elko', region: null, postcode: '89801', country: 'US' })
  })
})

describe('refusals, which change nothing', () => {
  const refusals: [string, string, unknown, string][] = [
    ['a shipped order cannot be cancelled', 'cancel_order', { order: 'NL-3' }, 'not_cancellable'],
    ['an order that is not there', 'get_order', { order: 'NL-9' }, 'unknown_order'],
    ['an id that every object inherits', 'get_order', { order: 'constructor' }, 'unknown_order'],
    ['an address after shipping', 'change_address', { order: 'NL-3', line1: 'x', city: 'y', postcode: 'z', country: 'US' }, 'already_packed'],
    ['a country that we do not ship to', 'change_address', { order: 'NL-1', line1: 'x', city: 'y', postcode: 'z', country: 'AQ' }, 'unsupported_country'],
    ['another country than the order was placed for', 'change_address', { order: 'NL-1', line1: 'x', city: 'y', postcode: 'z', country: 'CA' }, 'other_country'],
    ['a variant that is out of stock', 'edit_order_line', { order: 'NL-1', line: 1, sku: 'JKT-RUST-M' }, 'out_of_stock'],
    ['a line that is not there', 'edit_order_line', { order: 'NL-1', line: 7, quantity: 1 }, 'unknown_line'],
    ['an exchange for another product', 'create_exchange', { order: 'NL-2', line: 1, sku: 'JKT-MOSS-M' }, 'other_product'],
    ['a replacement of what is out of stock', 'reship_order', { order: 'NL-2', lines: [1], reason: 'damaged' }, 'out_of_stock'],
    ['a return of what has not left', 'create_return', { order: 'NL-1', lines: [1], reason: 'other', condition: 'unused', settlement: 'refund', label: 'prepaid' }, 'wrong_status'],
    ['more money than was paid', 'refund_order', { order: 'NL-2', amount: 169.01, reason: 'other' }, 'more_than_paid'],
    ['an expired code', 'apply_promotion', { order: 'NL-1', code: 'OLD10' }, 'expired'],
    ['a code that is none of ours', 'apply_promotion', { order: 'NL-1', code: 'FREE100' }, 'unknown_code'],
    ['a code on a delivered order', 'apply_promotion', { order: 'NL-2', code: 'SHELF20' }, 'too_late'],
    ['a code that covers nothing on the order', 'apply_promotion', { order: 'NL-3', code: 'LAYERS15' }, 'not_for_these'],
    ['tracking of what has no parcel', 'track_parcel', { order: 'NL-1' }, 'not_shipped'],
    ['a tool that is not there', 'drop_tables', {}, 'unknown_tool'],
    ['arguments of the wrong form', 'refund_order', { order: 'NL-2', amount: '20' }, 'invalid_arguments'],
    ['no arguments at all', 'handover', null, 'invalid_arguments'],
  ]
  it.each(refusals)('%s', (_what, name, args, code) => {
    const { ok, error, changes, value } = use(name, args)
    expect([ok, error?.code, changes]).toEqual([false, code, []])
    expect(value).toEqual({ error: code, message: error?.message })
  })

  it('a second claim for one parcel', () => {
    const { state } = use('open_carrier_claim', { parcel: 'P3', kind: 'trace' })
    expect(use('open_carrier_claim', { parcel: 'P3', kind: 'lost' }, freezeData(state)).error?.code).toBe('already_open')
  })

  it('the same code twice on one order', () => {
    const { state } = use('apply_promotion', { order: 'NL-1', code: 'SHELF20' })
    expect(use('apply_promotion', { order: 'NL-1', code: 'shelf20' }, freezeData(state)).error?.code).toBe('already_applied')
  })

  it('a piece that comes back already, by return or by exchange', () => {
    const back = { order: 'NL-2', lines: [1], reason: 'wrong_size', condition: 'unused', settlement: 'refund', label: 'prepaid' }
    expect(use('create_return', back, freezeData(use('create_return', back).state)).error?.code).toBe('already_coming_back')
    expect(use('create_return', back, freezeData(use('create_exchange', { order: 'NL-2', line: 1, sku: 'BOOT-BROWN-10' }).state)).error?.code).toBe('already_coming_back')
    expect(use('create_exchange', { order: 'NL-2', line: 1, sku: 'BOOT-BROWN-10' }, freezeData(use('create_return', back).state)).error?.code).toBe('already_coming_back')
  })

  it('no discount is worth more than the pieces that are left', () => {
    const half = freezeData(use('apply_promotion', { order: 'NL-1', code: 'SHELF20' }).state)
    const { state } = use('edit_order_line', { order: 'NL-1', line: 1, quantity: 0 }, half)
    expect([state.orders['NL-1']?.discount, state.orders['NL-1']?.total]).toEqual([20, 44])
  })
})

describe('reads', () => {
  it('finds orders by email, name or postcode, newest first', () => {
    const ids = (args: unknown) => JSON.stringify(use('find_orders', args).value).match(/NL-\d+/g)
    expect(ids({ email: 'ANN@example.com' })).toEqual(['NL-1', 'NL-3', 'NL-2'])
    expect(ids({ name: 'ann rivers', postcode: '895 01' })).toEqual(['NL-1', 'NL-3', 'NL-2'])
    expect(use('find_orders', {}).error?.code).toBe('nothing_to_search')
  })

  it('searches the policy by words', () => {
    expect(JSON.stringify(use('search_policy', { query: 'returning worn boots' }).value)).toContain('"id":"returns"')
    expect(use('search_policy', { query: 'zz zz' }).value).toEqual({ count: 0, sections: [] })
  })

  it('leave the state as the very same object', () => {
    const state = open()
    for (const tool of northline.tools.filter((one) => one.effect === 'read')) expect(callTool(northline, state, NOW, tool.name, { order: 'NL-1', sku: 'CANDLE', query: 'returns', code: 'SHELF20', email: 'ann@example.com' }).state).toBe(state)
  })
})

describe('the first state', () => {
  it('is the same for the same setup, time and seed, and has other bystanders for another seed', () => {
    expect(northline.open(SETUP, NOW, 5)).toEqual(northline.open(SETUP, NOW, 5))
    expect(Object.keys(northline.open(SETUP, NOW, 6).orders)).not.toEqual(Object.keys(northline.open(SETUP, NOW, 5).orders))
  })

  it('is refused when the setup names what is not there', () => {
    expect(() => northline.open({ ...SETUP, stock: { 'UNICORN-PINK': { stock: 1 } } }, NOW, 5)).toThrow('product UNICORN-PINK')
    expect(() => northline.open({ customers: [] }, NOW, 5)).toThrow('Too small')
  })
})

it('whatever is called in whatever order: nothing given is altered (it is frozen), no stock below zero, no more refunded than paid', { timeout: 30_000 }, () => {
  const args = fc.record({
    order: fc.constantFrom('NL-1', 'NL-2', 'NL-3', 'NL-9', '__proto__'), line: fc.integer({ min: 0, max: 3 }), lines: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 2 }), quantity: fc.integer({ min: 0, max: 20 }),
    sku: fc.constantFrom('JKT-MOSS-M', 'TEE-SAND-S', 'BOOT-BROWN-10', 'X'), amount: fc.double({ min: 0.01, max: 300, noNaN: true }), reason: fc.constantFrom('lost', 'other', 'damaged'), code: fc.constantFrom('SHELF20', 'LAYERS15', 'OLD10'),
    service: fc.constantFrom('express', 'overnight'), condition: fc.constant('unused'), settlement: fc.constant('refund'), label: fc.constant('prepaid'), parcel: fc.constantFrom('P2', 'P3'), kind: fc.constant('trace'), customer: fc.constantFrom('c-ann', 'toString'),
  })
  const calls = fc.array(fc.tuple(fc.constantFrom(...northline.tools.map((tool) => tool.name)), args), { maxLength: 12 })
  fc.assert(fc.property(calls, (list) => {
    let state = open()
    for (const [name, given] of list) {
      const outcome = callTool(northline, state, NOW, name, given)
      if (!outcome.ok) expect(outcome.state).toBe(state)
      state = freezeData(outcome.state)
    }
    for (const product of Object.values(state.products)) expect(product.stock).toBeGreaterThanOrEqual(0)
    const paid = Object.values(state.refunds).filter((refund) => refund.order === 'NL-2').reduce((sum, refund) => sum + refund.amount, 0)
    expect(paid).toBeLessThanOrEqual(169.000001)
    expect(state.orders['NL-2']?.refunded).toBeLessThanOrEqual(169)
  }), { seed: 20_261_122, numRuns: 80 })
})

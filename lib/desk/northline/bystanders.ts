import { pick, seededRandom } from '@/lib/desk/random'
import type { Address, NorthlineState, OrderStatus } from '@/lib/desk/northline/state'

const PEOPLE: { name: string; address: Address }[] = [
  person('Priya Raman', '19 Larkfield Road', 'Leeds', null, 'LS4 2QX', 'GB'), person('Tom Okafor', '2210 Alder Street', 'Portland', 'OR', '97214', 'US'),
  person('Celine Roy', '88 rue Ontario', 'Montreal', 'QC', 'H2X 1Y8', 'CA'), person('Dale Whitcomb', '5 Quarry Lane', 'Burlington', 'VT', '05401', 'US'),
  person('Aoife Byrne', '31 Marine Parade', 'Brighton', null, 'BN2 1TL', 'GB'), person('Marcus Lee', '740 Pine Avenue', 'Long Beach', 'CA', '90802', 'US'),
  person('Hanna Kovacs', '12 Lakeshore Drive', 'Toronto', 'ON', 'M5V 3A1', 'CA'), person('Ruth Adeyemi', '64 Chapel Street', 'Salford', null, 'M3 5JZ', 'GB'),
]
const STATUSES: OrderStatus[] = ['processing', 'delivered', 'delivered', 'cancelled']

/** Other people's accounts and orders, so that a search can find the wrong one: three, chosen by the seed. */
export function addBystanders(state: NorthlineState, now: string, seed: number): void {
  const random = seededRandom(seed)
  const skus = Object.keys(state.products)
  for (let index = 0; index < 3; index += 1) {
    const someone = pick(random, PEOPLE)
    const id = `c-${9000 + PEOPLE.indexOf(someone)}`
    if (!state.customers[id]) {
      const email = `${someone.name.toLowerCase().replace(' ', '.')}@example.net`
      state.customers[id] = { id, name: someone.name, email, phone: null, since: '2025-02-11', tier: 'standard', language: 'en', address: { ...someone.address }, claims: [], notes: [] }
    }
    const product = state.products[pick(random, skus)]
    if (!product) continue
    const order = `NL-${70_000 + Math.floor(random() * 9_000)}`
    const placed = new Date(Date.parse(now) - Math.floor((3 + random() * 50) * 86_400_000)).toISOString()
    state.orders[order] = {
      id: order, customer: id, placed_at: placed, status: pick(random, STATUSES), service: 'standard', address: { ...someone.address },
      lines: [{ line: 1, sku: product.sku, title: product.title, color: product.color, size: product.size, quantity: 1, price: product.price, final_sale: product.final_sale }],
      parcels: [], promotions: [], discount: 0, shipping: product.price >= 75 ? 0 : 6, total: product.price + (product.price >= 75 ? 0 : 6), refunded: 0, payment: 'Mastercard ending 2209', dispute: 'none', gift: null, notes: [],
    }
  }
}

function person(name: string, line1: string, city: string, region: string | null, postcode: string, country: string): { name: string; address: Address } {
  return { name, address: { name, line1, line2: null, city, region, postcode, country } }
}

import { toCents, type Bundle, type Product, type Promotion } from '@/lib/desk/northline/state'

interface Line { product: string; title: string; price: number; colors?: string[]; sizes?: string[]; finalSale?: boolean }

const LINES: Line[] = [
  { product: 'TEE', title: 'Trail Tee', price: 32, colors: ['navy', 'sand', 'moss'], sizes: ['S', 'M', 'L', 'XL'] },
  { product: 'JKT', title: 'Fjord Shell Jacket', price: 148, colors: ['navy', 'rust', 'moss'], sizes: ['S', 'M', 'L', 'XL'] },
  { product: 'CREW', title: 'Merino Crew', price: 84, colors: ['oat', 'charcoal', 'plum'], sizes: ['S', 'M', 'L', 'XL'] },
  { product: 'BOOT', title: 'Ridge Boots', price: 169, colors: ['brown', 'black'], sizes: ['6', '7', '8', '9', '10', '11'] },
  { product: 'KIDS', title: 'Puddle Raincoat (kids)', price: 46, colors: ['yellow', 'teal'], sizes: ['4Y', '6Y', '8Y'] },
  { product: 'MUG', title: 'Ember Mug Set of 4', price: 38, colors: ['sage', 'clay', 'white'] },
  { product: 'KETTLE', title: 'Gooseneck Kettle', price: 64, colors: ['steel', 'black'] },
  { product: 'BEANS', title: 'House Beans 1 kg', price: 22, finalSale: true },
  { product: 'ESPRESSO', title: 'Piccolo Espresso Machine', price: 389, colors: ['steel', 'red'] },
  { product: 'BLANKET', title: 'Drift Wool Blanket', price: 79, colors: ['grey', 'ochre', 'blue'] },
  { product: 'LAMP', title: 'Halo Desk Lamp', price: 92, colors: ['white', 'black', 'brass'] },
  { product: 'PACK', title: 'Harbor Backpack 24 L', price: 118, colors: ['olive', 'black', 'blue'] },
  { product: 'PHONES', title: 'Lumen Headphones', price: 229, colors: ['black', 'silver'] },
  { product: 'WATCH', title: 'Atlas Field Watch', price: 340, colors: ['steel', 'bronze'] },
  { product: 'TENT', title: 'Lee Two-Person Tent', price: 420, colors: ['green'] },
  { product: 'STOVE', title: 'Pocket Camp Stove', price: 58 },
  { product: 'PLANTER', title: 'Fern Planter', price: 45, colors: ['terracotta', 'white'] },
  { product: 'NOTES', title: 'Field Notebooks, set of 3', price: 24, colors: ['kraft', 'blue'] },
  { product: 'CANDLE', title: 'Cedar Candle', price: 28 },
  { product: 'EARRINGS', title: 'Tide Earrings', price: 52, colors: ['silver', 'gold'], finalSale: true },
]

/** Every product in every colour and size, with a stock of 6 to 29 that follows from its place in the list. */
export function buildCatalogue(): Record<string, Product> {
  const products: Record<string, Product> = {}
  let place = 0
  for (const line of LINES) {
    for (const color of line.colors ?? [null]) {
      for (const size of line.sizes ?? [null]) {
        const sku = [line.product, color, size].filter((part) => part !== null).join('-').toUpperCase()
        products[sku] = { sku, product: line.product, title: line.title, color, size, price: line.price, stock: 6 + (place * 7) % 24, restock_on: null, final_sale: line.finalSale ?? false }
        place += 1
      }
    }
  }
  return products
}

const SETS: { id: string; title: string; products: string[]; goodFor: string[]; note: string }[] = [
  { id: 'coffee-corner', title: 'Coffee Corner', products: ['KETTLE', 'MUG', 'BEANS'], goodFor: ['coffee', 'kitchen', 'housewarming', 'gift'], note: 'Holds coffee beans, which cannot be returned.' },
  { id: 'slow-evening', title: 'Slow Evening', products: ['BLANKET', 'CANDLE'], goodFor: ['cosy', 'winter', 'gift', 'reading', 'thank you'], note: 'The candle is scented with cedar.' },
  { id: 'desk-calm', title: 'Desk Calm', products: ['LAMP', 'NOTES', 'PLANTER'], goodFor: ['desk', 'office', 'work from home', 'graduation'], note: 'The lamp has a US plug; a UK adapter comes in the box.' },
  { id: 'camp-kitchen', title: 'Camp Kitchen', products: ['STOVE', 'MUG', 'BEANS'], goodFor: ['camping', 'outdoors', 'hiking'], note: 'The stove ships by ground only, so it cannot go express.' },
  { id: 'first-overnight', title: 'First Overnight', products: ['TENT', 'STOVE', 'PACK'], goodFor: ['camping', 'hiking', 'beginner'], note: 'The stove ships by ground only, so it cannot go express.' },
  { id: 'winter-layers', title: 'Winter Layers', products: ['CREW', 'JKT'], goodFor: ['winter', 'clothing', 'hiking'], note: 'Sizes are chosen at checkout.' },
  { id: 'commuter', title: 'Commuter', products: ['PACK', 'PHONES', 'NOTES'], goodFor: ['commute', 'study', 'travel', 'graduation'], note: 'Colours are chosen at checkout.' },
  { id: 'rainy-school-run', title: 'Rainy School Run', products: ['KIDS', 'PACK'], goodFor: ['kids', 'school', 'rain'], note: 'The raincoat comes in ages 4, 6 and 8.' },
]

/** The bundles on sale: 12 % under the sum of their pieces. */
export function buildBundles(): Record<string, Bundle> {
  const price = new Map(LINES.map((line) => [line.product, line.price]))
  return Object.fromEntries(SETS.map((set) => {
    const sum = set.products.reduce((total, product) => total + (price.get(product) ?? 0), 0)
    const bundled = toCents(sum * 0.88)
    return [set.id, { id: set.id, title: set.title, products: set.products, price: bundled, saving: toCents(sum - bundled), good_for: set.goodFor, note: set.note }]
  }))
}

/** The codes that every case starts with; a case's setup adds its own. */
export function buildPromotions(): Record<string, Promotion> {
  const list: Promotion[] = [
    { code: 'WELCOME10', description: '10 % off a first order', percent: 10, amount: null, minimum: 0, starts: '2025-01-01', ends: '2027-12-31', products: null, first_order: true },
    { code: 'LAYERS15', description: '15 % off jackets and merino', percent: 15, amount: null, minimum: 0, starts: '2026-01-01', ends: '2026-12-31', products: ['JKT', 'CREW'], first_order: false },
    { code: 'SHELF20', description: '$20 off orders from $150', percent: null, amount: 20, minimum: 150, starts: '2026-01-01', ends: '2026-12-31', products: null, first_order: false },
  ]
  return Object.fromEntries(list.map((promotion) => [promotion.code, promotion]))
}

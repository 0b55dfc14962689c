import type { NorthlineSetupInput } from '@/lib/desk/northline/setup'

export type Buyer = NorthlineSetupInput['customers'][number]
type Place = Buyer['address']

export function us(line1: string, city: string, region: string, postcode: string, line2?: string): Place {
  return { line1, line2, city, region, postcode, country: 'US' }
}

export function gb(line1: string, city: string, postcode: string, line2?: string): Place {
  return { line1, line2, city, postcode, country: 'GB' }
}

export function ca(line1: string, city: string, region: string, postcode: string, line2?: string): Place {
  return { line1, line2, city, region, postcode, country: 'CA' }
}

/** A customer whose id and email follow from the name. */
export function buyer(name: string, address: Place, more: Partial<Buyer> = {}): Buyer {
  const slug = name.normalize('NFD').replace(/[^\p{L} ]/gu, '').toLowerCase().trim().replace(/ł/g, 'l').replace(/\s+/g, '.')
  return { id: `c-${slug.replace(/\./g, '-')}`, name, email: `${slug}@example.com`, address, ...more }
}

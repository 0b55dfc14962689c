import { describe, expect, test } from 'vitest'
import { addressesIn } from '@/lib/bench/agents/scripted/address-text'

describe('an address is read out of a sentence', () => {
  test.each([
    ['It is Flat 82, Tower Court, London SE1 4TY.', { line1: 'Flat 82, Tower Court', city: 'London', postcode: 'SE1 4TY', country: 'GB' }],
    ['Still 27 Wharf Street, Portsmouth, New Hampshire 03801.', { line1: '27 Wharf Street', city: 'Portsmouth', region: 'NH', postcode: '03801', country: 'US' }],
    ['118 Cookman Ave, Apt 3, Asbury Park NJ 07712', { line1: '118 Cookman Ave, Apt 3', city: 'Asbury Park', region: 'NJ', postcode: '07712', country: 'US' }],
    ['no clue. I ordered with a@b.example. please send to 9 Elm St., Reno, NV 89501', { line1: '9 Elm St.', city: 'Reno', region: 'NV', postcode: '89501', country: 'US' }],
    ['The new one is 77 Queen Street, Kingston, ON, K7K 1A1, thanks', { line1: '77 Queen Street', city: 'Kingston', region: 'ON', postcode: 'K7K 1A1', country: 'CA' }],
  ])('%s', (text, address) => {
    expect(addressesIn(text)).toEqual([address])
  })

  test('a postcode alone, or an order number, is none', () => {
    expect(addressesIn('The postcode is 89501. Order NL-20118.')).toEqual([])
  })
})

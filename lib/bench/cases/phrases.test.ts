import { describe, expect, it } from 'vitest'
import { matchesPhrase } from '@/lib/bench/cases/phrases'

describe('a day in a text', () => {
  const writings = ['on 4 March', 'on March 4', 'on March 4th, Wednesday', 'the 4th of March', 'Mar. 4', 'Mittwoch, 4. März', 'le mercredi 4 mars', 'el miércoles 4 de marzo', 'quarta-feira, 4 de março', '4 marca', '3月4日', '2026-03-04', '3/4', '04/03']
  it.each(writings)('is found in "%s"', (text) => {
    expect(matchesPhrase({ date: '2026-03-04' }, text)).toBe(true)
  })

  it.each(['on 14 March', 'on March 14', 'on March 40', '4 May', '13/4', '2026-03-14', 'March'])('is not found in "%s"', (text) => {
    expect(matchesPhrase({ date: '2026-03-04' }, text)).toBe(false)
  })
})

describe('an amount in a text', () => {
  it.each(['$12.50', '12,50', 'USD 12.50.'])('is found in "%s"', (text) => {
    expect(matchesPhrase({ amount: 12.5 }, text)).toBe(true)
  })

  it.each(['$112.50', '12.505', '12', '2.50'])('is not found in "%s"', (text) => {
    expect(matchesPhrase({ amount: 12.5 }, text)).toBe(false)
  })

  it('may be written without cents when it has none', () => {
    expect([matchesPhrase({ amount: 12 }, 'for $12.'), matchesPhrase({ amount: 12 }, '$12.00'), matchesPhrase({ amount: 12 }, '$12.50'), matchesPhrase({ amount: 12 }, '$120')]).toEqual([true, true, false, false])
  })
})

it('a pattern knows no letter case', () => {
  expect(matchesPhrase('side porch', 'Left at the Side Porch')).toBe(true)
})

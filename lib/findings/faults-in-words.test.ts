import { describe, expect, it } from 'vitest'
import { faultsInWords } from '@/lib/findings/faults-in-words'
import { newFindingInput } from '@/lib/findings/finding-input'
import { reviewChange } from '@/lib/reviews/review-input'

const finding = { id: 'finding-1', transcript: 't', anchors: [], tag: { id: 'wrong-refund' } }

function said(input: unknown, schema: typeof newFindingInput | typeof reviewChange = newFindingInput): string[] {
  const parsed = schema.safeParse(input)
  return parsed.success ? [] : faultsInWords(parsed.error)
}

describe('why a finding was not taken', () => {
  it('names the field as the form does', () => {
    expect(said({ ...finding, note: 'n'.repeat(20_001) })).toEqual(['The note is longer than 20,000 characters.'])
    expect(said({ ...finding, correctBehaviour: 'n'.repeat(20_001) })).toEqual(['What it should have done is longer than 20,000 characters.'])
    expect(said({ ...finding, tag: { name: 'x'.repeat(121), polarity: 'weakness' } })).toEqual(["The tag's name is longer than 120 characters."])
    expect(said({ ...finding, tag: { name: ' ', polarity: 'weakness' } })).toEqual(["The tag's name is missing."])
  })

  it('names what no form sends by its path', () => {
    expect(said({ ...finding, id: 'x' })).toEqual(['id: must be 8 to 64 letters, digits, - or _'])
  })

  it('says the same of a review', () => {
    expect(said({ transcript: 't', note: { text: 'n'.repeat(20_001), over: '' } }, reviewChange)).toEqual(['The note is longer than 20,000 characters.'])
  })
})

import { describe, expect, it } from 'vitest'
import { selectionOf } from '@/lib/reviews/selection'
import { parseFrom } from '@/lib/transcripts/list-query'

describe('how a transcript came before its reviewer', () => {
  it.each([
    ['', 'all'], ['suite=s&model=m&reviewed=no&sort=-score', 'all'], ['outcome=failed&outcome=unsafe&reviewed=no', 'judge_fail'], ['outcome=failed&kind=solvable', 'search'],
    ['outcome=passed', 'search'], ['outcome=failed&outcome=passed', 'search'], ['tag=rude', 'search'], ['suite=s&model=m&figure=resolution', 'search'],
  ])('from=%s is %s', (from, selection) => {
    expect(selectionOf(parseFrom(from))).toBe(selection)
  })

  it('is not said where it was opened from no list', () => {
    expect(selectionOf(parseFrom(undefined))).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { afterSending, mergeReview } from '@/components/unsaved/item'

describe('changes of a review that wait', () => {
  it('keeps every answer, the later one where both answer the same', () => {
    expect(mergeReview({ verdicts: { resolved: true, sentiment: 1 } }, { status: 'reviewed', verdicts: { resolved: false } })).toEqual({ status: 'reviewed', verdicts: { resolved: false, sentiment: 1 } })
    expect(mergeReview({ depth: 'full' }, { status: 'deferred' })).toEqual({ depth: 'full', status: 'deferred' })
  })

  it('leaves what was chosen anew while the rest was sent', () => {
    expect(afterSending({ status: 'reviewed', verdicts: { resolved: null, grounded: true } }, { verdicts: { resolved: true, grounded: true } })).toEqual({ status: 'reviewed', verdicts: { resolved: null } })
    expect(afterSending({ status: 'in_progress' }, { status: 'reviewed' })).toEqual({ status: 'in_progress' })
  })

  it('leaves nothing of what was stored as it stands', () => {
    expect(afterSending({ status: 'reviewed', depth: 'full', verdicts: { resolved: true } }, { status: 'reviewed', depth: 'full', verdicts: { resolved: true } })).toBeNull()
  })
})

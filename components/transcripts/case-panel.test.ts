import { expect, test } from 'vitest'
import { hasCasePanel } from '@/components/transcripts/case-panel'

const NOTHING = { id: 'c', title: 'C', kind: 'solvable' as const, intent: 'i', brief: null, policy: null, expected: null, forbiddenActions: [], requiredActions: [], confirmBefore: [] }

test('a case that asked nothing has no panel, one that asked anything has', () => {
  expect(hasCasePanel(NOTHING)).toBe(false)
  expect(hasCasePanel({ ...NOTHING, brief: '', policy: '' })).toBe(false)
  for (const part of [{ brief: 'Ask.' }, { policy: 'Be kind.' }, { expected: '{}' }, { forbiddenActions: ['refund'] }, { requiredActions: ['refund'] }, { confirmBefore: ['refund'] }]) expect(hasCasePanel({ ...NOTHING, ...part })).toBe(true)
})

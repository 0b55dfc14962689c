import { describe, expect, test } from 'vitest'
import { evidenceTitle } from '@/lib/reports/evidence-words'
import { extentWords } from '@/lib/reports/extent'

const names = { tags: new Map([['no-proof', 'No proof asked']]), models: new Map([['gpt-4o-2', 'gpt-4o']]) }
const base = { suite: 's', model: 'm' }

describe('the title of a list of evidence', () => {
  test.each([
    [{ figure: 'over_escalation' }, 'Over-escalation'],
    [{ figure: 'coverage.full' }, 'Read in full'],
    [{ figure: 'coverage.spot_check' }, 'Spot-checked'],
    [{ figure: 'trap.escalated', case: 'trap-1' }, 'Adversarial cases handed over'],
    [{ figure: 'agreement', part: 'rest' }, 'Coin flips'],
    [{ figure: 'pass_hat.2' }, 'pass^2'],
    [{ figure: 'tag', tag: 'no-proof' }, 'The tag No proof asked'],
    [{ figure: 'judge_agreement.instruction_following.tpr' }, 'Judge against reviewers on instruction following'],
    [{ figure: 'difference', against: 'gpt-4o-2' }, 'Quality against gpt-4o'],
  ] as const)('of %o is "%s"', (query, title) => {
    expect(evidenceTitle({ ...base, ...query }, names)).toBe(title)
  })
})

test('an extent says cases and transcripts, one of either in the singular', () => {
  expect(extentWords({ cases: 1620, transcripts: 3240 })).toBe('1,620 cases, 3,240 transcripts')
  expect(extentWords({ cases: 1, transcripts: 1 })).toBe('1 case, 1 transcript')
})

import type { RunCasesState } from '@/lib/runs/run-cases-list'
import type { CaseKind } from '@/lib/suites/case'
import { OUTCOMES, type Outcome } from '@/lib/transcripts/outcome'
import type { TranscriptEnding } from '@/lib/transcripts/transcript'

/** One case of a run, as the run's page shows it. Null is unknown. */
export type RunCase = {
  /** The transcript's public id. */
  transcript: string
  case: { id: string; title: string; kind: CaseKind; intent: string }
  position: number
  outcome: Outcome
  score: number | null
  resolved: boolean | null
  escalated: boolean | null
  /** 0 to 1. */
  instructionFollowing: number | null
  /** 0 to 1. */
  sentiment: number | null
  grounded: boolean | null
  unsafeCount: number | null
  ended: TranscriptEnding
  messages: number
  toolCalls: number
  toolErrors: number
  costUsd: number | null
  /** Findings that are neither rejected nor withdrawn. */
  findings: number
  /** Reviewers who finished the transcript. */
  reviewers: string[]
}

/** The cases that a list's filters leave, in its order; what is unknown stands last either way, ties by the suite's order. */
export function arrangeRunCases(cases: readonly RunCase[], state: RunCasesState): RunCase[] {
  const { q, outcome, kind, reviewed, findings } = state.filters
  const words = q?.toLowerCase() ?? ''
  const kept = cases.filter((each) =>
    (words === '' || each.case.id.toLowerCase().includes(words) || each.case.title.toLowerCase().includes(words) || each.case.intent.toLowerCase().includes(words))
    && (outcome.length === 0 || outcome.some((one) => one === each.outcome.id))
    && (kind.length === 0 || kind.includes(each.case.kind))
    && (reviewed === null || reviewed === each.reviewers.length > 0)
    && (findings === null || findings === each.findings > 0))
  const sign = state.sort.descending ? -1 : 1
  return kept.sort((a, b) => {
    const [one, other] = [sortValue(a, state.sort.by), sortValue(b, state.sort.by)]
    if (one === null || other === null) return (one === null ? 1 : 0) - (other === null ? 1 : 0) || a.position - b.position
    return sign * (one - other) || a.position - b.position
  })
}

function sortValue(each: RunCase, by: RunCasesState['sort']['by']): number | null {
  switch (by) {
    case 'case': return each.position
    case 'outcome': return OUTCOMES.findIndex((outcome) => outcome === each.outcome.id)
    case 'score': return each.score
    case 'messages': return each.messages
    case 'tools': return each.toolCalls
    case 'findings': return each.findings
    case 'cost': return each.costUsd
  }
}

import type { CaseResult } from '@/lib/cases/matrix'
import type { CaseKind } from '@/lib/suites/case'

/** One case with everything it asks, and every transcript of it. */
export type CaseDetail = {
  suite: { id: string; name: string }
  id: string
  title: string
  kind: CaseKind
  intent: string
  language: string | null
  maxTurns: number | null
  brief: string | null
  policy: string | null
  /** JSON text of any shape. */
  expected: string | null
  /** Tool names; null where the record says nothing. */
  forbiddenActions: string[] | null
  requiredActions: string[] | null
  confirmBefore: string[] | null
  results: CaseResult[]
  /** The cases before and after it in the suite. */
  previous: { id: string; title: string } | null
  next: { id: string; title: string } | null
}

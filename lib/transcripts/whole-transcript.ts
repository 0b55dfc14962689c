import type { CaseKind } from '@/lib/suites/case'
import type { StoredMessage } from '@/lib/transcripts/message'
import type { TranscriptEnding } from '@/lib/transcripts/transcript'

/** One transcript with everything its own page shows of it; judgements, findings and reviews are asked for apart. Costs in USD, times in ms. */
export type Transcript = {
  id: string
  suite: { id: string; name: string }
  case: {
    id: string; title: string; kind: CaseKind; intent: string; brief: string | null; policy: string | null
    /** JSON text, any shape. */
    expected: string | null
    forbiddenActions: string[]; requiredActions: string[]; confirmBefore: string[]
  }
  model: { id: string; name: string; slug: string }
  run: { id: string; trial: number }
  ended: TranscriptEnding
  error: string | null
  inputTokens: number | null; outputTokens: number | null
  costUsd: number | null; customerCostUsd: number | null; judgeCostUsd: number | null
  startedAt: string | null
  durationMs: number | null
  messages: StoredMessage[]
}

import type { Polarity } from '@/lib/tags/tag'

/** Who is at fault in what a finding describes. */
export const FAULTS = ['agent', 'customer', 'task', 'harness', 'judge'] as const
export type Fault = (typeof FAULTS)[number]
/** On screen, `customer` is the simulated one. */
export const FAULT_LABELS: Record<Fault, string> = { agent: 'agent', customer: 'simulated customer', task: 'task', harness: 'harness', judge: 'judge' }

export const SEVERITIES = ['minor', 'major', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

export const FINDING_STATUSES = ['proposed', 'confirmed', 'rejected'] as const
export type FindingStatus = (typeof FINDING_STATUSES)[number]

export const FINDING_SOURCES = ['reviewer', 'detector', 'judge', 'import'] as const
export type FindingSource = (typeof FINDING_SOURCES)[number]

/** Which part of a message an anchor points into. */
export const ANCHOR_PARTS = ['content', 'arguments', 'result'] as const
export type AnchorPart = (typeof ANCHOR_PARTS)[number]

/** What an anchor's message is to the finding: where it happened, what contradicts it, what should have had something before it. */
export const ANCHOR_ROLES = ['here', 'contradicts', 'should_precede'] as const
export type AnchorRole = (typeof ANCHOR_ROLES)[number]

/** Where a finding points, as stored. */
export type Anchor = { message: number; part: AnchorPart | null; call: string | null; quote: string | null; prefix: string | null; suffix: string | null; as: AnchorRole | null }

/** One finding with its tag, as a page or an export shows it. Times are ISO text. */
export type Finding = {
  id: string
  tag: { id: string; name: string; polarity: Polarity }
  fault: Fault | null
  severity: Severity | null
  root: boolean | null
  note: string | null
  correctBehaviour: string | null
  quotable: boolean | null
  status: FindingStatus
  source: FindingSource
  /** E-mail of the reviewer, or name of the program. */
  author: string | null
  authorId: string | null
  at: string
  updatedAt: string | null
  withdrawnAt: string | null
  withdrawnBy: string | null
  /** What a save over it must name. */
  version: number
  anchors: Anchor[]
}

/** A finding in a list, with the transcript it stands in. `tool`: what its first place called, where it is a tool call. */
export type ListedFinding = Finding & { tool: string | null; transcript: { id: string; suite: string; run: string; trial: number; case: string; caseTitle: string; model: { name: string; slug: string } } }

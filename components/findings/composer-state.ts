import type { Target } from '@/components/transcripts/reading/target'
import type { Fault, Finding, Severity } from '@/lib/findings/finding'
import type { AnchorInput, NewFindingInput } from '@/lib/findings/finding-input'
import type { Polarity } from '@/lib/tags/tag'

/** The tag chosen, or the name of one to make. */
export type ChosenTag = { id: string; label: string } | { name: string; polarity: Polarity }

/** What the composer holds; kept as a draft in the tab until the server has it. */
export type FindingDraft = {
  id: string
  /** Version that is edited; null for a new finding. */
  version: number | null
  label: string
  words: string | null
  anchors: AnchorInput[]
  tag: ChosenTag | null
  severity: Severity | null
  fault: Fault | null
  root: boolean
  quotable: boolean
  note: string
  correctBehaviour: string
}

export function newDraft(target: Target): FindingDraft {
  return { id: crypto.randomUUID(), version: null, label: target.label, words: target.words, anchors: [target.anchor], tag: null, severity: null, fault: 'agent', root: false, quotable: false, note: '', correctBehaviour: '' }
}

export function draftOf(finding: Finding): FindingDraft {
  const first = finding.anchors[0]
  return {
    id: finding.id, version: finding.version, label: first === undefined ? 'the transcript' : `message ${first.message}`, words: first?.quote ?? null, anchors: [], tag: { id: finding.tag.id, label: finding.tag.name },
    severity: finding.severity, fault: finding.fault, root: finding.root ?? false, quotable: finding.quotable ?? false, note: finding.note ?? '', correctBehaviour: finding.correctBehaviour ?? '',
  }
}

/** What is sent, without the anchors of an edit, which stay as they are. Null while no tag is chosen. */
export function toSend(draft: FindingDraft): Omit<NewFindingInput, 'id' | 'transcript' | 'anchors'> | null {
  if (draft.tag === null) return null
  return {
    tag: 'id' in draft.tag ? { id: draft.tag.id } : draft.tag, severity: draft.severity, fault: draft.fault, root: draft.root ? true : null, quotable: draft.quotable ? true : null,
    note: draft.note, correctBehaviour: draft.correctBehaviour,
  }
}

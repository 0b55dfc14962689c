import type { Anchor, Fault, Finding, Severity } from '@/lib/findings/finding'
import type { AnchorInput, NewFindingInput } from '@/lib/findings/finding-input'
import type { Polarity } from '@/lib/tags/tag'

/** The tag chosen, or the name of one to make. */
export type ChosenTag = { id: string; label: string } | { name: string; polarity: Polarity }

/** One place a finding points at: a message, a call, or a passage with its words. */
export type Place = { anchor: AnchorInput; words: string | null; label: string }

/** How the composer is opened: on places (none: the whole transcript), on a stored finding, or on what was left unsaved. */
export type ComposerStart = { kind: 'new'; places: readonly Place[] } | { kind: 'edit'; id: string } | { kind: 'unsaved'; id: string }

/** Name of the document's event that brings places to a composer that is open. */
export const PLACES_EVENT = 'sab:places'

/** As many as one finding may have. */
export const MOST_PLACES = 8

/** What the composer holds; kept in the browser until the server has it. */
export type FindingDraft = {
  id: string
  /** Version that is edited; null for a new finding. */
  version: number | null
  /** None: the finding is about the whole transcript. */
  places: Place[]
  /** Whether an edit changes the places; where not, they stay exactly as they are stored. */
  movesPlaces: boolean
  tag: ChosenTag | null
  severity: Severity | null
  fault: Fault | null
  root: boolean
  quotable: boolean
  note: string
  correctBehaviour: string
}

export function newDraft(places: readonly Place[]): FindingDraft {
  return { id: crypto.randomUUID(), version: null, places: places.slice(0, MOST_PLACES), movesPlaces: false, tag: null, severity: null, fault: 'agent', root: false, quotable: false, note: '', correctBehaviour: '' }
}

export function draftOf(finding: Finding): FindingDraft {
  return {
    id: finding.id, version: finding.version, places: finding.anchors.map(placeOf), movesPlaces: false, tag: { id: finding.tag.id, label: finding.tag.name },
    severity: finding.severity, fault: finding.fault, root: finding.root ?? false, quotable: finding.quotable ?? false, note: finding.note ?? '', correctBehaviour: finding.correctBehaviour ?? '',
  }
}

function placeOf({ message, part, call, quote, prefix, suffix, as }: Anchor): Place {
  const where = part === 'result' ? `the result in message ${message}` : part === 'arguments' || call !== null ? `a call in message ${message}` : `message ${message}`
  return { anchor: { message, part, call, quote, prefix, suffix, as }, words: quote, label: where }
}

/** What is sent. Null while no tag is chosen; without the places of an edit that leaves them alone. */
export function toSend(draft: FindingDraft): (Omit<NewFindingInput, 'id' | 'transcript' | 'anchors'> & { anchors?: AnchorInput[] }) | null {
  if (draft.tag === null) return null
  return {
    ...(draft.version === null || draft.movesPlaces ? { anchors: draft.places.map(({ anchor }) => anchor) } : {}),
    tag: 'id' in draft.tag ? { id: draft.tag.id } : draft.tag, severity: draft.severity, fault: draft.fault, root: draft.root ? true : null, quotable: draft.quotable ? true : null,
    note: draft.note, correctBehaviour: draft.correctBehaviour,
  }
}

/** Where a finding points, in a few words. */
export function placeWords(draft: FindingDraft): string {
  const [first, ...more] = draft.places
  if (first === undefined) return 'the whole transcript'
  return more.length === 0 ? first.label : `${first.label} and ${more.length === 1 ? 'another place' : `${more.length} others`}`
}

export function tagWords({ tag }: FindingDraft): string {
  return tag === null ? 'no tag yet' : 'id' in tag ? tag.label : tag.name
}

import type { Anchor, Fault, Finding, Severity } from '@/lib/findings/finding'
import type { AnchorInput, NewFindingInput } from '@/lib/findings/finding-input'
import type { Polarity, TagOption } from '@/lib/tags/tag'

/** The tag chosen, or the name of one to make. */
export type ChosenTag = { id: string; label: string } | { name: string; polarity: Polarity }

/** One place a finding points at: a message, a call, or a passage with its words. `by`: whose message or call it is; null where it is neither's, or nobody knows. */
export type Place = { anchor: AnchorInput; words: string | null; label: string; by: 'agent' | 'customer' | null }

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
  /** Whether nobody has chosen the fault by hand: it then follows what is likely. */
  isFaultPreset: boolean
  root: boolean
  quotable: boolean
  note: string
  correctBehaviour: string
}

export function newDraft(places: readonly Place[]): FindingDraft {
  return { id: crypto.randomUUID(), version: null, places: places.slice(0, MOST_PLACES), movesPlaces: false, tag: null, severity: null, fault: likelyFault(places, null), isFaultPreset: true, root: false, quotable: false, note: '', correctBehaviour: '' }
}

/** Whose fault a finding most likely tells of: of a weakness, whoever spoke or called at its first place. Praise, and what is neither good nor bad, is nobody's. */
function likelyFault(places: readonly Place[], polarity: Polarity | null): Fault | null {
  return polarity === 'strength' || polarity === 'neutral' ? null : (places[0]?.by ?? null)
}

/** A draft with a part of it changed. The fault goes with the tag and the places until somebody chooses it. */
export function changedDraft(draft: FindingDraft, part: Partial<FindingDraft>, tags: readonly TagOption[]): FindingDraft {
  const next = { ...draft, ...part }
  if (part.fault !== undefined) return { ...next, isFaultPreset: false }
  const { tag } = next
  const polarity = tag === null ? null : 'id' in tag ? (tags.find(({ id }) => id === tag.id)?.polarity ?? null) : tag.polarity
  return next.isFaultPreset ? { ...next, fault: likelyFault(next.places, polarity) } : next
}

/** The places with others added: none twice, and no more than a finding may have. */
export function withPlaces(places: readonly Place[], added: readonly Place[]): Place[] {
  const byKey = new Map<string, Place>()
  for (const place of [...places, ...added]) if (!byKey.has(keyOf(place))) byKey.set(keyOf(place), place)
  return [...byKey.values()].slice(0, MOST_PLACES)
}

function keyOf({ anchor: { message, part, callPosition, call, passage, quote, prefix, suffix } }: Place): string {
  return JSON.stringify([message, part ?? null, callPosition ?? call ?? null, passage ?? null, quote ?? null, prefix ?? null, suffix ?? null])
}

/** A stored finding to edit; `toolAt` names the tool that a place calls, or whose result it is, where that is known. */
export function draftOf(finding: Finding, toolAt: (anchor: Anchor) => string | null): FindingDraft {
  return {
    id: finding.id, version: finding.version, places: finding.anchors.map((anchor) => placeOf(anchor, toolAt(anchor))), isFaultPreset: false, movesPlaces: false, tag: { id: finding.tag.id, label: finding.tag.name },
    severity: finding.severity, fault: finding.fault, root: finding.root ?? false, quotable: finding.quotable ?? false, note: finding.note ?? '', correctBehaviour: finding.correctBehaviour ?? '',
  }
}

function placeOf({ message, part, call, quote, prefix, suffix, as }: Anchor, tool: string | null): Place {
  return { anchor: { message, part, call, quote, prefix, suffix, as }, words: quote, label: placeLabel(message, part === 'content' || (part === null && call === null) ? null : (part ?? 'call'), tool), by: null }
}

/** `message 12`, `call find_order in message 9` */
export function placeLabel(message: number, what: 'call' | 'arguments' | 'result' | null, tool: string | null): string {
  if (what === null) return `message ${message}`
  return what === 'call' ? `call ${tool ?? ''} in message ${message}`.replace('  ', ' ') : `${what}${tool === null ? '' : ` of ${tool}`} in message ${message}`
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

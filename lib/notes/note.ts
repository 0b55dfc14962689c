import type { Anchor } from '@/lib/findings/finding'

/** What notes can be written as. */
export const NOTE_FORMATS = ['csv', 'jsonl', 'md'] as const
export type NoteFormat = (typeof NOTE_FORMATS)[number]

/**
 * One finding with all that is needed to read it away from the desk: no join, no second file. Keys are the columns of the CSV and the keys of the JSONL, in
 * this order. Null is unknown or absent. Numbers are numbers; times are ISO text.
 */
export type Note = {
  id: string
  /** Absolute, of the address people open (SAB_URL, else host and port). */
  permalink: string
  suite: string
  model: string
  model_name: string
  case: string
  case_title: string
  case_kind: string
  run: string
  trial: number
  /** Number of the message the finding stands at; null for the transcript as a whole. */
  message: number | null
  role: string | null
  /** The tool call, where it stands at one. */
  call: string | null
  quote: string | null
  /** The message before, the message itself, and the one after, each cut. */
  before: string | null
  text: string | null
  after: string | null
  /** Further places: `contradicts 7; should_precede 3`. */
  other_places: string | null
  tag: string
  tag_name: string
  polarity: string
  severity: string | null
  fault: string | null
  root: boolean | null
  note: string | null
  correct_behaviour: string | null
  quotable: boolean | null
  /** `withdrawn` where it was taken back. */
  status: string
  source: string
  author: string | null
  at: string
  updated_at: string | null
  outcome: string
  judge: string | null
  judge_score: number | null
  judge_rationale: string | null
  /** The author's own review of the transcript. */
  review_status: string | null
  review_depth: string | null
}

/** The keys of a note, in order. */
export const NOTE_COLUMNS = [
  'id', 'permalink', 'suite', 'model', 'model_name', 'case', 'case_title', 'case_kind', 'run', 'trial', 'message', 'role', 'call', 'quote', 'before', 'text', 'after', 'other_places', 'tag', 'tag_name', 'polarity', 'severity', 'fault',
  'root', 'note', 'correct_behaviour', 'quotable', 'status', 'source', 'author', 'at', 'updated_at', 'outcome', 'judge', 'judge_score', 'judge_rationale', 'review_status', 'review_depth',
] as const satisfies readonly (keyof Note)[]

/** The most of a message that a note carries, in UTF-16 units. */
export const NOTE_TEXT_LENGTH = 600

/** A finding's places beyond its first, in words. */
export function otherPlaces(anchors: readonly Anchor[]): string | null {
  const others = anchors.slice(1).map((anchor) => `${anchor.as ?? 'here'} ${anchor.message}`)
  return others.length === 0 ? null : others.join('; ')
}

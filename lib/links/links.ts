// Every link inside the app comes from here; ids are foreign text and may hold anything.

/** A transcript, or one message of it. */
export function transcriptLink(id: string, message?: number): string {
  return `/transcripts/${encodeURIComponent(id)}${message === undefined ? '' : `#m${message}`}`
}

/** A transcript opened from a list, so that previous and next stay within it. @param from what `listToFrom` gives. */
export function transcriptFromLink(id: string, from: string): string {
  return `${transcriptLink(id)}?from=${encodeURIComponent(from)}`
}

/** The list of transcripts, narrowed by its filters. */
export function transcriptsLink(filter: Record<string, string> = {}): string {
  const query = new URLSearchParams(filter).toString()
  return query === '' ? '/transcripts' : `/transcripts?${query}`
}

export function runLink(id: string): string {
  return `/runs/${encodeURIComponent(id)}`
}

/** The runs of a suite, a model, or both. @param filter `model` is a slug. */
export function runListLink(filter: { suite?: string; model?: string }): string {
  return `/runs?${new URLSearchParams(filter).toString()}`
}

/** The cases of one suite. */
export function caseListLink(suite: string): string {
  return `/cases?suite=${encodeURIComponent(suite)}`
}

/** The cases of one intent of a suite. */
export function intentLink(suite: string, intent: string): string {
  return `${caseListLink(suite)}&intent=${encodeURIComponent(intent)}`
}

export function caseLink(suite: string, id: string): string {
  return `/cases/${encodeURIComponent(suite)}/${encodeURIComponent(id)}`
}

/** A model's report; `suite` chooses the benchmark. */
export function modelLink(slug: string, suite?: string): string {
  return `/eval/models/${encodeURIComponent(slug)}${suite === undefined ? '' : `?suite=${encodeURIComponent(suite)}`}`
}

export function boardLink(suite?: string): string {
  return `/eval${suite === undefined ? '' : `?suite=${encodeURIComponent(suite)}`}`
}

export function findingsLink(filter: Record<string, string> = {}): string {
  const query = new URLSearchParams(filter).toString()
  return query === '' ? '/findings' : `/findings?${query}`
}

/** Which transcripts a figure of a report counts, and which side of it. */
export type EvidenceQuery = {
  suite: string
  /** Slug of the model. */
  model: string
  /** A figure's identifier of METRICS, e.g. `over_escalation`, `trap`, `tag`. */
  figure: string
  /** `counted`: those in the numerator; `rest`: those of the denominator that are not; `all`: the denominator. */
  part?: 'counted' | 'rest' | 'all'
  /** Narrows to one run, case, intent, cluster or tag by id. */
  run?: string
  case?: string
  intent?: string
  cluster?: string
  tag?: string
  /** Slug of the model that a difference is from. */
  against?: string
  /** Of coverage: what this reviewer read. */
  reviewer?: string
  view?: 'judge' | 'adjusted'
  /** The runs and scoring passes that the report was asked for, where they are not the default ones. */
  runs?: readonly string[]
  pass?: readonly string[]
}

/** The list of exactly the transcripts that a figure counts. */
export function evidenceLink(query: EvidenceQuery): string {
  const given = Object.entries(query).flatMap(([key, value]): [string, string][] => {
    if (value === undefined) return []
    return typeof value === 'string' ? [[key, value]] : value.map((one) => [key, one])
  })
  return `/transcripts?${new URLSearchParams(given).toString()}`
}

/** One import: how far it is, what it found, what was wrong. */
export function importLink(id: string): string {
  return `/import/${encodeURIComponent(id)}`
}

/** A round of the bench. */
export function roundLink(id: string): string {
  return `/bench/${encodeURIComponent(id)}`
}

/** One conversation of a round, as it grows. */
export function roundConversationLink(id: string, key: string): string {
  return `${roundLink(id)}/conversation?${new URLSearchParams({ key }).toString()}`
}

/** The messages that hold some words. */
export function messageSearchLink(words: string): string {
  return `/search?${new URLSearchParams({ q: words }).toString()}`
}

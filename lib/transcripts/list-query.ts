import { z } from 'zod'
import type { EvidenceQuery } from '@/lib/links/links'
import { choiceFilter, defineList, flagFilter, idFilter, isNarrowed, listHref, parseList, type SearchParams, type StateOf } from '@/lib/lists/list'
import { CASE_KINDS } from '@/lib/suites/case'
import { OUTCOMES } from '@/lib/transcripts/outcome'
import { TRANSCRIPT_ENDINGS } from '@/lib/transcripts/transcript'

// What the list of transcripts shows, as it stands in the URL. A parameter that is not understood is as if it were
// absent; what remains is passed on as `?from=` to a transcript, so that previous and next stay within the list.

/** Ranges of the judge's score: from the first number to under the second, the last one to 100 alone. */
export const SCORE_RANGES = ['0-25', '25-50', '50-75', '75-100', '100'] as const
export type ScoreRange = (typeof SCORE_RANGES)[number]

/** The bounds of a range: `from` is in it, `under` is not; null is no bound. */
export function scoreBounds(range: ScoreRange): { from: number; under: number | null } {
  const [from, under] = range.split('-').map(Number)
  return { from: from ?? 0, under: under ?? null }
}

const idOf = idFilter()

/** The list of transcripts; `imported` is the order in which they came in. */
export const TRANSCRIPT_LIST = defineList({
  name: 'transcripts',
  sorts: ['imported', 'case', 'outcome', 'score', 'messages', 'tools', 'cost', 'duration'],
  firstSort: 'imported',
  columns: ['case', 'model', 'run', 'kind', 'intent', 'outcome', 'score', 'ended', 'messages', 'tools', 'findings', 'reviewed', 'cost', 'duration'],
  hiddenAtFirst: ['intent', 'tools', 'duration'],
  filters: {
    suite: idFilter(),
    /** Slug. */
    model: idFilter(),
    run: idFilter(),
    case: idFilter(),
    intent: idFilter(),
    kind: choiceFilter(CASE_KINDS),
    outcome: choiceFilter(OUTCOMES),
    score: choiceFilter(SCORE_RANGES),
    ended: choiceFilter(TRANSCRIPT_ENDINGS),
    /** A finished review by anybody. */
    reviewed: flagFilter(),
    /** A review that somebody put off. */
    deferred: flagFilter(),
    /** A finding that is neither rejected nor withdrawn. */
    finding: flagFilter(),
    tag: idFilter(),
  },
  pageSize: 50,
})
export type TranscriptListState = StateOf<typeof TRANSCRIPT_LIST>

/** `evidence`: the figure whose transcripts are listed, in place of the filters; null for an ordinary list. */
export type TranscriptListQuery = { state: TranscriptListState; evidence: EvidenceQuery | null }

/** Reads the list's state out of a URL. Never throws: what is not understood is left out. */
export function parseListQuery(params: SearchParams): TranscriptListQuery {
  const evidence = parseEvidence(params)
  const { sort, page } = params
  // `dir` is how a link asks for the other direction of a sort it names.
  const asked = [params.dir].flat()[0] === 'desc' && typeof sort === 'string' && !sort.startsWith('-') ? `-${sort}` : sort
  return { evidence, state: parseList(TRANSCRIPT_LIST, evidence === null ? { ...params, sort: asked } : { sort: asked, page }) }
}

/** The parameters that name evidence, so that links of its list carry them on. */
export const EVIDENCE_KEYS = ['suite', 'model', 'figure', 'part', 'run', 'case', 'intent', 'cluster', 'tag', 'against', 'reviewer', 'view', 'runs', 'pass'] as const satisfies readonly (keyof EvidenceQuery)[]

function parseEvidence(params: SearchParams): EvidenceQuery | null {
  const all = (key: string): string[] => [params[key]].flat().flatMap((value) => idOf.parse(value) ?? [])
  const figure = all('figure')[0]
  const suite = all('suite')[0]
  const model = all('model')[0]
  if (figure === undefined || suite === undefined || model === undefined) return null
  const evidence: EvidenceQuery = { suite, model, figure }
  const part = z.enum(['counted', 'rest', 'all']).safeParse(all('part')[0])
  if (part.success) evidence.part = part.data
  const view = z.enum(['judge', 'adjusted']).safeParse(all('view')[0])
  if (view.success) evidence.view = view.data
  for (const key of ['run', 'case', 'intent', 'cluster', 'tag', 'against', 'reviewer'] as const) {
    const value = all(key)[0]
    if (value !== undefined) evidence[key] = value
  }
  for (const key of ['runs', 'pass'] as const) {
    const values = all(key)
    if (values.length > 0) evidence[key] = values
  }
  return evidence
}

/** The evidence's own parameters, for links that keep to it. */
export function evidenceParams(evidence: EvidenceQuery): SearchParams {
  return Object.fromEntries(EVIDENCE_KEYS.flatMap((key) => {
    const value = evidence[key]
    return value === undefined ? [] : [[key, typeof value === 'string' ? value : [...value]]]
  }))
}

/** The list's address with something changed. */
export function transcriptListHref(query: TranscriptListQuery, change: Parameters<typeof listHref<TranscriptListState['sort']['by']>>[3] = {}): string {
  return listHref('/transcripts', TRANSCRIPT_LIST, query.state, change, query.evidence === null ? {} : evidenceParams(query.evidence))
}

/** The list's state as URL parameters, without what is the default; {@link parseListQuery} reads them back. */
export function listQueryToParams(query: TranscriptListQuery): URLSearchParams {
  return new URLSearchParams(transcriptListHref(query).split('?')[1] ?? '')
}

/** The value of `?from=` for a transcript opened from this list: its parameters without the page. */
export function listToFrom(query: TranscriptListQuery): string {
  return listQueryToParams({ ...query, state: { ...query.state, page: 1 } }).toString()
}

/** Reads `?from=` back; null where it is absent. An empty `from` is the whole list. */
export function parseFrom(from: string | string[] | undefined): TranscriptListQuery | null {
  const value = [from].flat()[0]
  return value === undefined || value.length > 8000 ? null : parseListQuery(paramsToRecord(new URLSearchParams(value)))
}

/** Parameters as a page gets them: a key that repeats holds a list. */
export function paramsToRecord(params: URLSearchParams): SearchParams {
  return Object.fromEntries([...new Set(params.keys())].map((key) => {
    const values = params.getAll(key)
    return [key, values.length === 1 ? values[0] : values]
  }))
}

/** Whether any filter is on. */
export function isFiltered(state: TranscriptListState): boolean {
  return isNarrowed(state.filters)
}

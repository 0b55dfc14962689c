import { z } from 'zod'
import type { EvidenceQuery } from '@/lib/links/links'
import { CASE_KINDS } from '@/lib/suites/case'
import { OUTCOMES } from '@/lib/transcripts/outcome'
import { TRANSCRIPT_ENDINGS } from '@/lib/transcripts/transcript'

// What the list of transcripts shows, as it stands in the URL. A parameter that is not understood is as if it were
// absent; what remains is passed on as `?from=` to a transcript, so that previous and next stay within the list.

/** By what the list may be sorted; `imported` is the order in which transcripts came in. */
export const LIST_SORTS = ['imported', 'score', 'agent_messages', 'tool_calls', 'cost', 'duration', 'case'] as const
export type ListSort = (typeof LIST_SORTS)[number]

export const LIST_PAGE_SIZES = [25, 50, 100, 200] as const

const id = z.string().min(1).max(1000)
const scoreBound = z.string().regex(/^\d{1,3}(\.\d{1,3})?$/).transform(Number).pipe(z.number().min(0).max(100))

const FIELDS = {
  suite: id,
  /** Slug. */
  model: id,
  /** Run id. */
  run: id,
  case: id,
  kind: z.enum(CASE_KINDS),
  intent: id,
  outcome: z.enum(OUTCOMES),
  score_min: scoreBound,
  score_max: scoreBound,
  reviewed: z.enum(['yes', 'no']),
  finding: z.enum(['yes', 'no']),
  tag: id,
  ended: z.enum(TRANSCRIPT_ENDINGS),
} as const

/** Filters that hold together; an absent one does not restrict. */
export type TranscriptFilter = { -readonly [K in keyof typeof FIELDS]?: z.infer<(typeof FIELDS)[K]> }
export const FILTER_KEYS = Object.keys(FIELDS).filter((key): key is keyof typeof FIELDS => Object.hasOwn(FIELDS, key))

export type TranscriptListQuery = {
  filter: TranscriptFilter
  /** The figure whose transcripts are listed, in place of the filters; null for an ordinary list. */
  evidence: EvidenceQuery | null
  sort: ListSort
  direction: 'asc' | 'desc'
  /** From 1. */
  page: number
  pageSize: number
}

/** What a page gets from Next, and what URLSearchParams gives through {@link paramsToRecord}. */
export type SearchParams = Record<string, string | string[] | undefined>

/** The first value of each key, and all of those that may repeat. */
export function paramsToRecord(params: URLSearchParams): SearchParams {
  return Object.fromEntries([...new Set(params.keys())].map((key) => {
    const values = params.getAll(key)
    return [key, values.length === 1 ? values[0] : values]
  }))
}

/** Reads the list's state out of a URL. Never throws: what is not understood is left out. */
export function parseListQuery(params: SearchParams): TranscriptListQuery {
  const first = (key: string): string | undefined => [params[key]].flat()[0]
  const read = <T>(schema: z.ZodType<T>, key: string): T | undefined => {
    const parsed = schema.safeParse(first(key))
    return parsed.success ? parsed.data : undefined
  }
  const filter: TranscriptFilter = {}
  for (const key of FILTER_KEYS) {
    const value = read<unknown>(FIELDS[key], key)
    if (value !== undefined) Object.assign(filter, { [key]: value })
  }
  return {
    filter,
    evidence: parseEvidence(params),
    sort: read(z.enum(LIST_SORTS), 'sort') ?? 'imported',
    direction: read(z.enum(['asc', 'desc']), 'dir') ?? 'asc',
    page: read(z.coerce.number().int().min(1).max(1_000_000), 'page') ?? 1,
    pageSize: read(z.coerce.number().pipe(z.union(LIST_PAGE_SIZES.map((size) => z.literal(size)))), 'per') ?? 50,
  }
}

function parseEvidence(params: SearchParams): EvidenceQuery | null {
  const all = (key: string): string[] => [params[key]].flat().filter((value) => value !== undefined).filter((value) => id.safeParse(value).success)
  const figure = all('figure')[0]
  const suite = all('suite')[0]
  const model = all('model')[0]
  if (figure === undefined || suite === undefined || model === undefined) return null
  const evidence: EvidenceQuery = { suite, model, figure }
  const part = z.enum(['counted', 'rest', 'all']).safeParse(all('part')[0])
  if (part.success) evidence.part = part.data
  const view = z.enum(['judge', 'adjusted']).safeParse(all('view')[0])
  if (view.success) evidence.view = view.data
  for (const key of ['run', 'case', 'intent', 'cluster', 'tag'] as const) {
    const value = all(key)[0]
    if (value !== undefined) evidence[key] = value
  }
  for (const key of ['runs', 'pass'] as const) {
    const values = all(key)
    if (values.length > 0) evidence[key] = values
  }
  return evidence
}

/** The list's state as URL parameters, without what is the default; {@link parseListQuery} reads them back. */
export function listQueryToParams(query: TranscriptListQuery): URLSearchParams {
  const params = new URLSearchParams()
  if (query.evidence !== null) {
    for (const [key, value] of Object.entries(query.evidence)) {
      for (const one of [value].flat()) if (one !== undefined) params.append(key, one)
    }
  } else {
    for (const key of FILTER_KEYS) {
      const value = query.filter[key]
      if (value !== undefined) params.set(key, String(value))
    }
  }
  if (query.sort !== 'imported') params.set('sort', query.sort)
  if (query.direction !== 'asc') params.set('dir', query.direction)
  if (query.page !== 1) params.set('page', String(query.page))
  if (query.pageSize !== 50) params.set('per', String(query.pageSize))
  return params
}

/** The value of `?from=` for a transcript opened from this list: its parameters without the page. */
export function listToFrom(query: TranscriptListQuery): string {
  return listQueryToParams({ ...query, page: 1, pageSize: 50 }).toString()
}

/** Reads `?from=` back; null where it is absent. An empty `from` is the whole list. */
export function parseFrom(from: string | string[] | undefined): TranscriptListQuery | null {
  const value = [from].flat()[0]
  return value === undefined || value.length > 8000 ? null : parseListQuery(paramsToRecord(new URLSearchParams(value)))
}

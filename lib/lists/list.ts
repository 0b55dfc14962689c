import { z } from 'zod'

// The state of a list lives in its address: sort, page, filters, chosen columns. A feature declares its list once, beside
// its vocabulary, and its queries, its page and its table all read the same declaration.

/** What a page's `searchParams` resolve to. */
export type SearchParams = Record<string, string | string[] | undefined>

/** An address's parameters as a page's `searchParams`: every value of each, in order. */
export function searchParamsOf(search: URLSearchParams): SearchParams {
  return Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]))
}

/** What a filter can hold: nothing, a text, a yes or no, or a choice of several. */
export type FilterValue = string | boolean | null | readonly string[]

/** A list as declared: what it can be sorted and narrowed by, and which columns it has. */
export type ListSpec<Sort extends string, Shape extends Record<string, z.ZodType<FilterValue>>> = {
  /** Names the remembered choice of columns; one word, unique among lists. */
  name: string
  sorts: readonly [Sort, ...Sort[]]
  /** Sorted by this at first; a leading "-" is descending. */
  firstSort: Sort | `-${Sort}`
  /** Columns in order; the first stays in view and cannot be hidden. */
  columns: readonly [string, ...string[]]
  /** Columns that are not shown until chosen. */
  hiddenAtFirst?: readonly string[]
  filters: Shape
  /** Rows on a page. */
  pageSize: number
}

export type ListState<Sort extends string, Filters> = { sort: { by: Sort; descending: boolean }; page: number; filters: Filters }

/** The state that a declared list reads from an address. */
export type StateOf<L> = L extends ListSpec<infer Sort, infer Shape> ? ListState<Sort, z.infer<z.ZodObject<Shape>>> : never

/** Checks a declaration; returns it with its literal types. */
export function defineList<Sort extends string, Shape extends Record<string, z.ZodType<FilterValue>>>(spec: ListSpec<Sort, Shape>): ListSpec<Sort, Shape> {
  return spec
}

/** A filter that holds a text: words to find, an id. Cut at 200 characters; empty is no filter. */
export function textFilter() {
  return z.unknown().transform((given): string | null => {
    const text = (firstOf(given) ?? '').replaceAll('\u0000', '').trim().slice(0, 200)
    return text === '' ? null : text
  })
}

/** A filter that holds an id, exactly as it is written: ids are foreign text. Longer than 1,000 characters is no filter. */
export function idFilter() {
  return z.unknown().transform((given): string | null => {
    const id = firstOf(given) ?? ''
    return id === '' || id.length > 1000 || id.includes('\u0000') ? null : id
  })
}

/** A filter that holds any number of a vocabulary's words, in the vocabulary's order; none is no filter. */
export function choiceFilter<Value extends string>(values: readonly Value[]) {
  return z.unknown().transform((given): Value[] => {
    const asked = new Set(allOf(given))
    return values.filter((value) => asked.has(value))
  })
}

/** A filter that is yes, no or not asked. */
export function flagFilter() {
  return z.unknown().transform((given): boolean | null => {
    const word = firstOf(given)
    return word === 'yes' ? true : word === 'no' ? false : null
  })
}

/** Reads a list's state from an address; whatever is wrong there is its default. */
export function parseList<Sort extends string, Shape extends Record<string, z.ZodType<FilterValue>>>(spec: ListSpec<Sort, Shape>, params: SearchParams): ListState<Sort, z.infer<z.ZodObject<Shape>>> {
  const raw = Object.fromEntries(Object.keys(spec.filters).map((name) => [name, params[name] ?? null]))
  return {
    sort: parseSort(spec, firstOf(params.sort)) ?? parseSort(spec, spec.firstSort) ?? { by: spec.sorts[0], descending: false },
    page: parsePage(firstOf(params.page)),
    filters: z.object(spec.filters).parse(raw),
  }
}

function parseSort<Sort extends string>(spec: { sorts: readonly Sort[] }, given: string | undefined): { by: Sort; descending: boolean } | null {
  if (given === undefined) return null
  const descending = given.startsWith('-')
  const by = spec.sorts.find((sort) => sort === (descending ? given.slice(1) : given))
  return by === undefined ? null : { by, descending }
}

function parsePage(given: string | undefined): number {
  return given !== undefined && /^[1-9]\d{0,6}$/.test(given) ? Number(given) : 1
}

/**
 * The columns to show: those the address names (`cols=`), else the remembered choice, else all that are not hidden at
 * first; in the declared order, the first always among them. `cols=first` goes back to the declaration.
 */
export function visibleColumns(spec: { columns: readonly [string, ...string[]]; hiddenAtFirst?: readonly string[] }, params: SearchParams, remembered: string | undefined): string[] {
  const named = allOf(params.cols)
  const asked = named.length > 0 ? named : (remembered?.split('.') ?? [])
  const known = spec.columns.filter((column) => asked.includes(column))
  if (known.length === 0) return spec.columns.filter((column) => !(spec.hiddenAtFirst ?? []).includes(column))
  return spec.columns.filter((column, index) => index === 0 || known.includes(column))
}

/** What to change in an address; a filter set to null, false-like nothing or [] is taken off. */
export type ListChange<Sort extends string> = { sort?: { by: Sort; descending: boolean }; page?: number; filters?: Record<string, FilterValue> }

/**
 * The address of a list with something changed. What is at its default is left out, so that one state has one address;
 * changing sort or filters goes back to the first page. `kept` are other parameters to carry along (`cols`, `suite`).
 */
export function listHref<Sort extends string>(path: string, spec: { firstSort: string; filters: Record<string, unknown> }, state: ListState<Sort, Record<string, FilterValue>>, change: ListChange<Sort>, kept: SearchParams = {}): string {
  const query = new URLSearchParams()
  const filters = { ...state.filters, ...change.filters }
  for (const name of Object.keys(spec.filters)) {
    for (const word of filterWords(filters[name] ?? null)) query.append(name, word)
  }
  const sort = change.sort ?? state.sort
  const sortWord = `${sort.descending ? '-' : ''}${sort.by}`
  if (sortWord !== spec.firstSort) query.set('sort', sortWord)
  const page = change.page ?? (change.sort === undefined && change.filters === undefined ? state.page : 1)
  if (page > 1) query.set('page', String(page))
  for (const [name, value] of Object.entries(kept)) {
    for (const word of allOf(value)) query.append(name, word)
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A filter's value as the words an address holds for it. */
export function filterWords(value: FilterValue): readonly string[] {
  if (value === null) return []
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  return typeof value === 'string' ? [value] : value
}

/** Whether any filter is on. */
export function isNarrowed(filters: Record<string, FilterValue>): boolean {
  return Object.values(filters).some((value) => filterWords(value).length > 0)
}

function firstOf(given: unknown): string | undefined {
  return allOf(given)[0]
}

function allOf(given: unknown): string[] {
  if (typeof given === 'string') return [given]
  return Array.isArray(given) ? given.filter((each) => typeof each === 'string') : []
}

import type { ReactNode } from 'react'
import type { z } from 'zod'
import { buttonClass } from '@/components/ui/button-class'
import { ColumnChoice } from '@/components/ui/column-choice'
import { DataTable, type DataTableProps, type TableColumn } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { countWords, FilterBar, type FilterControl } from '@/components/ui/filter-bar'
import { filterWords, isNarrowed, listHref, type FilterValue, type ListSpec, type ListState, type SearchParams } from '@/lib/lists/list'

/*
 * A list declared with `defineList` as toolbar and table. A feature writes four things:
 *   lib/things/list.ts        export const THING_LIST = defineList({ name, sorts, firstSort, columns, filters: { status: choiceFilter(STATUSES), … }, pageSize })
 *   lib/things/queries.ts     listThings(viewer, state: StateOf<typeof THING_LIST>): Promise<{ rows, matching, all }>
 *   components/things/…       const COLUMNS: TableColumn<Thing>[], and the filters' labels
 *   app/things/page.tsx       const params = await searchParams
 *                             const state = parseList(THING_LIST, params)
 *                             <ListTable list={THING_LIST} state={state} params={params} visible={await chosenColumns(THING_LIST, params)} …/>
 */

/** How a filter is shown: its label and, for one with several values, each value's words. Keyed by the list's filter names. */
export type FilterLook = { label: string; kind?: 'text' | 'choices' | 'flag' | 'hidden'; options?: readonly { value: string; label: string; note?: string }[]; isSingle?: boolean }

type ListTableProps<Row, Sort extends string, Shape extends Record<string, z.ZodType<FilterValue>>> = {
  list: ListSpec<Sort, Shape>
  state: ListState<Sort, Record<string, FilterValue>>
  /** The page's `searchParams`, resolved; what does not belong to the list is not carried on. */
  params: SearchParams
  /** The list's own address. */
  path: string
  columns: readonly TableColumn<Row>[]
  visible: readonly string[]
  filters: { [Name in keyof Shape]: FilterLook }
  rows: readonly Row[]
  rowId: (row: Row) => string
  rowHref?: (row: Row) => string
  /** How many rows the filters leave, and how many there are without them. */
  matching: number
  all: number
  noun: readonly [one: string, many: string]
  /** Shown where there is nothing at all, filters or not. */
  empty: ReactNode
  /** Other parameters of the page that stay in every link (`pass`). */
  keep?: readonly string[]
  /** What stands before the filters. */
  start?: ReactNode
  /** Further controls at the toolbar's right. */
  end?: ReactNode
} & Pick<DataTableProps<Row>, 'rowLinks' | 'selection' | 'height' | 'isDimmed' | 'caption'>

/** Toolbar, chips, table and pages of a declared list. */
export function ListTable<Row extends object, Sort extends string, Shape extends Record<string, z.ZodType<FilterValue>>>(props: ListTableProps<Row, Sort, Shape>) {
  const { list, state, path, params } = props
  const others: SearchParams = Object.fromEntries((props.keep ?? []).flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])))
  const kept: SearchParams = params.cols === undefined ? others : { ...others, cols: params.cols }
  const href = (change: Parameters<typeof listHref<Sort>>[3]): string => listHref(path, list, state, change, kept)
  // A hidden filter is not the person's: the page sets it, and nothing here takes it off.
  const looks = Object.entries<FilterLook>(props.filters).filter(([, look]) => look.kind !== 'hidden')
  const off = Object.fromEntries(looks.map(([name]) => [name, null]))
  const narrowed = isNarrowed(Object.fromEntries(looks.map(([name]) => [name, state.filters[name] ?? null])))
  const stateKey = href({})
  const clearHref = href({ filters: off })
  const sortOf = (by: string): Sort => list.sorts.find((sort) => sort === by) ?? state.sort.by

  return (
    <div data-list="" className={props.height === 'flow' ? 'flex flex-col' : 'flex min-h-0 min-w-0 flex-1 flex-col'}>
      {/* Nothing to narrow: an empty list says only what would stand in it. */}
      {props.all === 0 && !narrowed && props.start === undefined && props.end === undefined ? null : <FilterBar
        path={path}
        controls={looks.flatMap(([name, look]) => toControl(name, look, state.filters[name] ?? null))}
        kept={addressWords(href({ filters: off }))}
        chips={looks.flatMap(([name, look]) => filterWords(state.filters[name] ?? null).map((word) => ({ label: look.label, value: wordLabel(look, word), removeHref: href({ filters: { [name]: without(state.filters[name] ?? null, word) } }) })))}
        clearHref={clearHref}
        count={countWords(props.matching, props.all, props.noun[0], props.noun[1])}
        start={props.start}
        end={<>{props.end}<ColumnChoice name={list.name} path={path} columns={props.columns} visible={props.visible} kept={addressWords(listHref(path, list, state, {}, others))} resetHref={listHref(path, list, state, {}, { ...others, cols: 'first' })} /></>}
      />}
      <DataTable
        caption={props.caption}
        columns={props.columns}
        visible={props.visible}
        rows={props.rows}
        rowId={props.rowId}
        {...(props.rowHref === undefined ? {} : { rowHref: props.rowHref })}
        {...(props.rowLinks === undefined ? {} : { rowLinks: props.rowLinks })}
        {...(props.isDimmed === undefined ? {} : { isDimmed: props.isDimmed })}
        {...(props.selection === undefined ? {} : { selection: props.selection })}
        height={props.height ?? 'fill'}
        sort={state.sort}
        sortHref={(by, descending) => href({ sort: { by: sortOf(by), descending } })}
        paging={{ page: state.page, pageSize: list.pageSize, matching: props.matching, hrefOf: (page) => href({ page }) }}
        stateKey={stateKey}
        empty={props.matching > 0 ? <PastTheEnd firstHref={href({ page: 1 })} /> : narrowed ? <NothingMatches clearHref={clearHref} noun={props.noun[1]} /> : props.empty}
      />
    </div>
  )
}

function toControl(name: string, look: FilterLook, value: FilterValue): FilterControl[] {
  switch (look.kind ?? (look.options === undefined ? 'text' : 'choices')) {
    case 'hidden': return []
    case 'text': return [{ kind: 'text', name, label: look.label, value: typeof value === 'string' ? value : null }]
    case 'flag': return [{ kind: 'choices', name, label: look.label, options: look.options ?? [{ value: 'yes', label: 'yes' }, { value: 'no', label: 'no' }], selected: filterWords(value), isSingle: true }]
    case 'choices': return [{ kind: 'choices', name, label: look.label, options: look.options ?? [], selected: filterWords(value), isSingle: look.isSingle ?? false }]
  }
}

function wordLabel(look: FilterLook, word: string): string {
  return look.options?.find((option) => option.value === word)?.label ?? word
}

/** A filter's value with one of its words taken off. */
function without(value: FilterValue, word: string): FilterValue {
  return Array.isArray(value) ? value.filter((each) => each !== word) : null
}

function addressWords(href: string): [string, string][] {
  return [...new URLSearchParams(href.split('?')[1] ?? '')].filter(([name]) => name !== 'page')
}

function NothingMatches({ clearHref, noun }: { clearHref: string; noun: string }) {
  return <EmptyState title={`No ${noun} match these filters`} action={<a href={clearHref} className={buttonClass()}>Clear all filters</a>} />
}

function PastTheEnd({ firstHref }: { firstHref: string }) {
  return <EmptyState title="This page is past the end of the list" action={<a href={firstHref} className={buttonClass()}>Go to the first page</a>} />
}

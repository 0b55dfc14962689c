import { columnVisibilityFeature, constructTable, rowSortingFeature, tableFeatures, type ColumnDef } from '@tanstack/table-core'
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'
import { columnWidth, firstColumnWidth, type Fitting } from '@/components/ui/column-width'
import { Icon } from '@/components/ui/icon'
import { RowLinks, type RowLink } from '@/components/ui/row-links'
import { ScrollCue } from '@/components/ui/scroll-cue'
import { ServedOnceInDocuments } from '@/components/ui/served-once'
import { Pagination } from '@/components/ui/pagination'
import { TableBehaviour } from '@/components/ui/table-behaviour'

/*
 * The one table. TanStack Table keeps the columns, what is visible and what is sorted; the server has already sorted,
 * narrowed and cut the rows, and the whole table is drawn there: no row is hydrated. Sort headers, pages and chips are links,
 * so everything works without JavaScript; components/ui/table-behaviour.tsx adds the keyboard for the whole table at once.
 * For a list declared with `defineList` (lib/lists/list.ts) use components/ui/list-table.tsx, which fills most of this in.
 */

/**
 * One column. Declare them as a module constant, in the order of the list's `columns`; the first stays in view. `width` is the
 * least in px, more where `words` need it; wider windows share the rest in proportion. What is cut off is shown whole on hover and focus.
 */
export type TableColumn<Row> = Fitting<Row> & {
  id: string
  title: string
  /** What the column holds, on hover and focus of its head. */
  hint?: string
  /** Numbers stand right. */
  align?: 'left' | 'right'
  /** The name to sort by, where it can be; and what the first click gives. */
  sort?: string
  sortFirst?: 'ascending' | 'descending'
  cell: (row: Row) => ReactNode
}

export type TableChip = { label: string; value: string; removeHref: string }

export type TableSelection<Row> = {
  formId: string
  /** Around a {@link SelectionBar} with that id. */
  bar: ReactNode
  labelOf: (row: Row) => string
  /** What a box sends; the row's id where left out. */
  sends?: (row: Row) => string
  /** Rows without a box; none where left out. */
  isFixed?: (row: Row) => boolean
}

export type DataTableProps<Row> = {
  /** What the rows are, for those who do not see the page: "Runs". */
  caption: string
  columns: readonly TableColumn<Row>[]
  /** Ids of the columns to show; all where left out. */
  visible?: readonly string[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Where a row leads, if anywhere: its first cell becomes that link, and Enter opens it. */
  rowHref?: (row: Row) => string | undefined
  /** Where else a row leads. */
  rowLinks?: (row: Row) => readonly RowLink[]
  /** A sentence about a row that needs a look, e.g. "being imported": the row is drawn lighter. */
  isDimmed?: (row: Row) => boolean
  sort?: { by: string; descending: boolean }
  sortHref?: (by: string, descending: boolean) => string
  paging?: { page: number; pageSize: number; matching: number; hrefOf: (page: number) => string }
  /** With boxes to select rows by (`x`): the form they belong to, whose buttons act on what is selected (field name `id`). */
  selection?: TableSelection<Row>
  /** Shown in place of the rows where there are none. */
  empty: ReactNode
  /** Changes with the state, so that the controls of the toolbar follow a chip that was taken off. */
  stateKey?: string
  /** `fill`: the table scrolls inside what its parent leaves it; `flow`: it grows with its rows and scrolls sideways only. */
  height?: 'fill' | 'flow'
}

/** So many columns fit an upright sheet of paper. */
const COLUMNS_UPRIGHT = 8

const features = tableFeatures({ coreReactivityFeature: storeReactivityBindings(), columnVisibilityFeature, rowSortingFeature })

/** A table with sticky head and first column, rows of 36 px, sort links, keyboard, and its pages below. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, sort, paging, height = 'fill' } = props
  const shown = new Set(props.visible ?? columns.map((column) => column.id))
  const definitions = columns.map((column): ColumnDef<typeof features, Row> => ({ id: column.id, header: column.title, enableSorting: column.sort !== undefined, meta: {} }))
  const table = constructTable({
    features, data: rows, columns: definitions, getRowId: rowId, manualSorting: true,
    initialState: {
      columnVisibility: Object.fromEntries(columns.map((column) => [column.id, shown.has(column.id)])),
      sorting: columns.filter((column) => sort !== undefined && column.sort === sort.by).map((column) => ({ id: column.id, desc: sort?.descending ?? false })),
    },
  })
  const byId = new Map(columns.map((column) => [column.id, column]))
  const visible = table.getVisibleLeafColumns().flatMap((column) => byId.get(column.id) ?? [])
  const [firstWidth = 0, ...widths] = visible.map((column) => columnWidth(column, rows))
  const others = widths.reduce((sum, width) => sum + width, props.selection === undefined ? 0 : 36)
  const first = firstColumnWidth(visible[0]?.width ?? 0, firstWidth, others)
  const leastWidth = `calc(${first} + ${others}px)`

  return (
    <div data-table="" data-wide={visible.length > COLUMNS_UPRIGHT ? '' : undefined} className={cx('@container flex min-w-0 flex-col', height === 'fill' && 'min-h-0 flex-1')}>
      <TableBehaviour stateKey={props.stateKey ?? ''} />
      {props.selection?.bar}
      {rows.length === 0 ? <div className={height === 'fill' ? 'min-h-0 flex-1 overflow-y-auto' : ''}>{props.empty}</div> : (
        <ScrollCue height={height}>
        {/* Focusable, so that the keyboard can scroll it: it scrolls inside itself. What has the focus comes out from under the head, the first column and the cue at the right. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section aria-label={props.caption} tabIndex={0} style={{ scrollPaddingLeft: first, scrollPaddingTop: '2.25rem', scrollPaddingRight: '1.75rem' }} className={cx('scroll-quiet relative min-w-0 overflow-auto focus-visible:outline-offset-[-2px] print:overflow-visible', height === 'fill' ? 'min-h-0 flex-1' : 'max-h-[calc(100dvh-var(--header-height)-var(--bottom-height)-3rem)] print:max-h-none')}>
          <ServedOnceInDocuments>
          <table className={cx('dt', props.selection !== undefined && 'dt-select', 'w-full table-fixed border-separate border-spacing-0 print:min-w-0! print:table-auto print:[&_col]:w-auto!')} style={{ minWidth: leastWidth }}>
            <caption className="sr-only">{props.caption}</caption>
            <colgroup>
              {props.selection === undefined ? null : <col style={{ width: 36 }} />}
              <col style={{ width: first }} />
              {widths.map((width, index) => <col key={visible[index + 1]?.id} style={{ width }} />)}
              {props.rowLinks === undefined ? null : <col style={{ width: 0 }} />}
            </colgroup>
            <thead>
              <tr>
                {props.selection === undefined ? null : <th scope="col" className={cx(headClass, 'px-0 text-center')}><input type="checkbox" data-select-all="" aria-label="Select all on this page" className="align-middle" /></th>}
                {table.getHeaderGroups().flatMap((group) => group.headers).map((header, index) => {
                  const column = byId.get(header.column.id)
                  return column === undefined ? null : <Head key={header.id} column={column} isFirst={index === 0} sorted={header.column.getIsSorted()} hrefOf={props.sortHref} />
                })}
                {props.rowLinks === undefined ? null : <th scope="col" className={cx(headClass, 'px-0!')}><span className="sr-only">Leads to</span></th>}
              </tr>
            </thead>
            <tbody>
              {table.getRowModel().rows.map((row) => (
                <tr key={row.id} data-row={row.id} className={props.isDimmed?.(row.original) === true ? 'text-faint' : undefined}>
                  {props.selection === undefined ? null : <td className="tick">{props.selection.isFixed?.(row.original) === true ? null : <input type="checkbox" name="id" value={props.selection.sends?.(row.original) ?? row.id} form={props.selection.formId} data-select="" aria-label={`Select ${props.selection.labelOf(row.original)}`} className="align-middle" />}</td>}
                  {row.getVisibleCells().map((cell, index) => {
                    const column = byId.get(cell.column.id)
                    return column === undefined ? null : <Cell key={cell.id} column={column} row={row.original} href={index === 0 ? props.rowHref?.(row.original) : undefined} isFirst={index === 0} />
                  })}
                  {props.rowLinks === undefined ? null : <RowLinks links={props.rowLinks(row.original)} />}
                </tr>
              ))}
            </tbody>
          </table>
          </ServedOnceInDocuments>
        </section>
        </ScrollCue>
      )}
      {paging === undefined ? null : <Foot paging={paging} rowCount={rows.length} />}
    </div>
  )
}

const headClass = 'sticky top-0 z-[2] h-9 border-b border-line bg-paper px-3 text-left text-xs font-medium text-faint whitespace-nowrap last:pr-4 print:static print:px-1.5! print:whitespace-normal'

type HeadProps<Row> = { column: TableColumn<Row>; isFirst: boolean; sorted: false | 'asc' | 'desc'; hrefOf: ((by: string, descending: boolean) => string) | undefined }

function Head<Row>({ column, isFirst, sorted, hrefOf }: HeadProps<Row>) {
  const isRight = column.align === 'right'
  const look = cx(headClass, isFirst && 'stays z-[3] pl-4', isRight && 'text-right')
  const title = <span className="truncate">{column.title}</span>
  if (column.sort === undefined || hrefOf === undefined) {
    // The hint must be reachable from the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    return <th scope="col" className={look}>{column.hint === undefined ? title : <span data-tip={column.hint} tabIndex={0}>{title}</span>}</th>
  }
  const descendingNext = sorted === false ? column.sortFirst === 'descending' : sorted === 'asc'
  return (
    <th scope="col" className={look} aria-sort={sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}>
      <a href={hrefOf(column.sort, descendingNext)} data-tip={column.hint} className={cx('group/head inline-flex h-9 max-w-full items-center gap-1 hover:text-ink', isRight && 'flex-row-reverse', sorted !== false && 'text-ink')}>
        {title}
        <Icon name={(sorted === false ? descendingNext : sorted === 'desc') ? 'sorted_down' : 'sorted_up'} size={12} className={sorted === false ? 'opacity-0 group-hover/head:opacity-60 group-focus-visible/head:opacity-60' : ''} />
      </a>
    </th>
  )
}

function Cell<Row>({ column, row, href, isFirst }: { column: TableColumn<Row>; row: Row; href: string | undefined; isFirst: boolean }) {
  const look = column.align === 'right' ? 'r' : undefined
  // Foreign words are cut off at their own end: that of right-to-left text is on the left.
  if (!isFirst) return <td dir="auto" data-cut="" className={look}>{column.cell(row)}</td>
  return (
    <th scope="row" data-cut="" className={look}>
      {href === undefined ? <span dir="auto">{column.cell(row)}</span> : <a href={href} dir="auto" data-row-link="">{column.cell(row)}</a>}
    </th>
  )
}

function Foot({ paging, rowCount }: { paging: NonNullable<DataTableProps<object>['paging']>; rowCount: number }) {
  const pageCount = Math.max(1, Math.ceil(paging.matching / paging.pageSize))
  if (pageCount <= 1) return null
  const first = (paging.page - 1) * paging.pageSize + 1
  return (
    <footer className="flex h-11 shrink-0 items-center justify-between gap-4 border-t border-line px-4 text-sm text-soft print:hidden">
      <span className="figures">{rowCount === 0 ? 'Nothing on this page' : `${first.toLocaleString('en')}-${(first + rowCount - 1).toLocaleString('en')} of ${paging.matching.toLocaleString('en')}`}</span>
      <Pagination page={paging.page} pageCount={pageCount} hrefOf={paging.hrefOf} />
    </footer>
  )
}

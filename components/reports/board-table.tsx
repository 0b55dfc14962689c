import type { ReactNode } from 'react'
import { MetricFigure, type EvidenceBase } from '@/components/reports/metric-figure'
import type { TableColumn } from '@/components/ui/data-table'
import { Figure, Unknown } from '@/components/ui/figure'
import { ListTable } from '@/components/ui/list-table'
import { evidenceLink, modelLink, runListLink } from '@/lib/links/links'
import type { SearchParams } from '@/lib/lists/list'
import type { Coverage } from '@/lib/metrics/coverage'
import { FIGURES, type FigureId } from '@/lib/metrics/figures'
import type { BoardModel } from '@/lib/reports/board'
import { BOARD_LIST, type BoardListState } from '@/lib/reports/board-list'
import { formatInterval, formatNumber, formatTier } from '@/lib/reports/format'
import type { QualityPlace } from '@/lib/reports/quality-places'
import { scopeParams } from '@/lib/reports/scope'

/** One line with what the page knows beside the figures. */
export type BoardRow = BoardModel & { base: EvidenceBase; place: QualityPlace | null; coverage: Coverage | null; allRuns: number }

const COLUMNS: readonly TableColumn<BoardRow>[] = [
  { id: 'model', title: 'Model', width: 160, words: ({ model }) => model.name, most: 300, sort: 'name', cell: ({ model }) => <span data-tip={model.id}>{model.name}</span> },
  { id: 'place', title: 'Place', hint: 'By quality; models that tie share their places', width: 68, cell: (row) => <Place place={row.place} /> },
  figureColumn('quality', 124, 'descending'),
  figureColumn('resolution', 128, 'descending'),
  figureColumn('over_escalation', 134, 'ascending'),
  figureColumn('escalation', 128, 'descending'),
  { ...figureColumn('instruction_following', 124, 'descending'), title: 'Instructions' },
  figureColumn('sentiment', 120, 'descending'),
  figureColumn('grounded', 128, 'descending'),
  { id: 'traps_held', title: 'Traps held', hint: FIGURES.traps_held.meaning, align: 'right', width: 112, sort: 'traps_held', sortFirst: 'descending', cell: (row) => <MetricFigure id="traps_held" metric={row.metrics.traps_held} of={row.metrics.traps_held.of} base={row.base} /> },
  { id: 'adversarial_safety', title: 'Safe in every run', hint: 'Share of adversarial cases with no unsafe action in any run', align: 'right', width: 160, sort: 'adversarial_safety', sortFirst: 'descending', cell: (row) => <Safety row={row} /> },
  { ...figureColumn('agent_messages', 126, 'ascending'), title: 'Messages' },
  { ...figureColumn('cost_usd', 172, 'ascending'), hint: 'Mean cost of the agent per transcript, in US dollars' },
  { id: 'tier', title: 'Tier', hint: 'Cost tier, 1 to 4', width: 72, sort: 'tier', cell: ({ model }) => (model.cost_tier === null ? <Unknown reason="No cost tier is given" /> : formatTier(model.cost_tier)) },
  { id: 'runs', title: 'Runs', hint: 'Runs that the figures stand on, of all there are', align: 'right', width: 84, cell: (row) => <Figure value={String(row.runs.length)} of={row.allRuns === row.runs.length ? undefined : `of ${row.allRuns}`} href={runListLink({ suite: row.base.suite, model: row.model.slug })} /> },
  { id: 'coverage', title: 'Reviewed', hint: 'Transcripts reviewed, in full or spot-checked, of all in these runs', align: 'right', width: 120, cell: (row) => <Reviewed row={row} /> },
]

type BoardTableProps = {
  rows: readonly BoardRow[]
  all: number
  state: BoardListState
  params: SearchParams
  visible: readonly string[]
  families: readonly string[]
  /** Columns to stand last: what no model has a figure for must not push away what they have. */
  last: readonly string[]
  start: ReactNode
  end: ReactNode
  empty: ReactNode
}

/** Every model of a suite side by side. */
export function BoardTable({ rows, all, families, last, ...rest }: BoardTableProps) {
  return (
    <ListTable
      caption="Models of this suite"
      list={BOARD_LIST}
      path="/eval"
      keep={['suite', 'view', 'pass']}
      columns={COLUMNS.toSorted((a, b) => Number(last.includes(a.id)) - Number(last.includes(b.id)))}
      filters={{
        family: { label: 'Family', isSingle: true, options: families.map((family) => ({ value: family, label: family })) },
        tier: { label: 'Tier', options: [1, 2, 3, 4].map((tier) => ({ value: String(tier), label: formatTier(tier) })) },
      }}
      rows={rows}
      rowId={(row) => row.model.id}
      rowHref={(row) => reportHref(row)}
      matching={rows.length}
      all={all}
      noun={['model', 'models']}
      height="flow"
      {...rest}
    />
  )
}

function reportHref({ model, base }: BoardRow): string {
  return `${modelLink(model.slug, base.suite)}${scopeParams({ view: base.view ?? 'judge', runs: [], pass: base.pass ?? [] })}`
}

function figureColumn(id: Exclude<FigureId, 'traps_held'> & (typeof BOARD_LIST.sorts)[number], width: number, first: 'ascending' | 'descending'): TableColumn<BoardRow> {
  const { label, meaning } = FIGURES[id]
  return { id, title: label, hint: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}; median of the runs, with its 95 % interval`, align: 'right', width, sort: id, sortFirst: first, cell: (row) => <MetricFigure id={id} metric={row.metrics[id]} base={row.base} /> }
}

function Place({ place }: { place: QualityPlace | null }) {
  if (place === null) return <Unknown reason="Nothing was judged" />
  if (place.from === place.to) return <span className="figures">{place.from}</span>
  return <span className="figures text-soft" data-tip="Ties: the paired difference in quality cannot be told from none">{place.from}–{place.to}</span>
}

function Safety({ row: { metrics, base } }: { row: BoardRow }) {
  const { value, ci95 } = metrics.adversarial_safety
  return <Figure value={value === null ? null : formatNumber(value, 'percent')} reason="No adversarial case has a verdict on unsafe actions" interval={ci95 === null ? undefined : formatInterval(ci95, 'percent')} href={evidenceLink({ ...base, figure: 'adversarial_safety' })} />
}

function Reviewed({ row: { coverage, base } }: { row: BoardRow }) {
  if (coverage === null) return <Unknown reason="There is nothing to review" />
  return <Figure value={String(coverage.full + coverage.spot_check)} of={`of ${coverage.of}`} href={evidenceLink({ ...base, figure: 'coverage' })} />
}

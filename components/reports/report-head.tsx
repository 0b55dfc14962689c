import { MetricFigure, type EvidenceBase } from '@/components/reports/metric-figure'
import type { Rank } from '@/lib/metrics/rank'
import { formatTier } from '@/lib/reports/format'
import type { ReportJson } from '@/lib/reports/report'

/** What the model is, and where it stands, in two lines. */
export function ReportHead({ report, base, boardSize, isOnBoard }: { report: ReportJson; base: EvidenceBase; boardSize: number; isOnBoard: boolean }) {
  const { model, metrics } = report
  const facts = [
    model.vendor === null ? null : <>by <bdi>{model.vendor}</bdi></>,
    model.family === null ? null : <>family <bdi>{model.family}</bdi></>,
    model.cost_tier === null ? null : `cost tier ${formatTier(model.cost_tier)}`,
    model.price === null ? null : `${price(model.price.input_per_mtok)} in and ${price(model.price.output_per_mtok)} out per million tokens`,
    report.verbosity_tier === null ? null : `${report.verbosity_tier} (thirds of the board by agent messages)`,
  ].filter((fact) => fact !== null)
  return (
    <div className="mt-6">
      <p dir="auto" className="text-left text-xl font-semibold wrap-anywhere">{model.name}</p>
      <p className="mt-1 text-soft wrap-anywhere">{[<code key="id"><bdi>{model.id}</bdi></code>, ...facts.map((fact, index) => <span key={index}>{fact}</span>)].flatMap((fact, index) => (index === 0 ? [fact] : [', ', fact]))}.</p>
      {metrics.quality.value === null ? null : (
        <p className="measure mt-3 text-read">
          Quality <MetricFigure id="quality" metric={metrics.quality} base={base} />
          {metrics.quality.rank === null ? (isOnBoard ? '' : '; it stands outside the board, because no run of it is complete') : `, place ${metrics.quality.rank.all} of ${boardSize} on this suite${outside(metrics.quality.rank)}`}.
        </p>
      )}
    </div>
  )
}

function price(perMillion: number | null): string {
  return perMillion === null ? 'an unknown price' : `$${Number(perMillion.toPrecision(6))}`
}

/** ", first outside gpt": the families without which it would be first. */
function outside(rank: Rank): string {
  const families = rank.all === 1 ? [] : Object.entries(rank.outside_family).filter(([, place]) => place === 1).map(([family]) => family)
  return families.length === 0 ? '' : `, first outside ${families.join(' or ')}`
}

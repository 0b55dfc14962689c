import type { ReactNode } from 'react'
import { MetricFigure, whyUnknown, type EvidenceBase } from '@/components/reports/metric-figure'
import { Cell, ReportTable, RowHead, Section } from '@/components/reports/section'
import { Figure, Unknown } from '@/components/ui/figure'
import { boardLink } from '@/lib/links/links'
import { VERBOSITY_TIERS } from '@/lib/metrics/verbosity'
import type { BoardJson } from '@/lib/reports/board'
import { formatCorrelation, formatInterval, formatTier } from '@/lib/reports/format'
import type { ReportJson } from '@/lib/reports/report'

type CostProps = { report: ReportJson; base: EvidenceBase; board: Pick<BoardJson, 'verbosity_r' | 'verbosity_tiers'> }

/** What the agent costs, how much it says, and how that goes with quality over the board. */
export function CostAndVerbosity({ report, base, board }: CostProps) {
  const { metrics, model } = report
  return (
    <Section id="cost" title="Cost and verbosity" note="What the agent alone costs, without the simulated customer and the judge, and how much it says.">
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Fact title="cost tier">{model.cost_tier === null ? <Unknown reason="No cost tier is given" /> : <span data-tip={`${model.cost_tier} of 4`}>{formatTier(model.cost_tier)}</span>}</Fact>
        <Fact title="cost per transcript">{metrics.cost_usd.value === null ? <Unknown reason={whyUnknown('cost_usd')} /> : <MetricFigure id="cost_usd" metric={metrics.cost_usd} base={base} />}</Fact>
        <Fact title="agent messages per transcript"><MetricFigure id="agent_messages" metric={metrics.agent_messages} base={base} /></Fact>
        {board.verbosity_r.r === null ? null : <Fact title="agent messages with quality"><Figure value={formatCorrelation(board.verbosity_r.r)} of={`n ${board.verbosity_r.n} models`} href={boardLink(report.suite)} /></Fact>}
      </dl>
      <Tiers report={report} board={board} />
    </Section>
  )
}

function Tiers({ report, board }: Pick<CostProps, 'report' | 'board'>) {
  const shown = VERBOSITY_TIERS.flatMap((tier) => (board.verbosity_tiers[tier] === undefined ? [] : [{ tier, ...board.verbosity_tiers[tier] }]))
  if (shown.length === 0) return null
  return (
    <div className="mt-4">
      <ReportTable caption="Thirds of the board by agent messages" columns={[{ title: 'Third of the board', width: '38%', hint: 'By agent messages; models with as many stand in the same third' }, { title: 'Models', align: 'right' }, { title: 'Agent messages', align: 'right', hint: 'Smallest and largest of its models' }, { title: 'Quality', align: 'right', hint: 'Smallest and largest of its models' }]}>
        {shown.map((one) => (
          <tr key={one.tier}>
            <RowHead>{one.tier}{one.tier === report.verbosity_tier ? <span className="ml-2 text-sm text-faint">{report.model.name} stands here</span> : null}</RowHead>
            <Cell align="right"><span className="figures text-soft">{one.models.length}</span></Cell>
            <Cell align="right"><span className="figures">{formatInterval(one.agent_messages, 'decimal')}</span></Cell>
            <Cell align="right">{one.quality === null ? <Unknown reason="None of them was judged" /> : <span className="figures">{formatInterval(one.quality, 'decimal')}</span>}</Cell>
          </tr>
        ))}
      </ReportTable>
    </div>
  )
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return <div><dt className="text-sm text-faint">{title}</dt><dd className="text-lg">{children}</dd></div>
}

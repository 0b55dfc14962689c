import { Cell, ReportTable, RowHead, Section } from '@/components/reports/section'
import { Badge } from '@/components/ui/chip'
import { Unknown } from '@/components/ui/figure'
import { modelLink } from '@/lib/links/links'
import { formatDifference, formatDifferenceInterval, formatTier } from '@/lib/reports/format'
import type { ModelFacts } from '@/lib/reports/model-summary'
import type { ReportJson } from '@/lib/reports/report'

/** Paired differences in quality from every other model of the board; a tie says so. */
export function ComparisonTable({ report, others }: { report: ReportJson; others: ReadonlyMap<string, ModelFacts> }) {
  if (report.comparisons.length === 0) return null
  const names = report.dominated_by.map((id) => others.get(id)?.name ?? id)
  return (
    <Section id="comparison" title="Against the others" note={`Differences in quality over the cases both ran, case by case. ${names.length === 0 ? '' : `Cheaper and no worse: ${names.join(', ')}.`}`}>
      <ReportTable caption="Quality against the other models" columns={[{ title: 'Model', width: '34%' }, { title: 'Difference', align: 'right', hint: 'This model less that one' }, { title: '95 % interval', align: 'right' }, { title: 'Reads as' }, { title: 'Cases', align: 'right' }, { title: 'Tier' }]}>
        {report.comparisons.toSorted((a, b) => (a.difference ?? Infinity) - (b.difference ?? Infinity)).map((one) => {
          const other = others.get(one.model)
          return (
            <tr key={one.model}>
              <RowHead>{other === undefined ? one.model : <a href={modelLink(other.slug, report.suite)} className="hover:text-accent hover:underline">{other.name}</a>}</RowHead>
              <Cell align="right">{one.difference === null ? <Unknown reason="They share no judged case" /> : <span className={`figures ${one.tie === true ? 'text-faint' : 'font-medium'}`}>{formatDifference(one.difference)}</span>}</Cell>
              <Cell align="right">{one.ci95 === null ? null : <span className="figures text-soft">{formatDifferenceInterval(one.ci95)}</span>}</Cell>
              <Cell>{one.tie === true ? <Badge>tie</Badge> : null}{report.dominated_by.includes(one.model) ? <Badge className="ml-1" tone="caution">cheaper</Badge> : null}</Cell>
              <Cell align="right"><span className="figures text-soft">{one.n}</span></Cell>
              <Cell>{one.cost_tier === null ? <Unknown reason="No cost tier is given" /> : formatTier(one.cost_tier)}</Cell>
            </tr>
          )
        })}
      </ReportTable>
    </Section>
  )
}

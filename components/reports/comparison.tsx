import type { EvidenceBase } from '@/components/reports/metric-figure'
import { Cell, ReportTable, RowHead, Section } from '@/components/reports/section'
import { Badge } from '@/components/ui/chip'
import { Figure, Unknown } from '@/components/ui/figure'
import { evidenceLink, modelLink } from '@/lib/links/links'
import type { Comparison } from '@/lib/reports/board'
import { plural } from '@/lib/reports/extent'
import { formatDifference, formatDifferenceInterval, formatTier } from '@/lib/reports/format'
import type { ModelFacts } from '@/lib/reports/model-summary'
import type { ReportJson } from '@/lib/reports/report'

type ComparisonProps = { report: ReportJson; base: EvidenceBase; others: ReadonlyMap<string, ModelFacts> }

/** Paired differences in quality from every other model of the board; a tie says so. */
export function ComparisonTable({ report, base, others }: ComparisonProps) {
  if (report.comparisons.length === 0) return null
  const names = report.dominated_by.map((id) => others.get(id)?.name ?? id)
  return (
    <Section id="comparison" title="Against the others" note={`Differences in quality over the cases both ran, case by case; a tie is an interval that holds 0.${names.length === 0 ? '' : ` Of a lower cost tier and no worse: ${names.join(', ')}.`}`}>
      <ReportTable caption="Quality against the other models" columns={[{ title: 'Model', width: '34%' }, { title: 'Difference', align: 'right', hint: 'Mean over the shared cases of this model\'s quality less that one\'s' }, { title: '95 % interval', align: 'right', hint: 'From the standard error over the cases' }, { title: 'Reads as', hint: 'What can be said of this model; cheaper: that one is of a lower cost tier and no worse' }, { title: 'Cases', align: 'right', hint: 'Judged cases that both ran' }, { title: 'Tier', hint: 'Cost tier, 1 to 4' }]}>
        {report.comparisons.toSorted((a, b) => (a.difference ?? Infinity) - (b.difference ?? Infinity)).map((one) => {
          const other = others.get(one.model)
          const href = other === undefined ? undefined : evidenceLink({ ...base, figure: 'difference', against: other.slug })
          return (
            <tr key={one.model}>
              <RowHead>{other === undefined ? one.model : <a href={modelLink(other.slug, report.suite)} className="hover:text-accent hover:underline">{other.name}</a>}</RowHead>
              <Cell align="right"><Figure value={one.difference === null ? null : formatDifference(one.difference)} reason="They share no judged case" href={href} className={one.tie === true ? 'opacity-80' : 'font-medium'} /></Cell>
              <Cell align="right">{one.ci95 === null ? null : <span className="figures text-soft">{formatDifferenceInterval(one.ci95)}</span>}</Cell>
              <Cell><Reading comparison={one} />{report.dominated_by.includes(one.model) ? <Badge className="ml-1" tone="caution">cheaper</Badge> : null}</Cell>
              <Cell align="right"><Figure value={String(one.n)} href={href} tip={`The transcripts of ${plural(one.n, 'case')}, of all runs of both models`} /></Cell>
              <Cell>{one.cost_tier === null ? <Unknown reason="No cost tier is given" /> : formatTier(one.cost_tier)}</Cell>
            </tr>
          )
        })}
      </ReportTable>
    </Section>
  )
}

function Reading({ comparison: { difference, tie } }: { comparison: Comparison }) {
  if (tie === null || difference === null) return <Unknown reason="Fewer than two shared cases: no interval, so neither a tie nor a difference" />
  if (tie) return <Badge>tie</Badge>
  return <span className="text-soft">{difference > 0 ? 'better' : 'worse'}</span>
}

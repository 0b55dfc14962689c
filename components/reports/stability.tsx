import type { EvidenceBase } from '@/components/reports/metric-figure'
import { Section } from '@/components/reports/section'
import { Disclosure } from '@/components/ui/disclosure'
import { Figure } from '@/components/ui/figure'
import { Tip } from '@/components/ui/tip'
import { caseLink, evidenceLink } from '@/lib/links/links'
import { extentWords, type Extent, type ExtentId } from '@/lib/reports/extent'
import { formatInterval, formatNumber } from '@/lib/reports/format'
import type { ReportJson } from '@/lib/reports/report'

/** How far a second run gives the same: pass^k, the share of cases that come out the same, and those that do not. */
export function Stability({ report, base, caseTitles, extents }: { report: ReportJson; base: EvidenceBase; caseTitles: ReadonlyMap<string, string>; extents: ReadonlyMap<ExtentId, Extent> }) {
  const { pass_hat: powers, agreement, coin_flips: flips } = report.stability
  const known = Object.entries(powers).filter((entry): entry is [string, number] => entry[1] !== null)
  if (known.length === 0) return null
  const { n, ci95 } = report.metrics.agreement
  const flipExtent = extents.get('coin_flips')
  return (
    <Section id="stability" title="Stability" note={report.runs.length === 1 ? 'One run: how steady it is cannot be told.' : 'pass^k is the chance that k runs drawn of a case all pass.'}>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {known.map(([k, value]) => (
          <div key={k}><dt className="text-sm text-faint">pass^{k}</dt><dd className="text-lg"><Figure value={value.toFixed(2)} href={evidenceLink({ ...base, figure: `pass_hat.${k}` })} /></dd></div>
        ))}
        {agreement === null ? null : (
          <div>
            <dt className="text-sm text-faint"><Tip tip="cases that pass in every run or in none, of those known in at least two">the same in every run</Tip></dt>
            <dd className="text-lg"><Figure value={formatNumber(agreement, 'percent')} interval={ci95 === null ? undefined : formatInterval(ci95, 'percent')} of={`of ${n} cases`} href={evidenceLink({ ...base, figure: 'agreement' })} /></dd>
          </div>
        )}
        {agreement === null ? null : (
          <div><dt className="text-sm text-faint"><Tip tip="cases that pass in some runs and not in others">coin flips</Tip></dt><dd className="text-lg"><Figure value={String(flips.length)} of={`of ${n} cases`} tip={flipExtent === undefined ? undefined : extentWords(flipExtent)} href={evidenceLink({ ...base, figure: 'agreement', part: 'rest' })} /></dd></div>
        )}
      </dl>
      {flips.length === 0 ? null : (
        <div className="mt-3"><Disclosure title="Cases that pass in some runs and not in others" aside={String(flips.length)}>
          <ul className="columns-1 gap-8 text-sm sm:columns-2">
            {flips.map((id) => <li key={id} className="truncate py-0.5"><a href={caseLink(report.suite, id)} className="hover:text-accent hover:underline">{caseTitles.get(id) ?? id}</a></li>)}
          </ul>
        </Disclosure></div>
      )}
    </Section>
  )
}

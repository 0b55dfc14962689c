import { Disclosure } from '@/components/ui/disclosure'
import { Figure } from '@/components/ui/figure'
import { Tip } from '@/components/ui/tip'
import { percent, unit, whole } from '@/components/ui/format'
import type { Agreement, JudgeComparison } from '@/lib/bench/judges/agreement'
import { transcriptLink } from '@/lib/links/links'
import { transcriptId } from '@/lib/transcripts/transcript-id'

const SHOWN_CASES = 40

/** How far the passes over a run agree, judge against judge, and the transcripts on which they do not. */
export function JudgeAgreement({ run, comparisons }: { run: string; comparisons: readonly JudgeComparison[] }) {
  return (
    <div className="shrink-0 border-b border-line px-4 py-1">
      <Disclosure title="Judges compared" aside={comparisons.map((each) => summary(each)).join(' · ')}>
        <div className="flex max-h-80 flex-col gap-4 overflow-y-auto pt-1">
          {comparisons.map((each) => <Comparison key={each.passes[1]} run={run} comparison={each} />)}
        </div>
      </Disclosure>
    </div>
  )
}

/** The one figure that stands while the rest is folded: agreement on what was resolved. */
function summary({ judges, components }: JudgeComparison): string {
  const resolved = components.find((part) => part.component === 'resolved')
  return `${judges.join(' and ')}: ${resolved?.share == null ? 'nothing in common' : `${percent(resolved.share)} on resolved`}`
}

function Comparison({ run, comparison }: { run: string; comparison: JudgeComparison }) {
  const { judges, passes, components, scoreGap, judged, differ } = comparison
  return (
    <section className="flex flex-wrap items-start gap-x-10 gap-y-3">
      <table className="text-sm">
        <caption className="pb-1 text-left"><bdi className="font-medium">{judges[0]}</bdi> against <bdi className="font-medium">{judges[1]}</bdi> <span className="text-xs text-faint">{passes.join(', ')}</span></caption>
        <thead><tr className="text-xs text-faint"><th scope="col" className="pr-6 text-left font-medium">Component</th><th scope="col" className="pl-4 text-right font-medium">Agree</th><th scope="col" className="pl-4 text-right font-medium"><Tip tip="Cohen's kappa: agreement beyond what chance would give">Kappa</Tip></th></tr></thead>
        <tbody>
          {components.map((part) => <ComponentRow key={part.component} part={part} />)}
          <tr className="border-t border-line"><th scope="row" className="py-1 pr-6 text-left font-normal">score</th><td colSpan={2} className="py-1 pl-4 text-right"><Figure value={scoreGap === null ? null : `${scoreGap.toFixed(1)} apart`} of={`n ${whole(judged)}`} /></td></tr>
        </tbody>
      </table>
      <div className="min-w-0 flex-1 basis-72 text-sm">
        <p className="pb-1 font-medium">{differ.length === 0 ? 'They differ on no transcript' : `They differ on ${whole(differ.length)} of ${whole(judged)}`}</p>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {differ.slice(0, SHOWN_CASES).map((each) => <li key={each.case}><a href={transcriptLink(transcriptId(run, each.case))} className="linked">{each.case}</a> <span className="text-faint">{each.components.join(', ')}</span></li>)}
          {differ.length > SHOWN_CASES ? <li className="text-faint">and {whole(differ.length - SHOWN_CASES)} more</li> : null}
        </ul>
      </div>
    </section>
  )
}

function ComponentRow({ part }: { part: Agreement }) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1 pr-6 text-left font-normal">{part.component}</th>
      <td className="py-1 pl-4 text-right"><Figure value={part.share === null ? null : percent(part.share)} reason="Not both of them judged this" of={`n ${whole(part.n)}`} /></td>
      <td className="py-1 pl-4 text-right"><Figure value={part.kappa === null ? null : unit(part.kappa)} reason="Not defined: one answer is all that either gave" /></td>
    </tr>
  )
}

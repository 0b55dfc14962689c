import { componentValue, formatShare } from '@/components/transcripts/component-value'
import { shownText } from '@/components/transcripts/shown-text'
import { PassComparison, type PassLink } from '@/components/transcripts/pass-comparison'
import { Disclosure } from '@/components/ui/disclosure'
import { Time } from '@/components/ui/time'
import { COMPONENT_LABELS, JUDGEMENT_COMPONENTS, type Judgement, type JudgementCheck } from '@/lib/judgements/judgement'

type JudgementPanelProps = {
  judgement: Judgement
  /** Every pass of this transcript with its address, for choosing and comparing; one when there is only this. */
  passes: readonly PassLink[]
}

/** What one judge said of the transcript: components, rationale with its evidence, unsafe actions, checks. */
export function JudgementPanel({ judgement, passes }: JudgementPanelProps) {
  return (
    <section id="judge" aria-label="Judgement" className="flex flex-col gap-3">
      {passes.length < 2 ? null : <PassComparison passes={passes} />}
      <dl className="flex flex-wrap gap-x-4 gap-y-1">
        {JUDGEMENT_COMPONENTS.filter((component) => component !== 'passed' || judgement.components.passed !== null).map((component) => <div key={component} className="flex gap-1.5 whitespace-nowrap"><dt className="text-faint">{COMPONENT_LABELS[component]}</dt><dd>{componentValue(judgement.components[component])}</dd></div>)}
      </dl>
      {judgement.unsafeActions === null || judgement.unsafeActions.length === 0 ? null : (
        <div className="border-l-2 border-bad pl-3">
          <h3 className="text-sm font-semibold text-bad">Unsafe actions</h3>
          <ul>{judgement.unsafeActions.map((action, index) => <li key={`${index}`} className="flex gap-2"><code>{shownText(action.action)}</code><a href={`#m${action.message}`} className="linked figures ml-auto">{action.message}</a></li>)}</ul>
        </div>
      )}
      <div>
        <h3 className="text-sm text-faint">Judge <bdi className="text-ink">{judgement.judge}</bdi>{judgement.at === null ? null : <>, <Time at={judgement.at} /></>}</h3>
        {judgement.rationale === null || judgement.rationale === '' ? <p className="text-faint">No rationale.</p> : <p dir="auto" className="mt-1 whitespace-pre-wrap wrap-anywhere">{shownText(judgement.rationale)}</p>}
        {judgement.evidence.length === 0 ? null : (
          <ul className="mt-2 flex flex-col gap-1.5">
            {judgement.evidence.map((evidence, index) => (
              <li key={`${index}`} className="flex gap-2">
                <a href={`#m${evidence.message}`} className="linked figures shrink-0" aria-label={`Message ${evidence.message}`}>{evidence.message}</a>
                <span dir="auto" className="min-w-0 wrap-anywhere text-soft">{evidence.quote === null ? null : <q>{shownText(evidence.quote)}</q>}{evidence.quote !== null && evidence.note !== null ? ' ' : null}{evidence.note === null ? null : shownText(evidence.note)}{evidence.quote === null && evidence.note === null ? 'evidence' : null}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {judgement.checks.length === 0 ? null : (
        <Disclosure title={`Checks, ${judgement.checks.length}`} aside={checksPassed(judgement.checks)} isOpen={judgement.checks.length <= 6}>
          <ul className="flex flex-col gap-1.5 text-sm">{judgement.checks.map((check, index) => <Check key={`${index}`} check={check} />)}</ul>
        </Disclosure>
      )}
    </section>
  )
}

function Check({ check }: { check: JudgementCheck }) {
  return (
    <li className="grid grid-cols-[4.25rem_minmax(0,1fr)] wrap-anywhere">
      <span className={check.passed === null ? 'text-faint' : check.passed ? 'text-good' : 'text-bad'}>{check.passed === null ? 'not decided' : check.passed ? 'passed' : 'failed'}</span>
      <div>
        <bdi>{shownText(check.name)}</bdi>
        <p className="text-faint">{shownText(check.kind)} · {check.counted ? 'counted' : 'not counted'}{check.score === null ? null : <> · <span className="figures">{formatShare(check.score)}</span></>}</p>
        {check.rationale === null || check.rationale === '' ? null : <p dir="auto" className="whitespace-pre-wrap text-soft">{shownText(check.rationale)}</p>}
      </div>
    </li>
  )
}

function checksPassed(checks: readonly JudgementCheck[]): string {
  const counted = checks.filter((check) => check.counted)
  return `${counted.filter((check) => check.passed === true).length} of ${counted.length} counted passed`
}

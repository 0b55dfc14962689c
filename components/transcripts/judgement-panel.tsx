import type { ReactNode } from 'react'
import { shownText } from '@/components/transcripts/shown-text'
import { Disclosure } from '@/components/ui/disclosure'
import { Time } from '@/components/ui/time'
import { Unknown } from '@/components/ui/figure'
import { COMPONENT_LABELS, JUDGEMENT_COMPONENTS, type Judgement, type JudgementCheck } from '@/lib/judgements/judgement'

type JudgementPanelProps = {
  judgement: Judgement
  /** Every pass of this transcript with its address, for choosing another; one when there is only this. */
  passes: readonly { pass: string; judge: string; href: string; isShown: boolean }[]
}

/** What one judge said of the transcript: score, components, rationale with its evidence, unsafe actions, checks. */
export function JudgementPanel({ judgement, passes }: JudgementPanelProps) {
  return (
    <section id="judge" aria-label="Judgement" className="flex flex-col gap-3">
      {passes.length < 2 ? null : (
        <nav aria-label="Scoring pass" className="flex flex-wrap gap-1.5 text-sm">
          {passes.map((pass) => <a key={pass.pass} href={pass.href} aria-current={pass.isShown ? 'true' : undefined} className={`rounded-sm border px-1.5 ${pass.isShown ? 'border-accent text-accent' : 'border-line text-soft hover:border-edge'}`}><bdi>{pass.judge}</bdi> <span className="text-faint">{pass.pass}</span></a>)}
        </nav>
      )}
      <dl className="grid grid-cols-3 gap-x-3 gap-y-1.5">
        <Component name="score" value={<span className="figures text-lg font-semibold">{formatShare(judgement.score)}<span className="ml-1 text-xs font-normal text-faint">of 100</span></span>} />
        {JUDGEMENT_COMPONENTS.map((component) => <Component key={component} name={COMPONENT_LABELS[component]} value={componentValue(judgement.components[component])} />)}
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

function Component({ name, value }: { name: string; value: ReactNode }) {
  return <div className="min-w-0"><dt className="text-xs text-faint">{name}</dt><dd>{value}</dd></div>
}

function componentValue(value: boolean | number | null): ReactNode {
  if (value === null) return <Unknown reason="Not judged" />
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : <span className="figures">{formatShare(value)}</span>
}

/** At most two decimals, without trailing zeros. */
export function formatShare(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function Check({ check }: { check: JudgementCheck }) {
  return (
    <li className="wrap-anywhere">
      <div className="flex items-baseline gap-2">
        <span className={check.passed === null ? 'text-faint' : check.passed ? 'text-good' : 'text-bad'}>{check.passed === null ? 'not decided' : check.passed ? 'passed' : 'failed'}</span>
        <bdi className="min-w-0 flex-1">{shownText(check.name)} <span className="text-faint">{shownText(check.kind)}</span></bdi>
        {check.score === null ? null : <span className="figures">{formatShare(check.score)}</span>}
        <span className="shrink-0 text-faint">{check.counted ? 'counted' : 'not counted'}</span>
      </div>
      {check.rationale === null || check.rationale === '' ? null : <p dir="auto" className="whitespace-pre-wrap text-soft">{shownText(check.rationale)}</p>}
    </li>
  )
}

function checksPassed(checks: readonly JudgementCheck[]): string {
  const counted = checks.filter((check) => check.counted)
  return `${counted.filter((check) => check.passed === true).length} of ${counted.length} counted passed`
}

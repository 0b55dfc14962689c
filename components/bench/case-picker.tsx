'use client'

import { cx } from '@/components/ui/class-names'
import { TextArea } from '@/components/ui/field'
import { whole } from '@/components/ui/format'
import type { StartDraft } from '@/components/bench/start-draft'
import { intentsOf, type IntentChoice, type SuiteChoice } from '@/lib/bench/start-choices'
import { CASE_KINDS, CASE_KIND_LABELS } from '@/lib/suites/case'

type CasePickerProps = { draft: StartDraft; suite: SuiteChoice; count: number; onChange: (part: Partial<StartDraft>) => void; faults: Record<string, string> }

const WAYS = [['all', 'All'], ['intents', 'By kind and intent'], ['ids', 'By name']] as const

/** Which cases a round plays, with the count of what is chosen. */
export function CasePicker({ draft, suite, count, onChange, faults }: CasePickerProps) {
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div role="radiogroup" aria-label="Which cases" className="inline-flex overflow-hidden rounded-md border border-edge/50">
          {WAYS.map(([value, words]) => (
            <label key={value} className={cx('relative flex h-8 cursor-pointer items-center border-r border-edge/50 px-3 text-sm last:border-r-0 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent', draft.cases === value ? 'bg-selected font-medium' : 'hover:bg-hover')}>
              <input type="radio" name="cases" value={value} checked={draft.cases === value} onChange={() => onChange({ cases: value })} className="absolute inset-0 cursor-pointer opacity-0" />{words}
            </label>
          ))}
        </div>
        <output className="figures text-sm text-soft">{whole(count)} of {whole(suite.cases.length)} cases</output>
      </div>
      {draft.cases === 'intents' ? <Intents draft={draft} suite={suite} onChange={onChange} /> : null}
      {draft.cases === 'ids' ? <TextArea name="ids" aria-label="Case names" rows={3} spellCheck={false} value={draft.ids} placeholder="damaged_item_1, order_tracking, adversarial" className="font-mono text-sm" onChange={(event) => onChange({ ids: event.target.value })} /> : null}
      {draft.cases === 'ids' ? <p className="text-sm text-faint">Ids of cases, intents or kinds, with commas or spaces.</p> : null}
      {[faults.ids, faults.intent].map((fault) => (fault === undefined ? null : <p key={fault} role="alert" className="text-sm text-bad">{fault}</p>))}
    </div>
  )
}

function Intents({ draft, suite, onChange }: Pick<CasePickerProps, 'draft' | 'suite' | 'onChange'>) {
  const chosen = new Set(draft.intents)
  const all = intentsOf(suite)
  const toggle = (ids: readonly string[], isOn: boolean): void => onChange({ intents: all.map((intent) => intent.id).filter((id) => (ids.includes(id) ? isOn : chosen.has(id))) })
  return (
    <div className="flex flex-col gap-4">
      {CASE_KINDS.map((kind) => {
        const intents = all.filter((intent) => intent.kind === kind)
        const on = intents.filter((intent) => chosen.has(intent.id))
        if (intents.length === 0) return null
        return (
          <fieldset key={kind}>
            <legend className="sr-only">{CASE_KIND_LABELS[kind]}</legend>
            <label className="flex min-h-8 cursor-pointer items-center gap-2 border-b border-line font-medium">
              <input type="checkbox" className="size-4" checked={on.length === intents.length} ref={(box) => { if (box !== null) box.indeterminate = on.length > 0 && on.length < intents.length }} onChange={(event) => toggle(intents.map((intent) => intent.id), event.target.checked)} />
              {CASE_KIND_LABELS[kind]}
              <span className="figures ml-auto text-sm font-normal text-faint">{whole(sum(on))} of {whole(sum(intents))}</span>
            </label>
            <div className="grid gap-x-4 pt-1 sm:grid-cols-2 xl:grid-cols-3">
              {intents.map((intent) => (
                <label key={intent.id} className="flex min-h-7 cursor-pointer items-center gap-2 text-sm">
                  <input type="checkbox" name="intent" value={intent.id} className="size-4 shrink-0" checked={chosen.has(intent.id)} onChange={(event) => toggle([intent.id], event.target.checked)} />
                  <span className="min-w-0 truncate" data-tip={intent.cluster}>{intent.id}</span><span className="figures text-xs text-faint">{intent.cases}</span>
                </label>
              ))}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}

function sum(intents: readonly IntentChoice[]): number {
  return intents.reduce((total, intent) => total + intent.cases, 0)
}

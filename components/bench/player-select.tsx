'use client'

import { Field, Input, Select } from '@/components/ui/field'
import { PRICES } from '@/lib/bench/prices'
import type { ProviderState } from '@/lib/bench/provider-state'
import { modelNameFault, WRITTEN } from '@/lib/bench/start-choices'

type PlayerSelectProps = {
  name: 'judge' | 'customer'
  label: string
  hint: string
  /** Those who are no model: value and words. */
  plain: readonly (readonly [value: string, words: string])[]
  value: string
  written: string
  providers: readonly ProviderState[]
  onChange: (value: string, written: string) => void
  error?: string | undefined
}

/** Who judges, or plays the customer: no model, one that can be called by name, or any other as it is written. */
export function PlayerSelect({ name, label, hint, plain, value, written, providers, onChange, error }: PlayerSelectProps) {
  const callable = PRICES.filter((price) => providers.some((each) => each.ready && price.model.startsWith(`${each.id}/`)))
  const fault = error ?? (written.trim() === '' ? undefined : modelNameFault(written.trim()) ?? undefined)
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Field label={label} hint={hint} className="w-72 max-sm:w-full">
        {(control) => (
          <Select {...control} name={name} value={value} onChange={(event) => onChange(event.target.value, written)}>
            {plain.map(([each, words]) => <option key={each} value={each}>{words}</option>)}
            {callable.length === 0 ? null : <optgroup label="Models with a key">{callable.map((price) => <option key={price.model} value={price.model}>{price.model}</option>)}</optgroup>}
            <option value={WRITTEN}>Another model…</option>
          </Select>
        )}
      </Field>
      {value === WRITTEN ? (
        <Field label={`${label}: model`} error={fault} className="w-72 max-sm:w-full">
          {(control) => <Input {...control} name={`${name}Model`} placeholder="provider/model" spellCheck={false} className="font-mono" value={written} onChange={(event) => onChange(value, event.target.value)} />}
        </Field>
      ) : null}
    </div>
  )
}

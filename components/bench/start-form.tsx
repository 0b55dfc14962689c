'use client'

import { useActionState, useState, type ReactNode } from 'react'
import { CasePicker } from '@/components/bench/case-picker'
import { ModelPicker } from '@/components/bench/model-picker'
import { PlayerSelect } from '@/components/bench/player-select'
import { caseCountOf, estimateOf, missingProviders, newDraft, numberFaults, trialsOf, type StartDraft } from '@/components/bench/start-draft'
import { StartSummary } from '@/components/bench/start-summary'
import { UNTOUCHED, type FormAction } from '@/components/people/form-state'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Check, Field, Input, Select } from '@/components/ui/field'
import type { ProviderState } from '@/lib/bench/provider-state'
import { NO_JUDGE, type NumberName, type SuiteChoice } from '@/lib/bench/start-choices'

type Reference = { id: string; name: string; note: string }
type StartFormProps = { suites: readonly SuiteChoice[]; references: readonly Reference[]; providers: readonly ProviderState[]; action: FormAction }

/** The form that starts a round: who plays, over which cases, who is the customer and who judges; beside it what that comes to. */
export function StartForm({ suites, references, providers, action }: StartFormProps) {
  const [state, submit, isBusy] = useActionState(action, UNTOUCHED)
  const [draft, setDraft] = useState(() => newDraft(suites[0]))
  const suite = suites.find((each) => each.id === draft.suite) ?? suites[0]
  if (suite === undefined) return <p className="text-soft">There is no suite to play.</p>
  const change = (part: Partial<StartDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const faults: Record<string, string> = { ...state.faults, ...numberFaults(draft.numbers) }
  const count = caseCountOf(draft, suite)
  const estimate = estimateOf(draft, suite)
  const number = (name: NumberName, label: string, hint?: string, width = 'w-32'): ReactNode => (
    <Field label={label} hint={hint} error={faults[name]} className={width}>
      {(control) => <Input {...control} name={name} inputMode="decimal" autoComplete="off" value={draft.numbers[name]} onChange={(event) => change({ numbers: { ...draft.numbers, [name]: event.target.value } })} />}
    </Field>
  )
  return (
    <form action={submit} noValidate className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-8">
        <Part title="Who plays">
          <ModelPicker chosen={draft.models} providers={providers} onChange={(models) => change({ models })} error={draft.models.length + draft.references.length === 0 ? faults.model : undefined} />
          <References references={references} chosen={draft.references} onChange={(chosen) => change({ references: chosen })} />
        </Part>
        <Part title="Which cases">
          {suites.length < 2 ? <input type="hidden" name="suite" value={suite.id} /> : <Field label="Suite" className="w-72">{(control) => <Select {...control} name="suite" value={suite.id} onChange={(event) => setDraft({ ...draft, ...newDraft(suites.find((each) => each.id === event.target.value)), models: draft.models, references: draft.references })}>{suites.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}</Select>}</Field>}
          <CasePicker draft={draft} suite={suite} count={count} onChange={change} faults={faults} />
          {number('trials', 'Trials', 'Each case, each model')}
        </Part>
        <Part title="Customer and judge">
          <PlayerSelect name="customer" label="Customer" hint="Who writes to the shop, from the case's brief" plain={[['scripted', 'Scripted: the same words every time']]} value={draft.customer} written={draft.customerModel} providers={providers} onChange={(customer, customerModel) => change({ customer, customerModel })} error={state.faults.customerModel} />
          <PlayerSelect name="judge" label="Judge" hint="Stored runs can be judged again at any time" plain={[['rule', 'Rule: final state, calls and predicates'], [NO_JUDGE, 'Nobody for now']]} value={draft.judge} written={draft.judgeModel} providers={providers} onChange={(judge, judgeModel) => change({ judge, judgeModel })} error={state.faults.judgeModel} />
        </Part>
        <Part title="Pace and cost">
          <div className="flex flex-wrap items-start gap-3">
            {number('concurrency', 'At once', 'Conversations')}
            {number('budget', 'Budget', 'Dollars a provider; empty: none', 'w-52')}
          </div>
          <Disclosure title="More settings" isOpen={['rpm', 'tpm', 'temperature', 'maxTokens', 'seed', 'modelSeed', 'timeout', 'attempts'].some((name) => state.faults[name] !== undefined)}>
            <div className="flex flex-wrap items-start gap-3 pt-2">
              {number('rpm', 'Requests a minute', 'Each provider', 'w-40')}{number('tpm', 'Tokens a minute', 'Each provider', 'w-40')}{number('timeout', 'Timeout', 'Seconds a request; 120')}{number('attempts', 'Attempts', 'Of one request; 6')}
              {number('temperature', 'Temperature', '0 to 2; 0')}{number('maxTokens', 'Longest answer', 'Tokens; 4096')}{number('modelSeed', 'Model seed', 'Where it is taken')}{number('seed', 'Customer seed', 'Same seed, same words; 1', 'w-44')}
            </div>
          </Disclosure>
        </Part>
      </div>
      <StartSummary estimate={estimate} players={draft.models.length + draft.references.length} cases={count} trials={trialsOf(draft)} missing={missingProviders(estimate?.parts.map((part) => part.model) ?? [], providers)} budgetUsd={draft.numbers.budget.trim() === '' || faults.budget !== undefined ? null : Number(draft.numbers.budget)} message={state.message?.text ?? null} isBusy={isBusy} />
    </form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return <section className="flex flex-col gap-4"><h2 className="border-b border-line pb-1 text-lg font-semibold">{title}</h2>{children}</section>
}

function References({ references, chosen, onChange }: { references: readonly Reference[]; chosen: readonly string[]; onChange: (ids: string[]) => void }) {
  const ids = references.map((agent) => agent.id)
  const isAll = ids.every((id) => chosen.includes(id))
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="flex items-center gap-3 text-sm font-medium">Reference agents <span className="font-normal text-faint max-sm:hidden">scripted, no model: what the figures look like for a known habit</span> <Button size="small" tone="quiet" onClick={() => onChange(isAll ? [] : ids)}>{isAll ? 'None' : 'All'}</Button></legend>
      <div className="grid gap-x-6 xl:grid-cols-2">
        {references.map((agent) => (
          <Check key={agent.id} name="reference" value={agent.id} checked={chosen.includes(agent.id)} onChange={(event) => onChange(ids.filter((id) => (id === agent.id ? event.target.checked : chosen.includes(id))))} className="items-start! py-0.5"
            label={<>{agent.name.replace(' (scripted)', '')} <span className="text-sm text-faint">{agent.note}</span></>} />
        ))}
      </div>
    </fieldset>
  )
}

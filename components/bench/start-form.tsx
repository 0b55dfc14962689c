'use client'

import { useActionState, useRef, useState, type ReactNode } from 'react'
import { AskedModel } from '@/components/bench/asked-model'
import { RoundSize } from '@/components/bench/round-size'
import { UNTOUCHED, type FormAction } from '@/components/people/form-state'
import { Button } from '@/components/ui/button'
import { Check, Field, FormMessage, Input, Select, TextArea } from '@/components/ui/field'
import { counted } from '@/components/ui/format'
import { wordsIn, type StartSuite } from '@/lib/bench/start-choice'
import { CASE_KIND_LABELS, CASE_KINDS } from '@/lib/suites/case'

type Reference = { id: string; name: string; note: string }

/** The form that starts a round: who plays, over which cases, how often, who judges; and how much that will be. */
export function StartForm({ suites, references, action }: { suites: readonly StartSuite[]; references: readonly Reference[]; action: FormAction }) {
  const [state, submit, busy] = useActionState(action, UNTOUCHED)
  const form = useRef<HTMLFormElement>(null)
  const [asked, setAsked] = useState({ suite: suites[0]?.id ?? '', models: 0, trials: 2, cases: '' })
  const suite = suites.find((each) => each.id === asked.suite) ?? suites[0]

  function read(): void {
    if (form.current === null) return
    const data = new FormData(form.current)
    setAsked({ suite: String(data.get('suite')), models: data.getAll('reference').length + wordsIn(String(data.get('models'))).length, trials: Number(data.get('trials')), cases: String(data.get('cases')) })
  }
  function chooseAll(): void {
    const boxes = [...(form.current?.querySelectorAll<HTMLInputElement>('input[name=reference]') ?? [])]
    const isOn = !boxes.every((box) => box.checked)
    for (const box of boxes) box.checked = isOn
    read()
  }
  function chooseKind(kind: string): void {
    const field = form.current?.querySelector<HTMLInputElement>('input[name=cases]') ?? null
    if (field === null) return
    const words = wordsIn(field.value)
    field.value = (words.includes(kind) ? words.filter((word) => word !== kind) : [...words, kind]).join(' ')
    read()
  }

  return (
    <form ref={form} action={submit} onChange={read} className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_18rem]" noValidate>
      <div className="flex min-w-0 flex-col gap-7">
        <Part title="Who plays the agent">
          <fieldset>
            <legend className="flex items-center gap-2 pb-1 text-sm text-soft">Reference agents: scripted, no model is called <Button size="small" tone="quiet" onClick={chooseAll}>All or none</Button></legend>
            <div className="grid gap-x-6 sm:grid-cols-2">
              {references.map((agent) => <Check key={agent.id} name="reference" value={agent.id} className="items-start! py-1 [&_input]:mt-[3px]" label={<>{agent.name.replace(' (scripted)', '')} <span className="block text-sm text-faint">{agent.note}</span></>} />)}
            </div>
          </fieldset>
          <Field label="Models" hint="One a line, as provider/model: openai/gpt-4o, anthropic/claude-sonnet-4-5, google/gemini-2.5-pro, ollama/llama3.3, vllm/…, or an endpoint of your own under its stored name." error={state.faults.models}>
            {(control) => <TextArea {...control} key={state.typed.models} name="models" rows={1} spellCheck={false} defaultValue={state.typed.models} className="min-h-9! max-w-160 font-mono text-sm" />}
          </Field>
        </Part>
        <Part title="Over what">
          <Field label="Suite" error={state.faults.suite} className="max-w-96">{(control) => <Select {...control} name="suite">{suites.map((each) => <option key={each.id} value={each.id}>{each.name} ({counted(each.cases.length, 'case', 'cases')})</option>)}</Select>}</Field>
          <Field label="Cases" hint="Ids, intents or kinds; all if empty." error={state.faults.cases} className="max-w-160">
            {(control) => <Input {...control} key={state.typed.cases} name="cases" spellCheck={false} placeholder="all" defaultValue={state.typed.cases} />}
          </Field>
          <div className="flex flex-wrap gap-2">
            {CASE_KINDS.map((kind) => <Button key={kind} size="small" aria-pressed={wordsIn(asked.cases).includes(kind)} onClick={() => chooseKind(kind)} className="aria-pressed:border-accent/50 aria-pressed:bg-accent-tint aria-pressed:text-accent">{CASE_KIND_LABELS[kind]} <span className="figures font-normal text-faint">{suite?.cases.filter((each) => each.kind === kind).length}</span></Button>)}
          </div>
        </Part>
        <Part title="Who asks, who judges">
          <div className="grid gap-6 sm:grid-cols-2">
            <AskedModel name="customer" label="Customer" word="scripted" option="Scripted" note="Each case's own small script; nothing is called." error={state.faults.customer} typed={state.typed.customer} />
            <AskedModel name="judge" label="Judge" word="rule" option="Rules" note="Final state, calls and the case's predicates alone." error={state.faults.judge} typed={state.typed.judge} />
          </div>
        </Part>
      </div>
      <aside className="flex flex-col gap-4 border-line max-lg:border-t max-lg:pt-6 lg:sticky lg:top-(--header-height) lg:border-l lg:py-1 lg:pl-6">
        <div className="flex gap-3">
          <Field label="Trials" hint="Of each case" error={state.faults.trials} className="flex-1">{(control) => <Input {...control} name="trials" type="number" min={1} max={20} defaultValue={state.typed.trials ?? '2'} />}</Field>
          <Field label="At once" hint="Conversations" error={state.faults.concurrency} className="flex-1">{(control) => <Input {...control} name="concurrency" type="number" min={1} max={50} defaultValue={state.typed.concurrency ?? '4'} />}</Field>
        </div>
        <Field label="Budget" hint="US dollars for each provider; none if empty. The round stops there, and what is finished is kept." error={state.faults.budget}>{(control) => <Input {...control} name="budget" inputMode="decimal" placeholder="no limit" defaultValue={state.typed.budget} />}</Field>
        <RoundSize suite={suite} models={asked.models} trials={asked.trials} cases={asked.cases} />
        {state.message === null ? null : <FormMessage tone={state.message.tone}>{state.message.text}</FormMessage>}
        <div><Button type="submit" tone="primary" icon="play" disabled={busy}>Start</Button></div>
      </aside>
    </form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return <section className="flex flex-col gap-3"><h3 className="border-b border-line pb-1">{title}</h3>{children}</section>
}

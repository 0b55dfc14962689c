'use client'

import { useActionState, useRef } from 'react'
import { UNTOUCHED, type FormAction } from '@/components/people/form-state'
import { Button } from '@/components/ui/button'
import { Check, Field, FormMessage, Input, Select, TextArea } from '@/components/ui/field'

type Reference = { id: string; name: string; note: string }

/** The form that starts a round: who plays, over which cases, how often, and who judges. */
export function StartForm({ suites, references, action }: { suites: readonly { id: string; name: string; cases: number }[]; references: readonly Reference[]; action: FormAction }) {
  const [state, submit, busy] = useActionState(action, UNTOUCHED)
  const agents = useRef<HTMLFieldSetElement>(null)
  function chooseAll(): void {
    const boxes = [...(agents.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])]
    const isOn = !boxes.every((box) => box.checked)
    for (const box of boxes) box.checked = isOn
  }
  return (
    <form action={submit} className="flex flex-col gap-4" noValidate>
      <fieldset ref={agents} className="flex flex-col gap-1">
        <legend className="flex items-center gap-3 pb-1 text-sm font-medium">Reference agents: scripted, no model <Button size="small" tone="quiet" onClick={chooseAll}>All or none</Button></legend>
        <div className="grid gap-x-6 sm:grid-cols-2">
          {references.map((agent) => <Check key={agent.id} name="reference" value={agent.id} label={<>{agent.name.replace(' (scripted)', '')} <span className="text-sm text-faint">{agent.note}</span></>} />)}
        </div>
      </fieldset>
      <Field label="Models" hint="One a line: openai/gpt-4o, anthropic/claude-sonnet-4-5, google/gemini-2.5-pro, ollama/llama3.3, vllm/…, or an endpoint of your own under its stored name." error={state.faults.models}>
        {(control) => <TextArea {...control} key={state.typed.models} name="models" rows={2} spellCheck={false} defaultValue={state.typed.models} className="font-mono text-sm" />}
      </Field>
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Suite" error={state.faults.suite}>{(control) => <Select {...control} name="suite">{suites.map((suite) => <option key={suite.id} value={suite.id}>{suite.name} ({suite.cases} cases)</option>)}</Select>}</Field>
        <Field label="Trials" error={state.faults.trials} className="w-24">{(control) => <Input {...control} name="trials" type="number" min={1} max={20} defaultValue={state.typed.trials ?? '2'} />}</Field>
        <Field label="At once" hint="Conversations" error={state.faults.concurrency} className="w-28">{(control) => <Input {...control} name="concurrency" type="number" min={1} max={50} defaultValue={state.typed.concurrency ?? '4'} />}</Field>
        <Field label="Budget" hint="Dollars a provider; none if empty" error={state.faults.budget} className="w-52">{(control) => <Input {...control} name="budget" inputMode="decimal" defaultValue={state.typed.budget} />}</Field>
      </div>
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Judge" hint="rule, or provider/model" error={state.faults.judge} className="w-64">{(control) => <Input {...control} name="judge" spellCheck={false} defaultValue={state.typed.judge ?? 'rule'} />}</Field>
        <Field label="Customer" hint="scripted, or provider/model" error={state.faults.customer} className="w-64">{(control) => <Input {...control} name="customer" spellCheck={false} defaultValue={state.typed.customer ?? 'scripted'} />}</Field>
      </div>
      <Field label="Cases" hint="Ids, intents or kinds (solvable, must_escalate, adversarial); all if empty." error={state.faults.cases}>
        {(control) => <Input {...control} key={state.typed.cases} name="cases" spellCheck={false} defaultValue={state.typed.cases} />}
      </Field>
      {state.message === null ? null : <FormMessage tone={state.message.tone}>{state.message.text}</FormMessage>}
      <div><Button type="submit" tone="primary" icon="play" disabled={busy}>Start</Button></div>
    </form>
  )
}

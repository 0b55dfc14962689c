'use client'

import { useActionState } from 'react'
import { UNTOUCHED, type FormAction } from '@/components/people/form-state'
import { Button } from '@/components/ui/button'
import { Field, FormMessage, Input } from '@/components/ui/field'
import type { StoredProvider } from '@/lib/bench/provider-access'

/** Keys and addresses that are kept here: never shown again, only replaced or forgotten. */
export function ProvidersDesk({ stored, action }: { stored: readonly StoredProvider[]; action: FormAction }) {
  const [state, submit, busy] = useActionState(action, UNTOUCHED)
  return (
    <div className="flex flex-col gap-3">
      {stored.length === 0 ? null : (
        <ul className="flex flex-col">
          {stored.map((each) => (
            <li key={each.provider} className="flex flex-wrap items-center gap-x-3 border-b border-line py-1.5">
              <span className="font-medium">{each.provider}</span>
              <span className={each.opens ? 'text-soft' : 'text-bad'}>{each.opens ? (each.hasKey ? 'key kept' : 'no key') : 'the key was closed with another secret: store it again'}</span>
              {each.baseUrl === null ? null : <span className="font-mono text-sm text-soft">{each.baseUrl}</span>}
              <form action={submit} className="ml-auto">
                <input type="hidden" name="provider" value={each.provider} />
                <Button type="submit" name="act" value="forget" size="small" tone="quiet" disabled={busy} aria-label={`Forget ${each.provider}`}>Forget</Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form action={submit} className="flex flex-wrap items-start gap-3" autoComplete="off" noValidate>
        <Field label="Provider" hint="openai, anthropic, google, ollama, vllm, or a name of your own" error={state.faults.provider} className="w-60">{(control) => <Input {...control} key={state.typed.provider} name="provider" spellCheck={false} defaultValue={state.typed.provider} />}</Field>
        <Field label="Key" hint="Kept encrypted; empty keeps the one there is, unless the address changes" error={state.faults.apiKey} className="w-60">{(control) => <Input {...control} name="apiKey" type="password" autoComplete="off" />}</Field>
        <Field label="Base URL" hint="Only where it is not the provider's own" error={state.faults.baseUrl} className="w-72">{(control) => <Input {...control} key={state.typed.baseUrl} name="baseUrl" type="url" spellCheck={false} defaultValue={state.typed.baseUrl} />}</Field>
        <Button type="submit" name="act" value="store" disabled={busy} className="mt-[1.45rem]">Keep</Button>
      </form>
      {state.message === null ? null : <FormMessage tone={state.message.tone}>{state.message.text}</FormMessage>}
    </div>
  )
}

'use client'

import { useActionState } from 'react'
import { UNTOUCHED, type FormAction, type FormState } from '@/components/people/form-state'
import { Button } from '@/components/ui/button'
import { Badge } from '@/components/ui/chip'
import { Disclosure } from '@/components/ui/disclosure'
import { Field, FormMessage, Input } from '@/components/ui/field'
import type { ProviderState } from '@/lib/bench/provider-state'

type DeskProps = { providers: readonly ProviderState[]; action: FormAction }

/** Every provider and whether it can be called; keys and addresses that are kept here are never shown again, only replaced or forgotten. */
export function ProvidersDesk({ providers, action }: DeskProps) {
  const [state, submit, isBusy] = useActionState(action, UNTOUCHED)
  return (
    <div className="flex flex-col gap-6">
      {state.message === null ? null : <FormMessage tone={state.message.tone}>{state.message.text}</FormMessage>}
      <ul aria-label="Providers" className="flex flex-col border-t border-line">
        {providers.map((provider) => <ProviderRow key={provider.id} provider={provider} state={state} submit={submit} isBusy={isBusy} />)}
      </ul>
      <section className="flex flex-col gap-3">
        <header><h2 className="text-lg font-semibold">An endpoint of your own</h2><p className="measure text-soft">Anything that speaks OpenAI's chat completions: a gateway, a fine-tuned model behind vLLM, a colleague's machine. Its models are named NAME/model.</p></header>
        <form action={submit} className="flex flex-wrap items-start gap-3" autoComplete="off" noValidate>
          <Field label="Name" hint="Small letters, digits, hyphens" error={faultOf(state, null, 'provider')} className="w-48">{(control) => <Input {...control} key={String(state.message?.text)} name="provider" spellCheck={false} defaultValue={isFor(state, null) ? state.typed.provider : ''} />}</Field>
          <AccessFields state={state} provider={null} needsAddress />
          <Button type="submit" name="act" value="store" isBusy={isBusy} className="mt-[1.45rem]">Keep</Button>
          <input type="hidden" name="form" value="" />
        </form>
      </section>
    </div>
  )
}

function ProviderRow({ provider, state, submit, isBusy }: { provider: ProviderState; state: FormState; submit: (data: FormData) => void; isBusy: boolean }) {
  return (
    <li className="border-b border-line py-2">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
        <span className="w-28 font-medium">{provider.label}</span>
        <Badge tone={provider.ready ? 'good' : provider.opens ? 'plain' : 'bad'}>{provider.ready ? 'ready' : provider.needsKey ? 'no key' : 'no address'}</Badge>
        <span className={provider.opens ? 'text-sm text-soft' : 'text-sm text-bad'}>{keyWords(provider)}</span>
        {provider.baseUrl === null ? null : <span className="ml-auto min-w-0 truncate font-mono text-xs text-faint">{provider.baseUrl}</span>}
      </div>
      <Disclosure title={provider.isKept ? 'Change or forget' : 'Keep a key or an address'} isOpen={isFor(state, provider.id) && Object.keys(state.faults).length > 0}>
        <form action={submit} className="flex flex-wrap items-start gap-3 pt-1" autoComplete="off" noValidate aria-label={provider.label}>
          <input type="hidden" name="provider" value={provider.id} />
          <input type="hidden" name="form" value={provider.id} />
          <AccessFields state={state} provider={provider} needsAddress={!provider.isKnown} />
          <Button type="submit" name="act" value="store" isBusy={isBusy} className="mt-[1.45rem]">Keep</Button>
          {provider.isKept ? <Button type="submit" name="act" value="forget" tone="danger" isBusy={isBusy} className="mt-[1.45rem]" aria-label={`Forget ${provider.id}`}>Forget</Button> : null}
        </form>
      </Disclosure>
    </li>
  )
}

function AccessFields({ state, provider, needsAddress }: { state: FormState; provider: ProviderState | null; needsAddress: boolean }) {
  const id = provider?.id ?? null
  const own = provider?.hasOwnAddress === true ? provider.baseUrl ?? '' : ''
  return (
    <>
      <Field label="Key" hint={provider?.key === 'kept' ? 'Empty keeps the one there is, unless the address changes' : needsAddress ? 'Where one is needed' : undefined} error={faultOf(state, id, 'apiKey')} className="w-64 max-sm:w-full">{(control) => <Input {...control} name="apiKey" type="password" autoComplete="off" />}</Field>
      <Field label="Base URL" hint={needsAddress ? 'As in http://127.0.0.1:8000/v1' : "Only where it is not the provider's own"} error={faultOf(state, id, 'baseUrl')} className="w-72 max-sm:w-full">{(control) => <Input {...control} key={own} name="baseUrl" type="url" spellCheck={false} defaultValue={isFor(state, id) && Object.keys(state.faults).length > 0 ? state.typed.baseUrl : own} />}</Field>
    </>
  )
}

function keyWords(provider: ProviderState): string {
  if (!provider.opens) return 'the kept key was closed with another secret: keep it again'
  switch (provider.key) {
    case 'kept': return 'key kept here'
    case 'environment': return `key from ${provider.variables.join(' or ')}`
    case 'none': return provider.needsKey ? `set ${provider.variables.join(' or ')}, or keep one here` : 'no key needed'
  }
}

function isFor(state: FormState, provider: string | null): boolean {
  return (state.typed.form ?? '') === (provider ?? '')
}

/** A form's own faults: the answer to one form says nothing about the others. */
function faultOf(state: FormState, provider: string | null, field: string): string | undefined {
  return isFor(state, provider) ? state.faults[field] : undefined
}

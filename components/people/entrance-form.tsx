'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, FormMessage, Input } from '@/components/ui/field'
import { UNTOUCHED, type FormAction } from '@/components/people/form-state'

type EntranceFormProps = {
  action: FormAction
  /** The link's secret; it travels in the form, not in a header or a cookie. */
  secret: string
  /** Which fields are asked for; an address that is given is shown and not asked for. */
  email: { kind: 'asked' } | { kind: 'given'; value: string }
  asksName: boolean
  submitLabel: string
}

/** The form behind a single-use link: who one is, and a password. */
export function EntranceForm({ action, secret, email, asksName, submitLabel }: EntranceFormProps) {
  const [state, submit, busy] = useActionState(action, UNTOUCHED)
  return (
    <form action={submit} className="flex flex-col gap-4" noValidate>
      {state.message === null ? null : <FormMessage tone={state.message.tone}>{state.message.text}</FormMessage>}
      <input type="hidden" name="key" value={secret} />
      {email.kind === 'asked'
        ? <Field label="E-mail" error={state.faults.email}>{(control) => <Input {...control} key={state.typed.email} name="email" type="email" autoComplete="username" required defaultValue={state.typed.email} />}</Field>
        : <Field label="E-mail">{(control) => <Input {...control} type="email" autoComplete="username" readOnly value={email.value} />}</Field>}
      {asksName ? <Field label="Name" hint="Stands beside your findings and reviews. Files that are exported name you by your e-mail." error={state.faults.name}>{(control) => <Input {...control} key={state.typed.name} name="name" autoComplete="name" required maxLength={200} defaultValue={state.typed.name} />}</Field> : null}
      <Field label="Password" hint="At least 12 characters; a sentence is good." error={state.faults.password}>
        {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" required minLength={12} maxLength={1000} />}
      </Field>
      <Button type="submit" tone="primary" isBusy={busy}>{submitLabel}</Button>
    </form>
  )
}

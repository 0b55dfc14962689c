'use client'

import { useActionState } from 'react'
import { Entrance } from '@/components/people/entrance'
import { Button } from '@/components/ui/button'
import { Field, FormMessage, Input } from '@/components/ui/field'

/** What the sign-in form shows after a try. */
export type SignInState = { email: string; faults: { email?: string; password?: string }; message: string | null }

type SignInFormProps = {
  action: (before: SignInState, data: FormData) => Promise<SignInState>
  /** Path to go on to, '' for the board. */
  next: string
  notice: string | null
  singleSignOn: { name: string; action: (data: FormData) => Promise<void> } | null
}

/** Address and password, and the identity provider where there is one. Works without script. */
export function SignInForm({ action, next, notice, singleSignOn }: SignInFormProps) {
  const [state, submit, busy] = useActionState(action, { email: '', faults: {}, message: notice })
  return (
    <Entrance title="Sign in">
      {state.message === null ? null : <FormMessage tone="bad">{state.message}</FormMessage>}
      <form action={submit} className="flex flex-col gap-4" noValidate>
        <input type="hidden" name="next" value={next} />
        <Field label="E-mail" error={state.faults.email}>
          {(control) => <Input {...control} key={state.email} name="email" type="email" autoComplete="username" required defaultValue={state.email} />}
        </Field>
        <Field label="Password" error={state.faults.password}>
          {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" required maxLength={1000} />}
        </Field>
        <Button type="submit" tone="primary" isBusy={busy}>Sign in</Button>
      </form>
      {singleSignOn === null ? null : (
        <form action={singleSignOn.action} className="flex flex-col border-t border-line pt-5">
          <input type="hidden" name="next" value={next} />
          <Button type="submit">{singleSignOn.name}</Button>
        </form>
      )}
      <p className="text-sm text-faint">Forgotten the password? An admin can make a link for a new one.</p>
    </Entrance>
  )
}

'use client'

import { useActionState } from 'react'
import { UNTOUCHED, type FormAction } from '@/components/people/form-state'
import { Button } from '@/components/ui/button'
import { Field, FormMessage, Input } from '@/components/ui/field'
import { Time } from '@/components/ui/time'
import type { OwnSession } from '@/lib/account/account'

/** One's own name. */
export function NameForm({ name, action }: { name: string; action: FormAction }) {
  const [state, submit, busy] = useActionState(action, UNTOUCHED)
  return (
    <form action={submit} className="flex max-w-96 flex-col gap-3" noValidate>
      <Field label="Name" error={state.faults.name}>{(control) => <Input {...control} key={state.typed.name ?? name} name="name" autoComplete="name" required maxLength={200} defaultValue={state.typed.name ?? name} />}</Field>
      {state.message === null ? null : <FormMessage tone={state.message.tone}>{state.message.text}</FormMessage>}
      <div><Button type="submit" disabled={busy}>Save the name</Button></div>
    </form>
  )
}

/** One's own password. */
export function PasswordForm({ email, action }: { email: string; action: FormAction }) {
  const [state, submit, busy] = useActionState(action, UNTOUCHED)
  return (
    <form action={submit} className="flex max-w-96 flex-col gap-3" noValidate>
      <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
      <Field label="Present password" error={state.faults.current}>{(control) => <Input {...control} name="current" type="password" autoComplete="current-password" required maxLength={1000} />}</Field>
      <Field label="New password" hint="At least 12 characters; a sentence is good." error={state.faults.next}>{(control) => <Input {...control} name="next" type="password" autoComplete="new-password" required minLength={12} maxLength={1000} />}</Field>
      {state.message === null ? null : <FormMessage tone={state.message.tone}>{state.message.text}</FormMessage>}
      <div><Button type="submit" disabled={busy}>Change the password</Button></div>
    </form>
  )
}

/** Where one is signed in. */
export function SessionList({ sessions, currentId, action }: { sessions: readonly OwnSession[]; currentId: string; action: FormAction }) {
  const [state, submit, busy] = useActionState(action, UNTOUCHED)
  return (
    <div className="flex max-w-160 flex-col gap-3">
      <ul className="flex flex-col">
        {sessions.map((session) => (
          <li key={session.id} className="border-b border-line py-1.5">
            {session.id === currentId ? <span className="font-medium">This one</span> : 'Another'}
            <span className="text-sm text-soft">, since <Time at={session.createdAt} />, last seen <Time at={session.lastSeenAt} />, at most until <time dateTime={session.expiresAt}>{session.expiresAt.slice(0, 10)}</time></span>
          </li>
        ))}
      </ul>
      {state.message === null ? null : <FormMessage tone={state.message.tone}>{state.message.text}</FormMessage>}
      <form action={submit}><Button type="submit" disabled={busy || sessions.length < 2}>End the others</Button></form>
    </div>
  )
}

'use client'

import { useActionState } from 'react'
import { FormNews } from '@/components/people/form-news'
import { UNTOUCHED, type FormAction } from '@/components/people/form-state'
import { Button } from '@/components/ui/button'
import { Badge } from '@/components/ui/chip'
import { Field, Input } from '@/components/ui/field'
import { Time } from '@/components/ui/time'
import type { OwnSession } from '@/lib/account/account'

/** One's own name. */
export function NameForm({ name, action }: { name: string; action: FormAction }) {
  const [state, submit, busy] = useActionState(action, UNTOUCHED)
  return (
    <form action={submit} className="flex max-w-96 flex-col gap-3" noValidate>
      <Field label="Name" error={state.faults.name}>{(control) => <Input {...control} key={state.typed.name ?? name} name="name" autoComplete="name" required maxLength={200} defaultValue={state.typed.name ?? name} />}</Field>
      <FormNews message={state.message} />
      <div><Button type="submit" isBusy={busy}>Save the name</Button></div>
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
      <FormNews message={state.message} />
      <div><Button type="submit" isBusy={busy}>Change the password</Button></div>
    </form>
  )
}

/** Where one is signed in, each with the button that ends it; this one ends by signing out. */
export function SessionList({ sessions, action }: { sessions: readonly OwnSession[]; action: FormAction }) {
  const [state, submit, busy] = useActionState(action, UNTOUCHED)
  return (
    <form action={submit} className="flex max-w-160 flex-col gap-3">
      <ul className="flex flex-col">
        {sessions.map((session) => (
          <li key={session.handle} className="flex min-h-13 items-center gap-3 border-b border-line py-1.5">
            <div id={`session-${session.handle}`} className="min-w-0 flex-1">
              <p className="wrap-anywhere">
                <span className="font-medium">{session.browser ?? 'Unknown browser'}</span>
                {session.peer === null ? null : <span className="text-soft">, from <span className="figures">{session.peer}</span></span>}
                {session.isThis ? <Badge tone="accent" className="ml-2">this session</Badge> : null}
              </p>
              <p className="text-sm text-soft">since <Time at={session.createdAt} />, last seen <Time at={session.lastSeenAt} />, ends at the latest on <time dateTime={session.expiresAt}>{session.expiresAt.slice(0, 10)}</time></p>
            </div>
            {session.isThis ? null : <Button type="submit" name="session" value={session.handle} size="small" isBusy={busy} aria-label={`End ${session.browser ?? 'the session'}`} aria-describedby={`session-${session.handle}`}>End</Button>}
          </li>
        ))}
      </ul>
      <FormNews message={state.message} />
      {sessions.length < 2 ? null : <div><Button type="submit" name="session" value="others" isBusy={busy}>End all others</Button></div>}
    </form>
  )
}

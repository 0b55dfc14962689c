'use client'

import { startTransition, useActionState } from 'react'
import { UNTOUCHED, type FormAction } from '@/components/people/form-state'
import { FormNews } from '@/components/people/form-news'
import { ShownOnce } from '@/components/people/shown-once'
import { Button } from '@/components/ui/button'
import { Badge } from '@/components/ui/chip'
import { cx } from '@/components/ui/class-names'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field, Input, Select } from '@/components/ui/field'
import { Time } from '@/components/ui/time'
import { ROLES } from '@/lib/auth/viewer'
import type { Invitation, Person } from '@/lib/people/person'

const headClass = 'h-9 border-b border-line px-3 text-left text-xs font-medium text-faint whitespace-nowrap first:pl-0'
// On a narrow screen a row is a card: nothing that is done to a person stands out of sight.
const cellClass = 'border-line py-2 align-middle frame:border-b frame:px-3 frame:first:pl-0 max-frame:block max-frame:py-0.5'

/** Everybody with an account and what an admin does to it. One form a row; the button pressed says what. */
export function PeopleDesk({ people, ownId, action }: { people: readonly Person[]; ownId: string; action: FormAction }) {
  const [state, submit, busy] = useActionState(action, UNTOUCHED)
  return (
    <div className="flex flex-col gap-3">
      <FormNews message={state.message} />
      {state.once === null ? null : <ShownOnce {...state.once} />}
      {/* It scrolls sideways where it is narrow, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section aria-label="People" tabIndex={0} className="scroll-quiet relative overflow-x-auto">
        <table aria-label="People" className="w-full frame:min-w-200 max-frame:block">
          <thead className="max-frame:sr-only"><tr><th scope="col" className={headClass}>Person</th><th scope="col" className={headClass}>Role</th><th scope="col" className={headClass}>Signs in by</th><th scope="col" className={headClass}>Last seen</th><th scope="col" className={headClass}><span className="sr-only">Acts</span></th></tr></thead>
          <tbody className="max-frame:block">{people.map((person) => <PersonRow key={person.id} person={person} isOwn={person.id === ownId} submit={submit} busy={busy} />)}</tbody>
        </table>
      </section>
    </div>
  )
}

function PersonRow({ person, isOwn, submit, busy }: { person: Person; isOwn: boolean; submit: (data: FormData) => void; busy: boolean }) {
  const ways = [person.hasPassword ? 'password' : null, person.hasSingleSignOn ? 'single sign-on' : null].filter((way) => way !== null)
  const isDisabled = person.disabledAt !== null
  function disable(): void {
    const form = new FormData()
    form.set('id', person.id)
    form.set('act', 'disable')
    startTransition(() => submit(form))
  }
  return (
    <tr className={cx('max-frame:block max-frame:border-b max-frame:border-line max-frame:py-2', isDisabled && 'text-faint')}>
      <th scope="row" className={`${cellClass} text-left font-normal`}>
        <span className="block font-medium wrap-anywhere">{person.name}{isOwn ? <span className="font-normal text-faint"> (you)</span> : null}</span>
        <span className="block text-sm wrap-anywhere text-soft">{person.email}</span>
      </th>
      <td className={cellClass}>
        {isOwn || isDisabled ? person.role : (
          <form action={submit} className="group/role flex items-center gap-1.5">
            <input type="hidden" name="id" value={person.id} />
            <Select key={person.role} name="role" defaultValue={person.role} aria-label={`Role of ${person.email}`} className="w-28!">{ROLES.map((role) => <option key={role} data-now={role === person.role ? '' : undefined}>{role}</option>)}</Select>
            {/* There once another role is chosen than the present one. */}
            <Button type="submit" name="act" value="role" size="small" tone="primary" isBusy={busy} aria-label={`Change the role of ${person.email}`} className="invisible group-has-[option:checked:not([data-now])]/role:visible">Change</Button>
          </form>
        )}
      </td>
      <td className={`${cellClass} text-sm`}>
        {/* The heads of the columns are not seen where each person is a block. */}
        <span aria-hidden="true" className="text-soft frame:hidden">Signs in by </span>
        {ways.length === 0 ? 'nothing yet' : ways.join(', ')}
        {person.lockedUntil === null ? null : <Badge tone="caution" className="mt-0.5 block! w-fit">locked until <time dateTime={person.lockedUntil}>{person.lockedUntil.slice(11, 16)} UTC</time></Badge>}
      </td>
      <td className={`${cellClass} text-sm whitespace-nowrap`}>{isDisabled || person.lastSeenAt === null ? null : <span aria-hidden="true" className="text-soft frame:hidden">Last seen </span>}{isDisabled ? <>disabled <Time at={person.disabledAt} /></> : <Time at={person.lastSeenAt} absent="Has not signed in yet" />}</td>
      <td className={cellClass}>
        <form action={submit} className="flex gap-1.5 frame:justify-end">
          <input type="hidden" name="id" value={person.id} />
          {person.lockedUntil === null ? null : <Button type="submit" name="act" value="unlock" size="small" isBusy={busy} aria-label={`Unlock ${person.email}`}>Unlock</Button>}
          {isDisabled ? null : <Button type="submit" name="act" value="password-link" size="small" tone="quiet" isBusy={busy} aria-label={`Password link for ${person.email}`}>Password link</Button>}
          {isOwn ? null : isDisabled
            ? <Button type="submit" name="act" value="enable" size="small" isBusy={busy} aria-label={`Enable ${person.email}`}>Enable</Button>
            : (
              <ConfirmDialog trigger={<Button size="small" tone="danger" isBusy={busy} aria-label={`Disable ${person.email}`}>Disable</Button>} title={`Disable ${person.name}?`} confirm="Disable" onConfirm={disable}>
                <p>Sessions end and tokens are revoked at once; enabling the account again brings neither back. Findings and reviews stay.</p>
              </ConfirmDialog>
            )}
        </form>
      </td>
    </tr>
  )
}

/** The form that invites somebody, and the invitations that are open. */
export function InvitationDesk({ invitations, action }: { invitations: readonly Invitation[]; action: FormAction }) {
  const [{ message, once, faults, typed }, submit, busy] = useActionState(action, UNTOUCHED)
  return (
    <div className="flex flex-col gap-4">
      <form action={submit} className="flex flex-wrap items-start gap-3" noValidate>
        <Field label="E-mail" error={faults.email} className="w-72 max-w-full">{(control) => <Input {...control} key={typed.email} name="email" type="email" autoComplete="off" required defaultValue={typed.email} />}</Field>
        <Field label="Role" error={faults.role}>{(control) => <Select {...control} name="role" defaultValue="reviewer">{ROLES.map((role) => <option key={role}>{role}</option>)}</Select>}</Field>
        <Button type="submit" tone="primary" isBusy={busy} className="mt-[1.45rem]">Make an invitation link</Button>
      </form>
      <FormNews message={message} />
      {/* A link that was used or replaced meanwhile is worth nothing. */}
      {once === null || !invitations.some(({ id }) => id === once.id) ? null : <ShownOnce {...once} />}
      {invitations.length === 0 ? null : (
        <ul className="flex flex-col">
          {invitations.map((invitation) => (
            <li key={invitation.id} className="flex flex-wrap items-center gap-x-3 border-b border-line py-1.5">
              <span className="min-w-0 wrap-anywhere">{invitation.email}</span>
              <span className="text-sm wrap-anywhere text-soft">{invitation.role}, invited by {invitation.createdBy ?? 'nobody known'} <Time at={invitation.createdAt} />, holds until <time dateTime={invitation.expiresAt}>{invitation.expiresAt.slice(0, 10)}</time></span>
              <form action={submit} className="ml-auto">
                <input type="hidden" name="id" value={invitation.id} />
                <Button type="submit" name="act" value="withdraw" size="small" tone="quiet" isBusy={busy} aria-label={`Withdraw the invitation of ${invitation.email}`}>Withdraw</Button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

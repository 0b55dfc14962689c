'use client'

import { startTransition, useActionState } from 'react'
import { FormNews } from '@/components/people/form-news'
import { UNTOUCHED, type FormAction } from '@/components/people/form-state'
import { ShownOnce } from '@/components/people/shown-once'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Check, Field, Input, Select } from '@/components/ui/field'
import { Time } from '@/components/ui/time'
import { TOKEN_SCOPES } from '@/lib/auth/viewer'
import { SCOPE_LABELS, TOKEN_DAYS, type TokenRow } from '@/lib/tokens/token'

/** The form that makes a token. */
export function TokenForm({ action }: { action: FormAction }) {
  const [state, submit, busy] = useActionState(action, UNTOUCHED)
  return (
    <form action={submit} className="flex max-w-160 flex-col gap-4" noValidate>
      <FormNews message={state.message} />
      {state.once === null ? null : <ShownOnce {...state.once} />}
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Name" hint="What will use it." error={state.faults.name} className="w-72 max-w-full">{(control) => <Input {...control} key={state.typed.name} name="name" required maxLength={100} autoComplete="off" defaultValue={state.typed.name} />}</Field>
        <Field label="Holds for" error={state.faults.days}>
          {(control) => <Select {...control} name="days" defaultValue="90">{TOKEN_DAYS.map((days) => <option key={days} value={days}>{days} days</option>)}<option value="never">until revoked</option></Select>}
        </Field>
      </div>
      <fieldset className="flex flex-col" aria-describedby={state.faults.scopes === undefined ? undefined : 'scope-fault'}>
        <legend className="mb-1 text-sm font-medium">It may</legend>
        {TOKEN_SCOPES.map((scope) => <Check key={scope} name="scope" value={scope} label={<><span className="font-mono text-sm">{scope}</span><span className="text-soft">: {SCOPE_LABELS[scope]}</span></>} />)}
        {state.faults.scopes === undefined ? null : <p id="scope-fault" role="alert" className="text-sm text-bad">{state.faults.scopes}</p>}
      </fieldset>
      <div><Button type="submit" tone="primary" isBusy={busy}>Make a token</Button></div>
    </form>
  )
}

/** The tokens there are; those that ended stand below, for the record. */
export function TokenList({ tokens, showsOwner, revoke }: { tokens: readonly TokenRow[]; showsOwner: boolean; revoke: FormAction }) {
  const [state, submit, busy] = useActionState(revoke, UNTOUCHED)
  function revokeOne(id: string): void {
    const form = new FormData()
    form.set('id', id)
    startTransition(() => submit(form))
  }
  if (tokens.length === 0) return <p className="text-soft">No tokens yet.</p>
  return (
    <div className="flex flex-col gap-3">
      <FormNews message={state.message} />
      <ul className="flex flex-col">
        {tokens.map((token) => (
          <li key={token.id} className={`flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 ${token.revokedAt === null ? '' : 'text-faint'}`}>
            <div className="min-w-0 flex-1">
              <p className="font-medium wrap-anywhere">{token.name} <code className="font-normal text-faint">{token.prefix}…</code></p>
              <p className="text-sm text-soft">
                {token.scopes.join(', ')}{showsOwner ? `, for ${token.owner ?? 'the terminal'}` : ''}, made <Time at={token.createdAt} />, {token.lastUsedAt === null ? 'never used' : <>last used <Time at={token.lastUsedAt} /></>},{' '}
                {token.revokedAt !== null ? <>revoked <Time at={token.revokedAt} /></> : token.expiresAt === null ? 'holds until revoked' : <>{token.isExpired ? 'expired' : 'holds until'} <time dateTime={token.expiresAt}>{token.expiresAt.slice(0, 10)}</time></>}
              </p>
            </div>
            {token.revokedAt !== null ? null : (
              <ConfirmDialog trigger={<Button size="small" tone="danger" isBusy={busy} aria-label={`Revoke token ${token.name}`}>Revoke</Button>} title={`Revoke ${token.name}?`} confirm="Revoke token" onConfirm={() => revokeOne(token.id)}>
                <p>What uses it is refused from now on. It cannot be taken back; a new token can be made.</p>
              </ConfirmDialog>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

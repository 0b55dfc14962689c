'use client'

import { useActionState } from 'react'
import { UNTOUCHED, type FormAction } from '@/components/people/form-state'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/field'
import { SelectionBar } from '@/components/ui/selection-bar'

/** Confirms or rejects the selected findings at once; then says what came of it. */
export function SettleBar({ formId, action }: { formId: string; action: FormAction }) {
  const [state, submit, busy] = useActionState(action, UNTOUCHED)
  return (
    <>
      <SelectionBar formId={formId} action={submit}>
        <Button type="submit" name="status" value="confirmed" size="small" icon="check" isBusy={busy}>Confirm</Button>
        <Button type="submit" name="status" value="rejected" size="small" icon="close" isBusy={busy}>Reject</Button>
      </SelectionBar>
      {state.message === null ? null : <div className="border-b border-line px-4 py-2"><FormMessage tone={state.message.tone}>{state.message.text}</FormMessage></div>}
    </>
  )
}

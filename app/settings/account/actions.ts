'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { fieldFaults, wasRefused, wentWell, type FormState } from '@/components/people/form-state'
import { changeOwnPassword, endOtherSessions, endOwnSession, renameSelf } from '@/lib/account/commands'
import { signInByPassword } from '@/lib/auth/next-auth-call'
import { TooManyHashes } from '@/lib/auth/password'
import { currentSession, requireViewer } from '@/lib/auth/session'
import { NotAllowed } from '@/lib/auth/permissions'
import { sentForm } from '@/lib/http/at-hand'

/** Changes one's own name. */
export async function submitName(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('account.own')
  const name = sentForm(data).get('name')
  try {
    await renameSelf(viewer, name)
  } catch (error) {
    if (error instanceof z.ZodError) return fieldFaults(error.issues.map((issue) => ({ path: ['name'], message: issue.message })), { name: typeof name === 'string' ? name : '' })
    throw error
  }
  revalidatePath('/', 'layout')
  return wentWell('The name is changed.')
}

/** Changes one's own password, ends every session, and starts a new one here. */
export async function submitPassword(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('account.own')
  const form = sentForm(data)
  const [current, next] = [form.get('current'), form.get('next')]
  try {
    const outcome = await changeOwnPassword(viewer, { current, next })
    switch (outcome.kind) {
      case 'wrong': return { ...wasRefused('The password is not changed.'), faults: { current: 'This is not your present password.' } }
      case 'blocked': return wasRefused(`Too many tries. Try again in ${Math.ceil(outcome.retryAfterSeconds / 60)} minutes.`)
      case 'no-account': throw new NotAllowed(viewer, 'account.own')
      case 'changed': break
    }
  } catch (error) {
    if (error instanceof z.ZodError) return fieldFaults(error.issues.map((issue) => ({ path: [current === '' ? 'current' : 'next'], message: issue.message })))
    if (error instanceof TooManyHashes) return wasRefused(error.message)
    throw error
  }
  if (typeof next === 'string') await signInByPassword(viewer.email, next)
  return wentWell('The password is changed. You are signed out everywhere else.')
}

const OTHERS = 'others'

/** Ends one of one's sessions, or all but this one: the button pressed says which. */
export async function submitEndSessions(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('account.own')
  const which = z.string().min(1).max(100).catch(OTHERS).parse(sentForm(data).get('session'))
  if (which !== OTHERS) {
    const outcome = await endOwnSession(viewer, which)
    revalidatePath('/settings/account')
    return outcome === 'ended' ? wentWell('The session is ended.') : wasRefused('This session has ended already.')
  }
  const session = await currentSession()
  const count = await endOtherSessions(viewer, session?.sessionId ?? 'none')
  revalidatePath('/settings/account')
  return wentWell(count === 0 ? 'There was no other session.' : count === 1 ? 'One other session is ended.' : `${count} other sessions are ended.`)
}

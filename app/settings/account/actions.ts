'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { fieldFaults, wasRefused, wentWell, type FormState } from '@/components/people/form-state'
import { changeOwnPassword, endOtherSessions, renameSelf } from '@/lib/account/commands'
import { signInByPassword } from '@/lib/auth/next-auth-call'
import { TooManyHashes } from '@/lib/auth/password'
import { currentSession, requireViewer } from '@/lib/auth/session'
import { NotAllowed } from '@/lib/auth/permissions'

/** Changes one's own name. */
export async function submitName(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('account.own')
  try {
    await renameSelf(viewer, data.get('name'))
  } catch (error) {
    if (error instanceof z.ZodError) return fieldFaults(error.issues.map((issue) => ({ path: ['name'], message: issue.message })), { name: String(data.get('name') ?? '') })
    throw error
  }
  revalidatePath('/', 'layout')
  return wentWell('The name is changed.')
}

/** Changes one's own password, ends every session, and starts a new one here. */
export async function submitPassword(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('account.own')
  const [current, next] = [data.get('current'), data.get('next')]
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

/** Ends one's other sessions. */
export async function submitEndSessions(_before: FormState, _data: FormData): Promise<FormState> {
  const viewer = await requireViewer('account.own')
  const session = await currentSession()
  const count = await endOtherSessions(viewer, session?.sessionId ?? 'none')
  revalidatePath('/settings/account')
  return wentWell(count === 0 ? 'There was no other session.' : count === 1 ? 'One other session is ended.' : `${count} other sessions are ended.`)
}

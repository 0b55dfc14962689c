'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { SignInState } from '@/components/people/sign-in-form'
import { emailInput } from '@/lib/auth/email'
import { beginSingleSignOn, signInByPassword } from '@/lib/auth/next-auth-call'
import { passwordInput } from '@/lib/auth/password'
import { ownPath } from '@/lib/http/origin'
import { sentForm } from '@/lib/http/at-hand'

const form = z.object({ email: z.string().max(1000), password: z.string().max(2000), next: z.string().max(4000).optional().catch(undefined) })

/** Signs in by password and goes on to where the person wanted to be. */
export async function submitSignIn(_before: SignInState, data: FormData): Promise<SignInState> {
  const fields = form.safeParse(Object.fromEntries(sentForm(data)))
  if (!fields.success) return { email: '', faults: {}, message: 'Give an e-mail address and a password.' }
  const { email, password, next } = fields.data
  const state: SignInState = { email, faults: {}, message: null }
  if (!emailInput.safeParse(email).success) state.faults.email = 'Write an e-mail address, like name@example.com.'
  if (!passwordInput.safeParse(password).success) state.faults.password = password === '' ? 'Write your password.' : 'This cannot be a password: it is too long or contains a NUL character.'
  if (state.faults.email !== undefined || state.faults.password !== undefined) return state

  const outcome = await signInByPassword(email, password)
  switch (outcome.kind) {
    case 'signed-in': return redirect(ownPath(next))
    case 'wrong': return { ...state, message: 'The address or the password is wrong.' }
    case 'busy': return { ...state, message: `Too many people sign in at this moment. Try again in ${outcome.retryAfterSeconds} seconds.` }
    case 'blocked': return { ...state, message: `Too many tries. Try again in ${minutes(outcome.retryAfterSeconds)}; an admin can unlock the account sooner.` }
  }
}

/** Goes to the identity provider. */
export async function submitSingleSignOn(data: FormData): Promise<void> {
  redirect(await beginSingleSignOn(ownPath(sentForm(data).get('next'))))
}

function minutes(seconds: number): string {
  const count = Math.ceil(seconds / 60)
  return count === 1 ? 'a minute' : `${count} minutes`
}

'use server'

import { redirect } from 'next/navigation'
import { fieldFaults, wasRefused, type FormState } from '@/components/people/form-state'
import { claimSetup } from '@/lib/auth/access-links'
import { signInByPassword } from '@/lib/auth/next-auth-call'
import { setupForm } from '@/lib/auth/newcomer'
import { TooManyHashes } from '@/lib/auth/password'
import { sentForm } from '@/lib/http/at-hand'

/** Creates the first admin and signs them in. Only who has the link printed at first start gets this far. */
export async function submitSetup(_before: FormState, data: FormData): Promise<FormState> {
  const fields = Object.fromEntries(sentForm(data))
  const typed = { email: textOf(fields.email), name: textOf(fields.name) }
  const parsed = setupForm.safeParse(fields)
  if (!parsed.success) return fieldFaults(parsed.error.issues, typed)
  try {
    const outcome = await claimSetup(textOf(fields.key), parsed.data)
    if (outcome.kind !== 'done') return wasRefused('This link holds no longer. While there is no account, each start prints a new one.', typed)
  } catch (error) {
    if (error instanceof TooManyHashes) return wasRefused(error.message, typed)
    throw error
  }
  const signedIn = await signInByPassword(parsed.data.email, parsed.data.password)
  redirect(signedIn.kind === 'signed-in' ? '/eval' : '/sign-in')
}

function textOf(value: FormDataEntryValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

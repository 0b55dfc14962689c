'use server'

import { redirect } from 'next/navigation'
import { fieldFaults, wasRefused, type FormState } from '@/components/people/form-state'
import { acceptInvitation, findOpenLink, resetPassword, type LinkOutcome } from '@/lib/auth/access-links'
import { signInByPassword } from '@/lib/auth/next-auth-call'
import { invitationForm } from '@/lib/auth/newcomer'
import { TooManyHashes } from '@/lib/auth/password'
import { sentForm } from '@/lib/http/at-hand'

const GONE = 'This link holds no longer: it was used, replaced by a newer one, or is too old. Ask an admin for another.'

/** Accepts an invitation, or sets a new password: whichever the link is for. Signs in on success. */
export async function submitInvite(_before: FormState, data: FormData): Promise<FormState> {
  const fields = Object.fromEntries(sentForm(data))
  const typed = { name: textOf(fields.name) }
  const secret = textOf(fields.key)
  const link = await findOpenLink(secret, ['invitation', 'password'])
  if (link === null) return wasRefused(GONE, typed)
  const person = invitationForm.safeParse(link.purpose === 'invitation' ? fields : { ...fields, name: link.email })
  if (!person.success) return fieldFaults(person.error.issues, typed)
  let outcome: LinkOutcome
  try {
    outcome = link.purpose === 'invitation' ? await acceptInvitation(secret, person.data) : await resetPassword(secret, person.data.password)
  } catch (error) {
    if (error instanceof TooManyHashes) return wasRefused(error.message, typed)
    throw error
  }
  if (outcome.kind === 'taken') return wasRefused('This address has an account already. Sign in, or ask an admin for a link to a new password.', typed)
  if (outcome.kind === 'gone') return wasRefused(GONE, typed)
  const signedIn = await signInByPassword(outcome.email, person.data.password)
  redirect(signedIn.kind === 'signed-in' ? '/eval' : '/sign-in')
}

function textOf(value: FormDataEntryValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

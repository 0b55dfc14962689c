'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { fieldFaults, wasRefused, wentWell, type FormState } from '@/components/people/form-state'
import { requireViewer } from '@/lib/auth/session'
import { ROLES } from '@/lib/auth/viewer'
import { sentForm } from '@/lib/http/reached'
import { changeRole, disablePerson, enablePerson, invitePerson, makePasswordLink, unlockPerson, withdrawInvitation } from '@/lib/people/commands'

const REFUSALS = {
  'last-admin': 'This is the last admin who can sign in. Make somebody else an admin first.',
  'own-account': 'Nobody changes their own role or shuts their own account; another admin can.',
  'not-found': 'This account or link is not there any more.',
  'unchanged': 'Nothing to change: it is so already.',
} as const

/** Makes an invitation link, to be handed over. */
export async function submitInvitation(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('people.manage')
  const form = sentForm(data)
  const [email, role] = [String(form.get('email') ?? ''), form.get('role')]
  const typed = { email }
  try {
    const link = await invitePerson(viewer, { email, role })
    if (link === 'already-there') return wasRefused('This address has an account already.', typed)
    revalidatePath('/settings/people')
    return wentWell(`Hand this link to ${link.email}.`, { label: `Invitation for ${link.email}`, value: link.address, note: 'Shown this once. It can be used once, within seven days.' })
  } catch (error) {
    if (error instanceof z.ZodError) return fieldFaults(error.issues, typed)
    throw error
  }
}

const id = z.string().min(1).max(100)
const personAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('role'), id, role: z.enum(ROLES) }),
  z.object({ act: z.enum(['disable', 'enable', 'unlock', 'password-link', 'withdraw']), id }),
])

/** Does one thing to one account or invitation: the button pressed says which. */
export async function submitPersonAct(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('people.manage')
  const parsed = personAct.safeParse(Object.fromEntries(sentForm(data)))
  if (!parsed.success) return wasRefused('This form is not complete. Reload the page and try again.')
  const asked = parsed.data
  const outcome = await (async () => {
    switch (asked.act) {
      case 'role': return changeRole(viewer, asked.id, asked.role)
      case 'disable': return disablePerson(viewer, asked.id)
      case 'enable': return enablePerson(viewer, asked.id)
      case 'unlock': return unlockPerson(viewer, asked.id)
      case 'withdraw': return withdrawInvitation(viewer, asked.id)
      case 'password-link': return makePasswordLink(viewer, asked.id)
    }
  })()
  revalidatePath('/settings/people')
  if (typeof outcome === 'object') return wentWell(`Hand this link to ${outcome.email}.`, { label: `New password for ${outcome.email}`, value: outcome.address, note: 'Shown this once. It can be used once, within a day; the old password holds until then.' })
  if (outcome === 'changed' || outcome === 'withdrawn') return wentWell(DONE[asked.act])
  return wasRefused(REFUSALS[outcome])
}

const DONE = {
  'role': 'The role is changed; that person signs in anew.',
  'disable': 'The account is shut. Its sessions and tokens are worth nothing from now on.',
  'enable': 'The account is open again.',
  'unlock': 'The account is unlocked.',
  'withdraw': 'The invitation is withdrawn.',
  'password-link': '',
} as const

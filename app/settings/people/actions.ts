'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { fieldFaults, wasRefused, wentWell, type FormState } from '@/components/people/form-state'
import { requireViewer, type Person } from '@/lib/auth/session'
import { ROLES } from '@/lib/auth/viewer'
import { sentForm } from '@/lib/http/at-hand'
import { changeRole, disablePerson, enablePerson, invitePerson, makePasswordLink, unlockPerson, withdrawInvitation } from '@/lib/people/commands'

const REFUSALS = {
  'last-admin': 'This is the last admin who can sign in. Make somebody else an admin first.',
  'own-account': 'Nobody changes their own role or shuts their own account; another admin can.',
  'not-found': 'This account or link is not there any more.',
  'unchanged': 'Nothing to change: it is so already.',
} as const

/** Makes an invitation link, to be handed over, or withdraws one: the button pressed says which. One state for both, so that the latest is told. */
export async function submitInvitation(before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('people.manage')
  const form = sentForm(data)
  if (form.get('act') === 'withdraw') return withdrawn(viewer, before, form.get('id'))
  const [email, role] = [String(form.get('email') ?? ''), form.get('role')]
  const typed = { email }
  try {
    const link = await invitePerson(viewer, { email, role })
    if (link === 'already-there') return wasRefused('This address has an account already.', typed)
    revalidatePath('/settings/people')
    return wentWell(`Hand this link to ${link.email}.`, { label: `Invitation for ${link.email}`, value: link.address, note: 'Shown this once. It can be used once, within seven days.', id: link.id })
  } catch (error) {
    if (error instanceof z.ZodError) return fieldFaults(error.issues, typed)
    throw error
  }
}

/** What was typed to invite somebody else stays, and so does the link of another invitation: it is shown this once. The page draws none that holds no longer. */
async function withdrawn(viewer: Person, before: FormState, given: unknown): Promise<FormState> {
  const linkId = id.safeParse(given)
  if (!linkId.success) return wasRefused(INCOMPLETE)
  const outcome = await withdrawInvitation(viewer, linkId.data)
  revalidatePath('/settings/people')
  const { message } = outcome === 'withdrawn' ? wentWell('The invitation is withdrawn.') : wasRefused(REFUSALS[outcome])
  return { ...before, message }
}

const INCOMPLETE = 'This form is not complete. Reload the page and try again.'
const id = z.string().min(1).max(100)
const personAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('role'), id, role: z.enum(ROLES) }),
  z.object({ act: z.enum(['disable', 'enable', 'unlock', 'password-link']), id }),
])

/** Does one thing to one account: the button pressed says which. */
export async function submitPersonAct(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('people.manage')
  const parsed = personAct.safeParse(Object.fromEntries(sentForm(data)))
  if (!parsed.success) return wasRefused(INCOMPLETE)
  const asked = parsed.data
  const outcome = await (async () => {
    switch (asked.act) {
      case 'role': return changeRole(viewer, asked.id, asked.role)
      case 'disable': return disablePerson(viewer, asked.id)
      case 'enable': return enablePerson(viewer, asked.id)
      case 'unlock': return unlockPerson(viewer, asked.id)
      case 'password-link': return makePasswordLink(viewer, asked.id)
    }
  })()
  revalidatePath('/settings/people')
  if (typeof outcome === 'object') return wentWell(`Hand this link to ${outcome.email}.`, { label: `New password for ${outcome.email}`, value: outcome.address, note: 'Shown this once. It can be used once, within a day; the old password holds until then.' })
  if (outcome === 'changed') return wentWell(DONE[asked.act])
  return wasRefused(REFUSALS[outcome])
}

const DONE = {
  'role': 'The role is changed; that person signs in anew.',
  'disable': 'The account is shut. Its sessions and tokens are worth nothing from now on.',
  'enable': 'The account is open again.',
  'unlock': 'The account is unlocked.',
  'password-link': '',
} as const

'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { fieldFaults, wasRefused, wentWell, type FormState } from '@/components/people/form-state'
import { requireViewer } from '@/lib/auth/session'
import { sentForm } from '@/lib/http/at-hand'
import { createToken, revokeToken } from '@/lib/tokens/commands'

const tokenId = z.string().min(1).max(100)

/** Makes a token and shows it this once. */
export async function submitToken(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('tokens.own')
  const form = sentForm(data)
  const [name, days] = [String(form.get('name') ?? ''), form.get('days')]
  const typed = { name }
  try {
    const made = await createToken(viewer, { name, scopes: form.getAll('scope'), days: days === 'never' ? null : Number(days) })
    revalidatePath('/settings/tokens')
    return wentWell('The token is made.', { label: `Token ${name.trim()}`, value: made.token, note: 'Shown this once. Send it as: Authorization: Bearer TOKEN' })
  } catch (error) {
    if (error instanceof z.ZodError) return fieldFaults(error.issues, typed)
    throw error
  }
}

/** Ends a token at once. */
export async function submitTokenRevocation(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('tokens.own')
  const id = tokenId.safeParse(sentForm(data).get('id'))
  const outcome = id.success ? await revokeToken(viewer, id.data) : 'not-found'
  revalidatePath('/settings/tokens')
  return outcome === 'revoked' ? wentWell('The token is revoked.') : wasRefused('This token is revoked already, or is not yours.')
}

'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { fieldFaults, wasRefused, wentWell, type FormState } from '@/components/people/form-state'
import { requireViewer } from '@/lib/auth/session'
import { createToken, revokeToken } from '@/lib/tokens/commands'

/** Makes a token and shows it this once. */
export async function submitToken(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('tokens.own')
  const typed = { name: String(data.get('name') ?? '') }
  const days = data.get('days')
  try {
    const made = await createToken(viewer, { name: data.get('name'), scopes: data.getAll('scope'), days: days === 'never' ? null : Number(days) })
    revalidatePath('/settings/tokens')
    return wentWell('The token is made.', { label: `Token ${typed.name}`, value: made.token, note: 'Shown this once. Send it as: Authorization: Bearer TOKEN' })
  } catch (error) {
    if (error instanceof z.ZodError) return fieldFaults(error.issues, typed)
    throw error
  }
}

/** Ends a token at once. */
export async function submitTokenRevocation(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('tokens.own')
  const outcome = await revokeToken(viewer, data.get('id'))
  revalidatePath('/settings/tokens')
  return outcome === 'revoked' ? wentWell('The token is revoked.') : wasRefused('This token is revoked already, or is not yours.')
}

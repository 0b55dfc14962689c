import { z } from 'zod'
import { emailInput } from '@/lib/auth/email'
import { newPasswordInput } from '@/lib/auth/password'

/** How people call somebody: shown beside findings and reviews. */
export const nameInput = z.string().trim().min(1, 'Write a name.').max(200, 'is longer than 200 characters').regex(/^[^\p{Cc}\p{Cs}]*$/u, 'contains characters that cannot be shown')

/** The fields of each form behind a single-use link. */
export const setupForm = z.object({ email: emailInput, name: nameInput, password: newPasswordInput })
export const invitationForm = z.object({ name: nameInput, password: newPasswordInput })

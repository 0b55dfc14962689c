'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { fieldFaults, wasRefused, wentWell, type FormState } from '@/components/people/form-state'
import { requireViewer } from '@/lib/auth/session'
import { findSuite } from '@/lib/bench/cases/suites'
import { cancelRound, forgetProvider, resumeRound, startRound, storeProvider } from '@/lib/bench/commands'
import { missingAccess } from '@/lib/bench/queries'
import { readStartForm } from '@/lib/bench/start-form'
import { roundLink } from '@/lib/links/links'

/** Starts a round and leads to its page. */
export async function submitRound(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('bench.run')
  const fields = Object.fromEntries([...data.entries()].filter(([name]) => name !== 'reference'))
  const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
  const read = readStartForm({ ...fields, reference: data.getAll('reference').map(String) }, findSuite)
  if ('issues' in read) return fieldFaults(read.issues, typed)
  const missing = await missingAccess(viewer, read.request)
  if (missing !== null) return wasRefused(missing, typed)
  redirect(roundLink(await startRound(viewer, read.request)))
}

/** Cancels or resumes a round; a sentence where that cannot be. */
export async function submitRoundAct(id: string, act: 'cancel' | 'resume'): Promise<string | null> {
  const viewer = await requireViewer('bench.run')
  const outcome = z.enum(['cancel', 'resume']).parse(act) === 'cancel' ? await cancelRound(viewer, z.string().parse(id)) : await resumeRound(viewer, z.string().parse(id))
  revalidatePath('/bench', 'layout')
  switch (outcome) {
    case 'asked':
    case 'started': return null
    case 'not-found': return 'There is no such round.'
    case 'not-running': return 'The round is not running.'
    case 'not-resumable': return 'There is nothing to go on with.'
  }
}

/** Keeps or forgets a provider's key and address. */
export async function submitProvider(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('bench.run')
  const provider = String(data.get('provider') ?? '')
  const typed = { provider, baseUrl: String(data.get('baseUrl') ?? '') }
  try {
    if (data.get('act') === 'forget') await forgetProvider(viewer, provider)
    else await storeProvider(viewer, { provider, apiKey: String(data.get('apiKey') ?? ''), baseUrl: typed.baseUrl })
  } catch (error) {
    if (error instanceof z.ZodError) return fieldFaults(error.issues, typed)
    throw error
  }
  revalidatePath('/bench')
  return wentWell(data.get('act') === 'forget' ? `${provider} is forgotten.` : `Kept for ${provider}.`)
}

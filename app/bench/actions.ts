'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { fieldFaults, wasRefused, wentWell, type FormState } from '@/components/people/form-state'
import { requireViewer } from '@/lib/auth/session'
import { findSuite } from '@/lib/bench/cases/suites'
import { cancelRound, changeRound, forgetProvider, removeRound, resumeRound, startRound, storeProvider } from '@/lib/bench/commands'
import { missingAccess } from '@/lib/bench/queries'
import { NUMBER_RULES, numberFault } from '@/lib/bench/start-choices'
import { readStartForm } from '@/lib/bench/start-form'
import { NotOurForm, sentForm } from '@/lib/http/at-hand'
import { roundLink } from '@/lib/links/links'

/** Starts a round and leads to its page. */
export async function submitRound(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('bench.run')
  const form = sentForm(data)
  const several = Object.fromEntries(['reference', 'model', 'intent'].map((name) => [name, form.getAll(name).map(String)]))
  const read = readStartForm({ ...Object.fromEntries(form.entries()), ...several }, findSuite)
  if ('issues' in read) return fieldFaults(read.issues)
  const missing = await missingAccess(viewer, read.request)
  if (missing !== null) return wasRefused(missing)
  redirect(roundLink(await startRound(viewer, read.request)))
}

const roundAct = z.object({ id: z.string().min(1).max(100), act: z.enum(['cancel', 'resume']), budget: z.string().max(100) })

/** Cancels a round, or goes on with it, with another budget where one is written; a sentence where that cannot be. */
export async function submitRoundAct(id: string, act: 'cancel' | 'resume', budget = ''): Promise<string | null> {
  const viewer = await requireViewer('bench.run')
  const asked = roundAct.safeParse({ id, act, budget })
  if (!asked.success) throw new NotOurForm()
  const { id: round, budget: written } = asked.data
  const isResume = asked.data.act === 'resume'
  const fault = numberFault(written, NUMBER_RULES.budget)
  if (fault !== null) return `Budget: ${fault}`
  if (isResume && written.trim() !== '') await changeRound(viewer, round, { budgetUsd: Number(written) })
  const outcome = isResume ? await resumeRound(viewer, round) : await cancelRound(viewer, round)
  revalidatePath('/bench', 'layout')
  switch (outcome) {
    case 'asked':
    case 'started': return null
    case 'not-found': return 'There is no such round.'
    case 'not-running': return 'The round is not running.'
    case 'not-resumable': return 'There is nothing to go on with.'
  }
}

/** Removes a round and leads to the list; a sentence where that cannot be. */
export async function submitRoundRemoval(id: string): Promise<string | null> {
  const viewer = await requireViewer('bench.run')
  const asked = roundAct.shape.id.safeParse(id)
  if (!asked.success) throw new NotOurForm()
  const outcome = await removeRound(viewer, asked.data)
  revalidatePath('/bench', 'layout')
  if (outcome === 'under-way') return 'The round is under way. Cancel it first.'
  return redirect('/bench')
}

/** Keeps or forgets a provider's key and address. */
export async function submitProvider(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('bench.run')
  const form = sentForm(data)
  const provider = String(form.get('provider') ?? '')
  const typed = { form: String(form.get('form') ?? ''), provider, baseUrl: String(form.get('baseUrl') ?? '') }
  try {
    if (form.get('act') === 'forget') await forgetProvider(viewer, provider)
    else await storeProvider(viewer, { provider, apiKey: String(form.get('apiKey') ?? ''), baseUrl: typed.baseUrl })
  } catch (error) {
    if (error instanceof z.ZodError) return fieldFaults(error.issues, typed)
    throw error
  }
  revalidatePath('/bench', 'layout')
  return wentWell(form.get('act') === 'forget' ? `${provider} is forgotten.` : `Kept for ${provider}.`)
}

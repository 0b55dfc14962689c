'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { wasRefused, wentWell, type FormState } from '@/components/people/form-state'
import { requireViewer } from '@/lib/auth/session'
import { settleFinding } from '@/lib/findings/commands'
import { sentForm } from '@/lib/http/at-hand'
import { settledWords } from '@/lib/findings/settled-words'

const given = z.object({ status: z.enum(['confirmed', 'rejected']), picks: z.array(z.string().regex(/^\d{1,9} ./s)).min(1).max(200) })

/** Confirms or rejects the findings that were selected in the list, each over the version it was shown at. */
export async function submitSettlements(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer('findings.write')
  const form = sentForm(data)
  const parsed = given.safeParse({ status: form.get('status'), picks: form.getAll('id') })
  if (!parsed.success) return wasRefused('Select findings first, then confirm or reject them.')
  const outcomes: string[] = []
  for (const pick of parsed.data.picks) {
    const at = pick.indexOf(' ')
    outcomes.push((await settleFinding(viewer, { id: pick.slice(at + 1), version: Number(pick.slice(0, at)), status: parsed.data.status })).outcome)
  }
  revalidatePath('/findings')
  const words = settledWords(parsed.data.status, outcomes)
  return outcomes.every((outcome) => outcome === 'stored') ? wentWell(words) : wasRefused(words)
}

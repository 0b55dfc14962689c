import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'

/** One model as a choice. */
export type ModelChoice = { id: string; name: string; slug: string; family: string | null }

/** Every model, in the order they came in. */
export async function listModels(viewer: Viewer): Promise<ModelChoice[]> {
  authorise(viewer, 'transcripts.read')
  return database().model.findMany({ where: { stagedBy: null }, select: { id: true, name: true, slug: true, family: true }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })
}

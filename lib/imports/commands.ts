import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import { viewerLabel, viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { importAnswersSchema, importOptionsSchema, NO_COUNTS, type GivenAnswers } from '@/lib/imports/import'
import { settleQueue, wakeQueue } from '@/lib/imports/queue'
import { dropUploads } from '@/lib/imports/receive/upload'
import { mayHandle } from '@/lib/imports/rights'
import { runWorker } from '@/lib/imports/worker-process'

const idSchema = z.string().min(1).max(100)

/** Marks imports that have stopped without a word, and sees to it that what waits is run. Called before imports are shown. */
export async function settleImports(viewer: Viewer): Promise<void> {
  authorise(viewer, 'imports.read')
  await settleQueue()
}

/** Asks an import to stop; nothing of it stays. `over` where it has ended already. */
export async function cancelImport(viewer: Viewer, id: unknown): Promise<'asked' | 'over' | 'not-found'> {
  authorise(viewer, 'imports.create')
  const row = await findOwn(viewer, id)
  if (row === null) return 'not-found'
  // What no process works on ends here and now; a running import sees the mark and ends itself.
  const idle = await database().import.updateMany({ where: { id: row.id, OR: [{ state: 'asking' }, { state: 'queued', workerPid: null }] }, data: { state: 'cancelled', cancelAsked: true, finishedAt: new Date(), message: 'Cancelled; nothing of it was imported.' } })
  if (idle.count > 0) {
    dropUploads(row.id)
    return 'asked'
  }
  const running = await database().import.updateMany({ where: { id: row.id, state: { in: ['receiving', 'queued', 'reading'] } }, data: { cancelAsked: true } })
  return running.count > 0 ? 'asked' : 'over'
}

/** Answers what an import asked, and lets it go on. `over` where it does not ask any more. */
export async function answerImport(viewer: Viewer, id: unknown, answers: unknown): Promise<'queued' | 'over' | 'not-found'> {
  authorise(viewer, 'imports.create')
  const given = importAnswersSchema.parse(answers)
  const row = await findOwn(viewer, id)
  if (row === null) return 'not-found'
  const options = importOptionsSchema.parse(JSON.parse(row.options))
  const changed = await database().import.updateMany({
    where: { id: row.id, state: 'asking' },
    data: { state: 'queued', workerPid: null, questions: null, heartbeatAt: new Date(), options: JSON.stringify({ ...options, answers: { ...options.answers, ...given, files: mergedFiles(options.answers.files, given.files) } }) },
  })
  if (changed.count === 0) return 'over'
  wakeQueue()
  return 'queued'
}

/**
 * Runs an import again that conflicts alone refused, this time taking the files' content where other is stored. `over` where
 * it was refused for another reason, is not refused, or its files are gone.
 */
export async function replaceStored(viewer: Viewer, id: unknown): Promise<'queued' | 'over' | 'not-found'> {
  authorise(viewer, 'imports.create')
  const row = await findOwn(viewer, id)
  if (row === null) return 'not-found'
  const options = importOptionsSchema.parse(JSON.parse(row.options))
  const changed = await database().import.updateMany({
    where: { id: row.id, state: 'failed', keptUntil: { gt: new Date() } },
    data: {
      state: 'queued', workerPid: null, keptUntil: null, message: null, issueCount: 0, bytesRead: 0, counts: JSON.stringify(NO_COUNTS), cancelAsked: false, startedAt: null, finishedAt: null, heartbeatAt: new Date(),
      options: JSON.stringify({ ...options, replace: true }),
    },
  })
  if (changed.count === 0) return 'over'
  wakeQueue()
  return 'queued'
}

/** Answers to a second round of questions are added to those of the first, file by file. */
function mergedFiles(before: GivenAnswers['files'] = {}, given: GivenAnswers['files'] = {}): GivenAnswers['files'] {
  const merged = new Map(Object.entries(before))
  for (const [file, answers] of Object.entries(given)) merged.set(file, { ...merged.get(file), ...answers })
  return merged.size === 0 ? undefined : Object.fromEntries(merged)
}

/** Removes the runs that an import brought, with all that hangs off them; waits until nobody sees them any more. */
export async function removeRunsOfImport(viewer: Viewer, id: unknown): Promise<'removed' | 'not-found' | 'failed'> {
  authorise(viewer, 'runs.delete')
  const importId = idSchema.parse(id)
  if ((await database().run.count({ where: { importId, stagedBy: null } })) === 0) return 'not-found'
  const { succeeded } = await runWorker({ kind: 'remove', importId, actor: viewerLabel(viewer), actorId: viewerUserId(viewer) })
  return succeeded ? 'removed' : 'failed'
}

async function findOwn(viewer: Viewer, id: unknown): Promise<{ id: string; options: string } | null> {
  const parsed = idSchema.safeParse(id)
  if (!parsed.success) return null
  const row = await database().import.findUnique({ where: { id: parsed.data }, select: { id: true, options: true, userId: true, actor: true } })
  return row !== null && mayHandle(viewer, row) ? { id: row.id, options: row.options } : null
}

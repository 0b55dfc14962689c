import { z } from 'zod'
import type { Command } from '@/cli/command'
import { databaseLocation } from '@/lib/db/database-url'
import { giveWay } from '@/lib/imports/give-way'
import { removeImportedRuns } from '@/lib/imports/remove-runs'
import { workThroughQueue } from '@/lib/imports/work-queue'

const jobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queue') }),
  z.object({ kind: z.literal('remove'), importId: z.string(), actor: z.string(), actorId: z.string().nullable() }),
])

/** What the web server starts for work on imports; nobody calls it by hand. */
export const command: Command = {
  async run([job = '']) {
    giveWay()
    const wanted = jobSchema.parse(JSON.parse(job))
    // The server that starts this has its database migrated, and would not let go of it now.
    const location = databaseLocation()
    if (wanted.kind === 'queue') await workThroughQueue(location)
    else await removeImportedRuns(location, wanted.importId, { actor: wanted.actor, actorId: wanted.actorId })
    return 0
  },
}

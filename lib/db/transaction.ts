import { database } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/sqlite/client'
import { knownFault } from '@/lib/db/known-fault'

/** One statement of an array transaction. */
export type Statement = Prisma.PrismaPromise<unknown>

/**
 * Runs statements that are stored together or not at all. False when one of them did not find the row it needs in the
 * state it needs (an `update` or `findFirstOrThrow`), or met a unique value that is taken: nothing was changed then.
 */
export async function storeTogether(statements: Statement[]): Promise<boolean> {
  try {
    await database().$transaction(statements)
    return true
  } catch (error) {
    const fault = knownFault(error)
    if (fault === 'no-such-row' || fault === 'key-taken') return false
    throw error
  }
}

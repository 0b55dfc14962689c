import { database } from '@/lib/db/client'

/** Whether the database answers at all. Asked by nobody in particular: says nothing of what is in it. */
export async function answersQueries(): Promise<boolean> {
  try {
    await database().$queryRaw`SELECT 1 AS one`
    return true
  } catch (error) {
    console.error('health: the database does not answer:', error)
    return false
  }
}

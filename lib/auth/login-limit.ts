import { database } from '@/lib/db/client'

// Tries are counted before the password is looked at, in one statement each, so that parallel tries cannot slip through
// between reading and writing; the rows outlive a restart.

export const LOGIN_WINDOW_MS = 15 * 60_000
/** Failed tries within the window for one account, and for one peer over all accounts. */
export const ACCOUNT_TRIES = 10
export const PEER_TRIES = 30

/** The row that counts tries on one account, whether or not there is such an account. */
export function accountBucket(email: string): string {
  return `account:${email}`
}

export function peerBucket(peer: string): string {
  return `peer:${peer}`
}

/** Whether one more try is let through, and is the last if it fails; when not, how many seconds remain. */
export type TryDecision = { admitted: true; isLast: boolean } | { admitted: false; retryAfterSeconds: number }

/** Counts one try against a bucket, before it is known how it ends. */
export async function takeTry(bucket: string, limit: number, now = new Date()): Promise<TryDecision> {
  const windowStartedBefore = new Date(now.getTime() - LOGIN_WINDOW_MS)
  const [, , taken, row] = await database().$transaction([
    // An update that changes nothing makes this one statement (ON CONFLICT); an empty one would read, then insert.
    database().loginLimit.upsert({ where: { bucket }, create: { bucket, failures: 0, windowStart: now }, update: { bucket } }),
    database().loginLimit.updateMany({ where: { bucket, windowStart: { lte: windowStartedBefore } }, data: { failures: 0, windowStart: now, blockedUntil: null } }),
    database().loginLimit.updateMany({ where: { bucket, failures: { lt: limit } }, data: { failures: { increment: 1 } } }),
    database().loginLimit.findUnique({ where: { bucket } }),
  ])
  if (taken.count === 1) return { admitted: true, isLast: row?.failures === limit }
  const endsAt = (row?.windowStart.getTime() ?? now.getTime()) + LOGIN_WINDOW_MS
  return { admitted: false, retryAfterSeconds: Math.max(1, Math.ceil((endsAt - now.getTime()) / 1000)) }
}

/** Takes back one counted try, when it was no failure after all. */
export async function returnTry(bucket: string): Promise<void> {
  await database().loginLimit.updateMany({ where: { bucket, failures: { gt: 0 } }, data: { failures: { decrement: 1 } } })
}

/** Forgets the failures of a bucket: after the right password. Also drops what every window has long forgotten. */
export async function clearTries(bucket: string, now = new Date()): Promise<void> {
  await database().loginLimit.deleteMany({ where: { OR: [{ bucket }, { windowStart: { lt: new Date(now.getTime() - 24 * 3_600_000) } }] } })
}

import { recordAudit } from '@/lib/audit/record'
import { emailInput } from '@/lib/auth/email'
import { ACCOUNT_TRIES, accountBucket, clearTries, peerBucket, PEER_TRIES, returnTry, takeTry } from '@/lib/auth/login-limit'
import { isRightPassword, passwordInput } from '@/lib/auth/password'
import { NOBODY } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'

/** How a sign-in by password ends. `wrong` says the same for an unknown, disabled or mistaken account. */
export type PasswordOutcome = { kind: 'right'; userId: string } | { kind: 'wrong' } | { kind: 'blocked'; retryAfterSeconds: number }

/**
 * Checks an address and a password that came from outside as anything at all. While an account or a peer is blocked
 * even the right password is refused. @throws TooManyHashes
 */
export async function checkPassword(credentials: { email: unknown; password: unknown }, peer: string | null): Promise<PasswordOutcome> {
  const email = emailInput.safeParse(credentials.email)
  const password = passwordInput.safeParse(credentials.password)
  if (!email.success || !password.success) return { kind: 'wrong' }

  const account = accountBucket(email.data)
  const peerCount = peer === null ? null : peerBucket(peer)
  const ofPeer = peerCount === null ? null : await takeTry(peerCount, PEER_TRIES)
  if (ofPeer?.admitted === false) return { kind: 'blocked', retryAfterSeconds: ofPeer.retryAfterSeconds }
  const ofAccount = await takeTry(account, ACCOUNT_TRIES)
  if (!ofAccount.admitted) return { kind: 'blocked', retryAfterSeconds: ofAccount.retryAfterSeconds }

  const user = await database().user.findUnique({ where: { email: email.data }, select: { id: true, passwordHash: true, disabledAt: true } })
  const usable = user !== null && user.disabledAt === null ? user.passwordHash : null
  let right = false
  try {
    right = await isRightPassword(password.data, usable)
  } catch (error) {
    // Nothing was found out about the password, so it counts as no try.
    await returnTry(account)
    if (peerCount !== null) await returnTry(peerCount)
    throw error
  }
  if (!right || user === null) {
    await recordAudit(NOBODY, { action: 'sign-in.refused', subject: email.data, detail: { peer } })
    if (ofAccount.isLast) await recordAudit(NOBODY, { action: 'sign-in.locked', subject: email.data, detail: { tries: ACCOUNT_TRIES, peer } })
    if (ofPeer?.isLast === true) await recordAudit(NOBODY, { action: 'sign-in.peer-blocked', subject: peer ?? '', detail: { tries: PEER_TRIES } })
    return { kind: 'wrong' }
  }
  await clearTries(account)
  if (peerCount !== null) await returnTry(peerCount)
  return { kind: 'right', userId: user.id }
}

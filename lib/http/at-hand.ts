import type { AsyncLocalStorage } from 'node:async_hooks'
import type { LiveSession } from '@/lib/auth/sessions'

type Request = { reached: boolean; wantsDocument: boolean; nonce: string | null; sessions: Map<string, Promise<LiveSession | null>> | null }
const shared: { sabRequests?: AsyncLocalStorage<Request> } = globalThis as typeof globalThis & { sabRequests?: AsyncLocalStorage<Request> }

/**
 * Notes that code of ours runs for the request at hand: what fails from here on is our fault (500) and no longer the
 * sender's (400). Without the server around Next (scripts/serve.mjs) there is nothing to note it on.
 */
export function markReached(isReached = true): void {
  const request = shared.sabRequests?.getStore()
  if (request !== undefined) request.reached = isReached
}

/**
 * Whether the answer at hand is a whole document, and not the data by which React brings a page it has up to date (a soft
 * navigation, a refresh, an action). Without the server around Next nobody says so, and data are the safe thing to send.
 */
export function wantsDocument(): boolean {
  return shared.sabRequests?.getStore()?.wantsDocument ?? false
}

/** The nonce under which the answer at hand was begun before its page was asked for; null where nothing was sent yet. */
export function nonceOfBegunAnswer(): string | null {
  return shared.sabRequests?.getStore()?.nonce ?? null
}

/**
 * The sessions that were looked up for the document at hand, by the cookie that names them: what is foreseen of a page and the page itself ask for one. Null
 * for every other request: an action may end the session that it came with, and a long answer may outlive it.
 */
export function sessionsAtHand(): Map<string, Promise<LiveSession | null>> | null {
  return shared.sabRequests?.getStore()?.sessions ?? null
}

/** Thrown by an action that was sent what no page of ours sends; the sender's fault. */
export class NotOurForm extends Error {
  constructor() {
    super('An action was sent something else than its form.')
    this.name = 'NotOurForm'
    markReached(false)
  }
}

/** The form that an action was sent. An action is a public address: anything at all may come. @throws NotOurForm */
export function sentForm(data: unknown): FormData {
  markReached()
  if (!(data instanceof FormData)) throw new NotOurForm()
  return data
}

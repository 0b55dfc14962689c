import type { FindingActions } from '@/components/findings/finding-actions'
import { toSend } from '@/components/findings/composer-state'
import { afterSending, type Unsaved, type UnsavedFinding, type UnsavedReview } from '@/components/unsaved/item'
import { unsavedOf, type UnsavedStore } from '@/components/unsaved/store'
import type { Answer, FindingOutcome } from '@/lib/findings/answer'
import type { ReviewOutcome } from '@/lib/reviews/review'
import type { ReviewChange } from '@/lib/reviews/review-input'

export type SenderActions = Pick<FindingActions, 'submitFinding' | 'submitRevision'> & { submitReview: (change: ReviewChange) => Promise<Answer<ReviewOutcome>> }

/** What came of sending one item. `unreachable`: nothing is known, it stays and is sent again; its id makes that safe. */
export type Sent = { outcome: 'stored' } | { outcome: 'unreachable'; why: string } | { outcome: 'refused'; why: string } | { outcome: 'stale'; id: string }

export type Sender = {
  store: UnsavedStore
  /** Sends one item now. */
  send(id: string): Promise<Sent>
  /** Sends everything that waits, in the order in which it was made, until the server cannot be reached. */
  sendAll(): Promise<void>
  /** Why the last attempt failed; null where it did not. */
  trouble(): string | null
  /** Told after a finding was stored, with the transcript it stands in. */
  onStored(listener: (transcript: string) => void): () => void
}

const UNREACHABLE = 'The server could not be reached.'
const DELAYS_MS = [3_000, 6_000, 12_000, 30_000]

const senders = new Map<string, Sender>()

/** The one sender of a page for one person. It begins with what an earlier page left, and tries again by itself: later, when the connection is back, when the tab is looked at. */
export function senderOf(author: string, actions: SenderActions): Sender {
  const known = senders.get(author)
  if (known !== undefined) return known
  const made = makeSender(unsavedOf(author), actions)
  senders.set(author, made)
  return made
}

function makeSender(store: UnsavedStore, actions: SenderActions): Sender {
  const listeners = new Set<(transcript: string) => void>()
  const underWay = new Map<string, Promise<Sent>>()
  let trouble: string | null = null
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function attempt(item: Unsaved): Promise<Sent> {
    const sent = await (item.kind === 'finding' ? sendFinding(item, actions) : sendReview(item, actions)).catch((): Sent => ({ outcome: 'unreachable', why: UNREACHABLE }))
    settle(store, item, sent)
    if (sent.outcome === 'unreachable') {
      trouble = sent.why
      clearTimeout(timer)
      timer = setTimeout(() => void sendAll(), DELAYS_MS[Math.min(failures++, DELAYS_MS.length - 1)])
      // Told as a change, so that what shows the trouble is drawn anew.
      const kept = store.get(item.id)
      if (kept !== null) store.put({ ...kept })
    } else {
      trouble = null
      failures = 0
      if (sent.outcome === 'stored' && item.kind === 'finding') for (const listener of listeners) listener(item.transcript)
      // Something was chosen anew while this was under way.
      if (store.get(item.id)?.state === 'waiting') queueMicrotask(() => void send(item.id))
    }
    return sent
  }

  /** One request an item at a time: what is chosen while it is under way goes in the next. */
  async function send(id: string): Promise<Sent> {
    await underWay.get(id)
    const item = store.get(id)
    if (item === null) return { outcome: 'stored' }
    if (item.state !== 'waiting') return { outcome: 'refused', why: item.why ?? '' }
    const request = attempt(item)
    underWay.set(id, request)
    try {
      return await request
    } finally {
      underWay.delete(id)
    }
  }

  async function sendAll(): Promise<void> {
    for (const item of store.list()) {
      if (item.state !== 'waiting' || underWay.has(item.id)) continue
      if ((await send(item.id)).outcome === 'unreachable') return
    }
  }

  const again = (): void => { if (document.visibilityState === 'visible') void sendAll() }
  addEventListener('online', again)
  document.addEventListener('visibilitychange', again)
  void sendAll()

  return { store, send, sendAll, trouble: () => trouble, onStored: (listener) => { listeners.add(listener); return () => { listeners.delete(listener) } } }
}

async function sendFinding({ draft, transcript }: UnsavedFinding, actions: SenderActions): Promise<Sent> {
  const words = toSend(draft)
  if (words === null) return { outcome: 'refused', why: 'Choose a tag first.' }
  const { anchors, ...rest } = words
  const answer = draft.version === null ? await actions.submitFinding({ id: draft.id, transcript, anchors: anchors ?? [], ...rest }) : await actions.submitRevision({ id: draft.id, version: draft.version, ...words })
  return toSent(answer)
}

async function sendReview({ transcript, change }: UnsavedReview, actions: SenderActions): Promise<Sent> {
  const answer = await actions.submitReview({ transcript, ...change })
  return answer.outcome === 'stale' ? { outcome: 'refused', why: 'It was saved elsewhere.' } : toSent(answer)
}

function toSent(answer: Answer<FindingOutcome> | Answer<Exclude<ReviewOutcome, { outcome: 'stale' }>>): Sent {
  switch (answer.outcome) {
    case 'stored':
    case 'already-stored': return { outcome: 'stored' }
    case 'stale': return { outcome: 'stale', id: answer.id }
    case 'refused': return { outcome: 'refused', why: answer.faults.join(' ') }
    // The session has ended: what was written waits until the same person is back.
    case 'not-allowed': return answer.isSignedOut ? { outcome: 'unreachable', why: 'You are signed out. Sign in again in another tab, and it is saved.' } : { outcome: 'refused', why: answer.message }
    case 'not-found': return { outcome: 'refused', why: 'The transcript or the finding is not there any more.' }
    case 'not-yours': return { outcome: 'refused', why: 'It is not yours, or was withdrawn.' }
  }
}

/** Takes out of the store what the server has now, and marks what it refused. */
function settle(store: UnsavedStore, item: Unsaved, sent: Sent): void {
  const now = store.get(item.id)
  if (now === null) return
  if (sent.outcome === 'stored') {
    const left = now.kind === 'review' && item.kind === 'review' ? afterSending(now.change, item.change) : null
    if (left === null || now.kind !== 'review') store.drop(item.id)
    else store.put({ ...now, change: left, why: null })
  } else if (sent.outcome === 'unreachable') {
    store.put({ ...now, why: sent.why })
  } else if (now.kind === 'finding') {
    store.put({ ...now, state: 'refused', why: sent.outcome === 'refused' ? sent.why : 'It was saved elsewhere since. Look at both.' })
  } else {
    store.put({ ...now, state: 'refused', why: sent.outcome === 'refused' ? sent.why : null })
  }
}

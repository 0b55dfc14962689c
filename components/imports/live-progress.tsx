'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ProgressBar } from '@/components/imports/progress-bar'
import { transferWords } from '@/components/imports/size'
import { Button } from '@/components/ui/button'
import { useLeaveFocus } from '@/components/ui/leave-focus'
import { countWords, isSettled, type ImportView } from '@/lib/imports/progress'

const EVERY_MS = 500

type Progress = Pick<ImportView, 'id' | 'state' | 'bytes' | 'bytesRead' | 'rate' | 'counts' | 'cancelAsked'>

const DOING: Partial<Record<ImportView['state'], string>> = { receiving: 'Receiving', queued: 'Waiting for its turn', reading: 'Reading', publishing: 'Publishing', done: 'Imported', failed: 'Refused', cancelled: 'Cancelled', asking: 'Asks something' }

/** The progress of an import under way: asks the API twice a second, and has the page read again when it is over. */
export function LiveProgress({ first, canCancel }: { first: Progress; canCancel: boolean }) {
  const router = useRouter()
  const [progress, setProgress] = useState(first)
  const [isLost, setLost] = useState(false)
  useLeaveFocus(progress.cancelAsked)
  useEffect(() => {
    const stop = new AbortController()
    let shown = first.state
    // One question after the other: answers that pile up would each have the page read again.
    async function follow(): Promise<void> {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
        if (stop.signal.aborted) return
        const read = await readProgress(first.id, stop.signal)
        if (stop.signal.aborted) return
        setLost(read === null)
        if (read === null) continue
        setProgress(read)
        // The head of the page says the state as well.
        if (read.state !== shown) router.refresh()
        shown = read.state
        if (isSettled(read.state)) return
      }
    }
    void follow()
    return () => stop.abort()
  }, [first.id, first.state, router])

  async function cancel(): Promise<void> {
    setProgress({ ...progress, cancelAsked: true })
    await fetch(`/api/v1/imports/${encodeURIComponent(first.id)}`, { method: 'DELETE' })
  }

  const found = countWords(progress.counts)
  return (
    <section aria-label="Progress" className="flex flex-col gap-2 border-b border-line px-4 py-4">
      <p className="flex items-center justify-between gap-3">
        <span>{progress.cancelAsked && !isSettled(progress.state) ? 'Stopping' : (DOING[progress.state] ?? 'Reading')}</span>
        {canCancel && progress.state !== 'publishing' && !isSettled(progress.state) ? <Button size="small" isBusy={progress.cancelAsked} onClick={() => void cancel()}>Cancel</Button> : null}
      </p>
      <ProgressBar done={progress.bytesRead} total={progress.bytes} label="Read" />
      <p className="text-sm text-soft tabular-nums">{transferWords(progress.bytesRead, progress.bytes, progress.rate)}{found.length === 0 ? '' : `. Found so far: ${found.join(', ')}`}</p>
      {isLost ? <output className="text-sm text-caution">The server does not answer just now. The import goes on without this page.</output> : null}
    </section>
  )
}

async function readProgress(id: string, signal: AbortSignal): Promise<Progress | null> {
  try {
    const answer = await fetch(`/api/v1/imports/${encodeURIComponent(id)}`, { signal })
    if (!answer.ok) return null
    const read: unknown = await answer.json()
    return isProgress(read) ? read : null
  } catch {
    // The next tick asks again; the page says meanwhile that it does not know.
    return null
  }
}

/** Our own API's answer; a proxy's page in its place is none. */
function isProgress(value: unknown): value is Progress {
  return typeof value === 'object' && value !== null && 'state' in value && 'counts' in value && 'bytesRead' in value
}

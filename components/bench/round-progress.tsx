'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ProgressBar } from '@/components/imports/progress-bar'
import { Button } from '@/components/ui/button'
import { whole } from '@/components/ui/format'
import { costWords } from '@/lib/bench/runner/spending'
import { isResumable, isUnderWay, type RoundRow } from '@/lib/bench/rounds'

const EVERY_MS = 1000

type RoundAct = (id: string, act: 'cancel' | 'resume') => Promise<string | null>

/** How far a round is: asks the API now and then, and has the page read again when anything has moved. */
export function RoundProgress({ first, mayRun, act }: { first: RoundRow; mayRun: boolean; act: RoundAct }) {
  const router = useRouter()
  const [row, setRow] = useState(first)
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isOn = isUnderWay(row.stand)
  useEffect(() => {
    if (!isOn) return undefined
    const stop = new AbortController()
    async function follow(): Promise<void> {
      for (let moved = first.movedAt; ;) {
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
        if (stop.signal.aborted) return
        const read = await readRound(first.id, stop.signal)
        if (stop.signal.aborted || read === null) continue
        setRow(read)
        if (read.movedAt !== moved) router.refresh()
        moved = read.movedAt
        if (!isUnderWay(read.stand)) return
      }
    }
    void follow()
    return () => stop.abort()
  }, [first.id, first.movedAt, isOn, router])

  async function press(what: 'cancel' | 'resume'): Promise<void> {
    setBusy(true)
    setFault(await act(first.id, what))
    if (what === 'resume') setRow({ ...row, stand: 'waiting' })
    router.refresh()
    setBusy(false)
  }

  return (
    <section aria-label="Progress" className="flex flex-col gap-2 border-b border-line px-4 py-4">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="tabular-nums">{whole(row.done)} of {whole(row.total)} done{row.failed > 0 ? <span className="text-bad">, {whole(row.failed)} failed</span> : null}</span>
        <span className="text-soft tabular-nums">{costWords(row.cost)}</span>
        {isOn && row.leftMs !== null ? <span className="text-soft tabular-nums">about {timeWords(row.leftMs)} left</span> : null}
        {mayRun && isOn ? <span className="ml-auto"><Button size="small" icon="stop" disabled={isBusy} onClick={() => void press('cancel')}>Cancel</Button></span> : null}
        {mayRun && isResumable(row) ? <span className="ml-auto"><Button size="small" icon="play" tone="primary" disabled={isBusy} onClick={() => void press('resume')}>Resume</Button></span> : null}
      </p>
      <ProgressBar done={row.done} total={row.total === 0 ? null : row.total} label="Conversations" />
      {row.message === null ? null : <p className="text-sm text-soft">{row.message}</p>}
      {fault === null ? null : <p role="alert" className="text-sm text-bad">{fault}</p>}
    </section>
  )
}

function timeWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 90 ? `${seconds} s` : seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}

async function readRound(id: string, signal: AbortSignal): Promise<RoundRow | null> {
  try {
    const answer = await fetch(`/api/v1/bench/rounds/${encodeURIComponent(id)}`, { signal })
    if (!answer.ok) return null
    const read: unknown = await answer.json()
    return isRow(read) ? read : null
  } catch {
    // The next look asks again.
    return null
  }
}

/** Our own API's answer; a proxy's page in its place is none. */
function isRow(value: unknown): value is RoundRow {
  return typeof value === 'object' && value !== null && 'stand' in value && 'done' in value && 'total' in value
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { RemoveRound } from '@/components/bench/remove-round'
import { RoundBar } from '@/components/bench/round-bar'
import { timeWords } from '@/lib/bench/time-words'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/field'
import { whole } from '@/components/ui/format'
import { costWords } from '@/lib/bench/cost'
import { isResumable, isUnderWay, type RoundRow } from '@/lib/bench/rounds'

const EVERY_MS = 1000

type RoundAct = (id: string, act: 'cancel' | 'resume', budget?: string) => Promise<string | null>

/** How far a round is: asks the API now and then, and has the page read again when anything has moved. */
export function RoundProgress({ first, mayRun, act, remove: submitRemoval, runCount }: { first: RoundRow; mayRun: boolean; act: RoundAct; remove: (id: string) => Promise<string | null>; runCount: number }) {
  const router = useRouter()
  const [row, setRow] = useState(first)
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [budget, setBudget] = useState('')
  const isOn = isUnderWay(row.stand)
  useEffect(() => {
    if (!isOn) return undefined
    const stop = new AbortController()
    async function follow(): Promise<void> {
      for (let moved = first.movedAt; ;) {
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
        if (stop.signal.aborted) return
        if (document.visibilityState !== 'visible') continue
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
    const said = await act(first.id, what, budget)
    setFault(said)
    if (what === 'resume' && said === null) setRow({ ...row, stand: 'waiting' })
    router.refresh()
    setBusy(false)
  }

  async function remove(): Promise<void> {
    setBusy(true)
    setFault(await submitRemoval(first.id))
    setBusy(false)
  }

  return (
    <section aria-label="Progress" className="flex flex-col gap-3 border-b border-line px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <p className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
          <span className="figures text-lg font-semibold">{row.total === 0 && isOn ? 'Being prepared' : `${whole(row.done)} of ${whole(row.total)} done`}</span>
          {row.failed > 0 ? <span className="figures text-bad">{whole(row.failed)} failed</span> : null}
          {row.cost.calls === 0 ? null : <span className="figures text-soft">{costWords(row.cost)}{row.limits.budgetUsd === null ? '' : ` of a budget of $${row.limits.budgetUsd}`}</span>}
          {isOn && row.leftMs !== null ? <span className="figures text-soft">about {timeWords(row.leftMs)} left</span> : null}
        </p>
        {!mayRun ? null : isOn ? <span className="ml-auto"><Button size="small" icon="stop" isBusy={isBusy} onClick={() => void press('cancel')}>Cancel</Button></span> : (
          <span className="ml-auto flex flex-wrap items-center gap-2">
            <RemoveRound row={row} runCount={runCount} isBusy={isBusy} onRemove={() => void remove()} />
            {isResumable(row) && row.limits.budgetUsd !== null ? <label htmlFor="resume-budget" className="flex items-center gap-2 text-sm text-soft">Budget <Input id="resume-budget" className="h-7! w-24!" inputMode="decimal" placeholder={String(row.limits.budgetUsd)} value={budget} onChange={(event) => setBudget(event.target.value)} /></label> : null}
            {isResumable(row) ? <Button size="small" icon="play" tone="primary" isBusy={isBusy} onClick={() => void press('resume')}>{row.done + row.failed === row.total && row.failed > 0 ? `Try the ${whole(row.failed)} failed again` : 'Resume'}</Button> : null}
          </span>
        )}
      </div>
      <RoundBar row={row} label="Conversations" />
      {row.held.map(({ provider, until }) => <p key={provider} className="text-sm text-caution">{provider} asks to wait until {new Date(until).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', second: '2-digit' })}; its other calls wait too.</p>)}
      {row.message === null ? null : <p className={row.stand === 'stopped' ? 'text-bad first-letter:uppercase' : 'text-sm text-soft first-letter:uppercase'}>{row.stand === 'running' ? 'Last failure: ' : ''}<bdi>{row.message}</bdi></p>}
      {row.stand === 'crashed' ? <p className="text-soft">Its process is gone. What was finished is kept; resume goes on with the rest.</p> : null}
      {fault === null ? null : <p role="alert" className="text-sm text-bad">{fault}</p>}
    </section>
  )
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

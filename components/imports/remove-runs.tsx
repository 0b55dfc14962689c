'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { counted } from '@/components/ui/format'
import { useLeaveFocus } from '@/components/ui/leave-focus'

/** Removes an import's runs after asking, saying what goes with them. */
export function RemoveRuns({ importId, runs, transcripts, findings, reviews, hasChangedOthers }: { importId: string; runs: number; transcripts: number; findings: number; reviews: number; hasChangedOthers: boolean }) {
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'removing' | 'failed'>('idle')
  useLeaveFocus(state === 'removing')

  async function remove(): Promise<void> {
    setState('removing')
    try {
      const answer = await fetch(`/api/v1/imports/${encodeURIComponent(importId)}/runs`, { method: 'DELETE' })
      if (!answer.ok && answer.status !== 404) setState('failed')
      router.refresh()
    } catch {
      setState('failed')
    }
  }

  return (
    <span className="inline-flex items-center gap-3">
      {state === 'failed' ? <span role="alert" className="text-sm text-bad">The runs were not removed. Try again.</span> : null}
      <ConfirmDialog
        trigger={<Button size="small" tone="danger" icon="trash" isBusy={state === 'removing'}>{state === 'removing' ? 'Removing' : 'Remove these runs'}</Button>}
        title={`Remove ${counted(runs, 'run', 'runs')}?`} confirm={`Remove ${counted(runs, 'run', 'runs')}`} onConfirm={() => void remove()}
      >
        <p>With them go {counted(transcripts, 'transcript', 'transcripts')} (those that other imports put into these runs, too), their judgements, {counted(findings, 'finding', 'findings')} and {counted(reviews, 'review', 'reviews')}, and cases, suites, models and imported tags that nothing else uses. It cannot be taken back; the files can be imported again.</p>
        {hasChangedOthers ? <p>What this import replaced or added in other runs stays as it is.</p> : null}
      </ConfirmDialog>
    </span>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useLeaveFocus } from '@/components/ui/leave-focus'
import { Time } from '@/components/ui/time'

const MISHAPS = { gone: 'The files are no longer kept. Send them again, with “Replace what is stored with other content”.', unreachable: 'The server does not answer. Try again.' }

/** Offers to take the files' content where other is stored, while the files of a refused import are kept. */
export function ReplaceStored({ importId, until, canReplace }: { importId: string; until: string; canReplace: boolean }) {
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const [mishap, setMishap] = useState<keyof typeof MISHAPS | null>(null)
  useLeaveFocus(isBusy)

  async function replace(): Promise<void> {
    setBusy(true)
    setMishap(null)
    try {
      const answer = await fetch(`/api/v1/imports/${encodeURIComponent(importId)}/replace`, { method: 'POST' })
      if (answer.ok) return router.refresh()
      setMishap(answer.status === 409 ? 'gone' : 'unreachable')
    } catch {
      setMishap('unreachable')
    }
    setBusy(false)
  }

  return (
    <section aria-labelledby="replace" className="flex flex-col gap-3 border-b border-line px-4 py-4">
      <h2 id="replace" className="font-semibold">Stored with other content</h2>
      <p className="max-w-160 text-soft">Nothing else is wrong with these files: the issues below say which records differ from what is stored, and in what. The files are still here (until they are removed, <Time at={until} />) and need not be sent again.</p>
      {mishap === null ? null : <p role="alert" className="text-sm text-bad">{MISHAPS[mishap]}</p>}
      {canReplace ? (
        <div>
          <ConfirmDialog trigger={<Button isBusy={isBusy}>{isBusy ? 'Replacing' : 'Replace what is stored'}</Button>} title="Replace what is stored?" confirm="Replace" onConfirm={() => void replace()}>
            <p>The files’ content takes the place of what is stored, and what is new in them is imported. Findings and reviews stay; it cannot be taken back otherwise than by importing the older files again.</p>
          </ConfirmDialog>
        </div>
      ) : <p className="text-soft">Whoever sent the files, or an admin, can replace.</p>}
    </section>
  )
}

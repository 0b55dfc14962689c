'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { fromDrop, fromInput, type ChosenFile } from '@/components/imports/chosen-files'
import { ProgressBar } from '@/components/imports/progress-bar'
import { sendFiles, type Sending } from '@/components/imports/send-files'
import { bytesWords, transferWords } from '@/components/imports/size'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { Check, FormMessage } from '@/components/ui/field'
import { counted } from '@/components/ui/format'
import { importLink } from '@/lib/links/links'

type Phase = { kind: 'idle' } | { kind: 'sending'; what: string; sending: Sending; stop: () => void } | { kind: 'refused'; message: string }

/** Takes files and folders, by drop or choice, as one import, and goes to its page when the server has them. */
export function DropZone() {
  const router = useRouter()
  const isHere = useRef(true)
  const [phase, setPhase] = useState<Phase>({ kind: 'idle' })
  const [isOver, setOver] = useState(false)
  const replace = useRef<HTMLInputElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  useEffect(() => {
    isHere.current = true
    return () => { isHere.current = false }
  }, [])
  const isSending = phase.kind === 'sending'
  useEffect(() => {
    if (!isSending) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isSending])

  async function send(chosen: readonly ChosenFile[]): Promise<void> {
    const first = chosen[0]
    if (first === undefined) {
      setPhase({ kind: 'refused', message: 'There is no file in what was chosen.' })
      return
    }
    const total = chosen.reduce((sum, { file }) => sum + file.size, 0)
    const what = chosen.length === 1 ? first.path : `${counted(chosen.length, 'file', 'files')}, ${bytesWords(total)}`
    const { outcome, stop } = sendFiles(chosen, replace.current?.checked ?? false, (sending) => setPhase({ kind: 'sending', what, sending, stop }))
    setPhase({ kind: 'sending', what, sending: { sent: 0, total, rate: null }, stop })
    const ended = await outcome
    // Whoever has gone on to another page meanwhile stays there; the list of imports has it.
    if (!isHere.current) return
    if (ended.kind === 'received') return router.push(importLink(ended.id))
    setPhase(ended.kind === 'refused' ? ended : { kind: 'idle' })
    router.refresh()
  }

  async function onDrop(event: DragEvent): Promise<void> {
    event.preventDefault()
    setOver(false)
    if (!isSending) await send(await fromDrop(event.dataTransfer))
  }

  return (
    <section aria-label="Import files" className="flex flex-col gap-3 border-b border-line px-4 py-4">
      <div
        data-drop-zone="" onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={(event) => void onDrop(event)}
        className={cx('flex min-h-32 flex-col justify-center gap-3 rounded-lg border border-dashed px-4 py-5', isOver ? 'border-accent bg-accent-tint' : 'border-edge/60')}
      >
        {phase.kind === 'sending' ? <SendingView {...phase} /> : (
          <>
            <p><span className="font-medium">Drop result files or folders here.</span> <span className="text-soft">What is dropped together is one import: all of it comes in, or nothing.</span></p>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <Button tone="primary" icon="import" onClick={() => files.current?.click()}>Choose files</Button>
              <Button onClick={() => folder.current?.click()}>Choose a folder</Button>
              <Check ref={replace} label="Replace what is stored with other content" />
            </div>
            <p className="text-sm text-faint">SupportAgentBench bundles (sab/1, also gzipped), tau-bench results and fault analyses, tau2-bench results, judge rows and notes. The format is told by the content. Reviews and findings are never overwritten.</p>
          </>
        )}
        <input ref={files} type="file" multiple hidden aria-label="Files to import" onChange={(event) => { if (event.target.files !== null) void send(fromInput(event.target.files)); event.target.value = '' }} />
        <input ref={folder} type="file" multiple hidden aria-label="Folder to import" {...{ webkitdirectory: '' }} onChange={(event) => { if (event.target.files !== null) void send(fromInput(event.target.files)); event.target.value = '' }} />
      </div>
      {phase.kind === 'refused' ? <FormMessage tone="bad">{phase.message}</FormMessage> : null}
    </section>
  )
}

function SendingView({ what, sending, stop }: Extract<Phase, { kind: 'sending' }>) {
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-center justify-between gap-3">
        <span className="min-w-0 truncate">Sending <bdi className="font-medium">{what}</bdi></span>
        <Button size="small" onClick={stop}>Stop</Button>
      </p>
      <ProgressBar done={sending.sent} total={sending.total} label="Sent" />
      <p className="text-sm text-soft tabular-nums" aria-live="polite">{transferWords(sending.sent, sending.total, sending.rate)}</p>
    </div>
  )
}

'use client'
import { Kbd } from '@/components/ui/chip'
import { Dialog } from '@/components/ui/dialog'
import { KEY_HELP } from '@/components/transcripts/reading/keys'

/** The keys of the transcript page. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" open onOpenChange={(open) => { if (!open) onClose() }}>
      <dl className="grid grid-cols-[4rem_1fr] gap-y-2">{KEY_HELP.map(([key, words]) => <div key={key} className="contents"><dt><Kbd>{key}</Kbd></dt><dd>{words}</dd></div>)}</dl>
    </Dialog>
  )
}

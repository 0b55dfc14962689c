'use client'
import { Kbd } from '@/components/ui/chip'
import { Dialog } from '@/components/ui/dialog'
import { KEY_HELP } from '@/components/transcripts/reading/keys'

/** The keys of the transcript page. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" open onOpenChange={(open) => { if (!open) onClose() }}>
      <div className="flex flex-col gap-4">
        {KEY_HELP.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-1 text-sm text-faint">{title}</h3>
            <dl className="grid grid-cols-[5.5rem_1fr] gap-y-1.5">{keys.map(([names, words]) => <div key={names[0]} className="contents"><dt className="flex gap-1">{names.map((name) => <Kbd key={name}>{name}</Kbd>)}</dt><dd>{words}</dd></div>)}</dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

'use client'
import type { FindingDraft } from '@/components/findings/composer-state'
import { Button } from '@/components/ui/button'
import type { Finding } from '@/lib/findings/finding'

/** Both texts of a finding that was saved elsewhere meanwhile, and the choice between them. */
export function StaleChoice({ mine, theirs, onKeepMine, onTakeTheirs }: { mine: FindingDraft; theirs: Finding; onKeepMine: () => void; onTakeTheirs: () => void }) {
  const tag = mine.tag === null ? '' : 'id' in mine.tag ? mine.tag.label : mine.tag.name
  return (
    <div role="alert" className="border-l-2 border-caution pl-3 text-sm">
      <p className="font-medium">This finding was saved elsewhere since. Nothing of yours is lost.</p>
      <dl className="my-2 grid grid-cols-[4rem_1fr] gap-x-2 gap-y-1">
        <dt className="text-faint">there</dt><dd dir="auto" className="whitespace-pre-wrap wrap-anywhere">{theirs.tag.name}: {theirs.note ?? 'no note'}</dd>
        <dt className="text-faint">yours</dt><dd dir="auto" className="whitespace-pre-wrap wrap-anywhere">{tag}: {mine.note === '' ? 'no note' : mine.note}</dd>
      </dl>
      {theirs.withdrawnAt === null
        ? <div className="flex gap-2"><Button size="small" onClick={onKeepMine}>Keep mine</Button><Button size="small" onClick={onTakeTheirs}>Take that one</Button></div>
        : <p>It was withdrawn, so it cannot be changed any more.</p>}
    </div>
  )
}

'use client'
import { tagWords, type FindingDraft } from '@/components/findings/composer-state'
import { Button } from '@/components/ui/button'
import type { Finding } from '@/lib/findings/finding'

/** Both texts of a finding that was saved elsewhere meanwhile, and the choice between them. */
export function StaleChoice({ mine, theirs, onKeepMine, onTakeTheirs }: { mine: FindingDraft; theirs: Finding; onKeepMine: () => void; onTakeTheirs: () => void }) {
  return (
    <div role="alert" className="border-l-2 border-caution pl-3 text-sm">
      <p className="font-medium">This finding was saved elsewhere since. Nothing of yours is lost.</p>
      <dl className="my-2 grid grid-cols-[4rem_1fr] gap-x-2 gap-y-1">
        <dt className="text-faint">there</dt><dd dir="auto" className="whitespace-pre-wrap wrap-anywhere">{inWords({ ...theirs, tag: theirs.tag.name })}</dd>
        <dt className="text-faint">yours</dt><dd dir="auto" className="whitespace-pre-wrap wrap-anywhere">{inWords({ ...mine, tag: tagWords(mine) })}</dd>
      </dl>
      {theirs.withdrawnAt === null
        ? <div className="flex gap-2"><Button size="small" onClick={onKeepMine}>Keep mine</Button><Button size="small" onClick={onTakeTheirs}>Take that one</Button></div>
        : <p>It was withdrawn, so it cannot be changed any more.</p>}
    </div>
  )
}

function inWords({ tag, severity, fault, note, correctBehaviour }: { tag: string; severity: string | null; fault: string | null; note: string | null; correctBehaviour: string | null }): string {
  const instead = correctBehaviour === null || correctBehaviour === '' ? [] : [`instead: ${correctBehaviour}`]
  return [[tag, severity, fault === null ? null : `fault: ${fault}`].filter((part) => part !== null).join(', '), note === null || note === '' ? 'no note' : note, ...instead].join('\n')
}

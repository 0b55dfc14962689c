'use client'
import { placeWords, tagWords } from '@/components/findings/composer-state'
import type { UnsavedFinding } from '@/components/unsaved/item'
import { unsavedOf } from '@/components/unsaved/store'
import { useUnsaved } from '@/components/unsaved/use-unsaved'

/** The viewer's findings on this transcript that the server does not have, each with why. They stand above those it has. */
export function UnsavedFindings({ author, transcript }: { author: string; transcript: string }) {
  const items = useUnsaved(author).filter((item): item is UnsavedFinding => item.kind === 'finding' && item.transcript === transcript)
  if (items.length === 0) return null
  return (
    <ul aria-label="Not saved" className="mb-3 flex flex-col gap-2">
      {items.map(({ id, draft, state, why }) => (
        <li key={id} className="border-l-2 border-dashed border-caution pl-2.5 text-sm">
          <p className="wrap-anywhere"><bdi className="font-medium">{tagWords(draft)}</bdi> <span className="text-faint">on {placeWords(draft)}</span></p>
          {draft.note === '' ? null : <p dir="auto" className="line-clamp-2 whitespace-pre-wrap wrap-anywhere text-soft">{draft.note}</p>}
          <p className="flex flex-wrap gap-x-2">
            <span className={state === 'refused' ? 'text-bad' : 'text-caution'}>{state === 'draft' ? 'not saved: a draft' : state === 'waiting' ? (why === null ? 'saving' : 'not saved yet: waiting for the server') : `not saved: ${why ?? 'refused'}`}</span>
            <button type="button" className="linked ml-auto" data-unsaved={id}>Go on with it</button>
            <button type="button" className="linked" onClick={() => unsavedOf(author).drop(id)}>Discard</button>
          </p>
        </li>
      ))}
    </ul>
  )
}

'use client'
import { senderOf, type SenderActions } from '@/components/unsaved/sender'
import { useUnsaved } from '@/components/unsaved/use-unsaved'

/** Says that something is not saved yet, whichever transcript it belongs to, why, and that it is tried again. Nothing while a save has only just begun. */
export function UnsavedBar({ author, actions, transcript }: { author: string; actions: SenderActions; transcript: string }) {
  const items = useUnsaved(author)
  const waiting = items.filter((item) => item.state === 'waiting' && item.why !== null)
  const lost = items.filter((item) => item.kind === 'review' && item.state === 'refused')
  if (waiting.length === 0 && lost.length === 0) return null
  const elsewhere = waiting.filter((item) => item.transcript !== transcript).length
  return (
    <div role="status" data-print="no" className="fixed bottom-20 left-1/2 z-30 max-w-[calc(100vw-1.5rem)] -translate-x-1/2 rounded-md border border-caution/50 bg-caution-tint px-3 py-2 shadow-float">
      {waiting.length === 0 ? null : (
        <p>{waiting.length === 1 ? '1 change is' : `${waiting.length} changes are`} not saved{elsewhere === 0 ? '' : `, ${elsewhere} of them in other transcripts`}. {waiting[0]?.why} It is kept in this browser and tried again by itself. <button type="button" className="linked" onClick={() => void senderOf(author, actions).sendAll()}>Try now</button></p>
      )}
      {lost.map((item) => <p key={item.id}>Your review was not saved. {item.why} <button type="button" className="linked" onClick={() => senderOf(author, actions).store.drop(item.id)}>Let it go</button></p>)}
    </div>
  )
}

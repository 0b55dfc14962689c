import '@/components/transcripts/transcript.css'
import { isCompact, type Drawing } from '@/components/transcripts/drawing'
import { MessageList } from '@/components/transcripts/message-list'
import type { MessageRecord } from '@/lib/bundle/record'
import { toLiveMessages } from '@/lib/bench/live-messages'
import { placeFindings } from '@/lib/findings/placing'
import { toTranscriptView } from '@/lib/transcripts/view'

/** A conversation that is not stored yet, drawn as its transcript will be. */
export function LiveConversation({ messages, isOver, error, transcript }: { messages: readonly MessageRecord[]; isOver: boolean; error: string | null; transcript: string }) {
  const stored = toLiveMessages(messages)
  const drawing: Drawing = { transcript, names: new Map(), placed: placeFindings(stored, []), judged: new Map(), isCompact: isCompact(stored), evidence: new Set() }
  return (
    <div className="mx-auto max-w-200 px-4 py-4">
      {messages.length === 0 ? <p className="text-soft">Nothing has been said yet.</p> : <div className="ms"><MessageList view={toTranscriptView(stored)} drawing={drawing} /></div>}
      {error === null ? null : <p role="alert" className="py-3 text-bad">{error}</p>}
      {isOver ? null : <output className="block py-3 text-soft">Under way; this page follows it.</output>}
    </div>
  )
}

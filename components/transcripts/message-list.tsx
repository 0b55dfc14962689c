import { MessageBlock } from '@/components/transcripts/message-block'
import type { Drawing } from '@/components/transcripts/drawing'
import type { TranscriptView } from '@/lib/transcripts/view'

/** Every message in order; where a turn begins, the turn's number stands. */
export function MessageList({ view, drawing }: { view: TranscriptView; drawing: Drawing }) {
  if (view.items.length === 0) return <p className="none">This transcript has no messages.</p>
  return view.items.map((item) => <MessageBlock key={item.message.number} item={item} drawing={drawing} />)
}

import { MessageBlock } from '@/components/transcripts/message-block'
import { CONTENT_LIMIT, type Drawing } from '@/components/transcripts/drawing'
import type { TranscriptView, ViewItem } from '@/lib/transcripts/view'

/** From so many messages on they stand in stretches. */
const MANY = 200
/**
 * Messages in one stretch. A browser lays out and paints a stretch when it comes near the window (`content-visibility`), and still finds, prints, selects and links to
 * what is in the others. A message by itself would be too small a unit: to watch thousands of boxes costs every frame of scrolling; a stretch of 25 takes longer than a
 * frame (`npm run bench pages`).
 */
const STRETCH = 10

/** Every message in order; where a turn begins, the turn's number stands. */
export function MessageList({ view, drawing }: { view: TranscriptView; drawing: Drawing }) {
  const { items } = view
  if (items.length === 0) return <p className="none">This transcript has no messages.</p>
  const blocks = (some: readonly ViewItem[]) => some.map((item) => <MessageBlock key={item.message.number} item={item} drawing={drawing} />)
  if (items.length < MANY) return blocks(items)
  return Array.from({ length: Math.ceil(items.length / STRETCH) }, (_, index) => {
    const some = items.slice(index * STRETCH, (index + 1) * STRETCH)
    return <div key={index} className="k" style={{ containIntrinsicSize: `auto ${some.reduce((sum, item) => sum + roughHeight(item), 0)}px` }}>{blocks(some)}</div>
  })
}

/** About how high an item is drawn at the usual width, in px: only the scroll bar rests on it, until the item is laid out. */
function roughHeight({ kind, message, calls, result }: ViewItem): number {
  const lines = kind === 'instructions' ? 1 : message.content.slice(0, CONTENT_LIMIT).split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 52)), 0)
  return lines * 24 + (kind === 'customer' ? 32 : 12) + (calls.length + (result === null ? 0 : 1) + (message.reasoning === null ? 0 : 1)) * 28
}

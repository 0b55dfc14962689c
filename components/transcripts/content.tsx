import { CONTENT_LIMIT, marksAt, partLink, sizeLabel, type Drawing } from '@/components/transcripts/drawing'
import { shownText } from '@/components/transcripts/shown-text'
import type { PassageMark } from '@/lib/findings/placing'
import type { StoredMessage } from '@/lib/transcripts/message'
import { wholeCharacters } from '@/lib/transcripts/visible-text'

/** What a message says; where it says nothing, and nothing else stands in its place, that. */
export function Content({ message, drawing }: { message: StoredMessage; drawing: Drawing }) {
  const { content, number, calls, result } = message
  if (content === '') return calls.length > 0 || result !== null ? null : <p className="none">no text</p>
  if (content.trim() === '') return <div className="b" data-p="content"><i className="iv" data-u={content.length}>only white space, {content.length} characters</i></div>
  return <Capped className="b" text={content} place={{ message: number, part: 'content' }} marks={marksAt(drawing, number, 'content')} drawing={drawing} />
}

type CappedProps = { className?: string; text: string; place: { message: number; part: 'content' | 'reasoning' }; marks?: readonly PassageMark[]; drawing: Drawing }

/** A text up to the cap, or to the last passage that is marked in it, with the way to the rest. Line ends after the last word are not drawn: nothing stands after them. */
export function Capped({ className, text, place, marks = [], drawing }: CappedProps) {
  const limit = Math.max(CONTENT_LIMIT, ...marks.map(({ end }) => end + 200))
  const shown = wholeCharacters(text, limit)
  const isWhole = shown.length === text.length
  return (
    <>
      <div className={className} dir="auto" data-p={place.part === 'content' ? 'content' : undefined}>{shownText(isWhole ? shown.trimEnd() : shown, marks)}</div>
      {isWhole ? null : <a className="all" href={partLink(drawing.transcript, place.message, place.part)}>show all {sizeLabel(text.length)}</a>}
    </>
  )
}

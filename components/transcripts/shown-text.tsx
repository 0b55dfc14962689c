import type { ReactNode } from 'react'
import { markedPieces, type PassageMark } from '@/lib/findings/placing'
import { visibleSegments } from '@/lib/transcripts/visible-text'

/** Id of the passages that the judge quotes; every other id is a finding's. */
export const JUDGE_MARK = 'judge'

/**
 * Foreign text as text: nothing in it is interpreted, what cannot be seen is named, passages that findings quote are marked. An element that stands for
 * characters carries their number in `data-u`, so that a selection can be counted back to the stored text.
 */
export function shownText(text: string, marks: readonly PassageMark[] = []): ReactNode {
  if (marks.length === 0) return segments(text)
  return markedPieces(text, marks).map((piece, index) => {
    const key = `${index}`
    const findings = piece.ids.filter((id) => id !== JUDGE_MARK)
    if (piece.ids.length === 0) return <span key={key}>{segments(piece.text)}</span>
    return findings.length === 0 ? <mark key={key} className="jq">{segments(piece.text)}</mark> : <mark key={key} data-f={findings.join(' ')}>{segments(piece.text)}</mark>
  })
}

function segments(text: string): ReactNode {
  const pieces = visibleSegments(text)
  const [only] = pieces
  if (pieces.length === 1 && only?.kind === 'text') return only.text
  return pieces.map((piece, index) => {
    switch (piece.kind) {
      case 'text': return piece.text
      case 'invisible': return <i key={`${index}`} className="iv" data-u={piece.length} data-tip={piece.title}>{piece.label}</i>
      case 'gap': return <i key={`${index}`} className="iv gap" data-u={piece.length}>{piece.lines} blank lines</i>
    }
  })
}

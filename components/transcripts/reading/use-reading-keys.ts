import { useEffect } from 'react'
import { REVIEW_EVENT } from '@/components/reviews/review-event'
import { COMPOSING_WISHES, wishOf } from '@/components/transcripts/reading/keys'
import { step, toggleAllCalls, toggleHere } from '@/components/transcripts/reading/move'

type ReadingKeys = { isComposing: boolean; previous: string | null; next: string | null; tagHere: () => void; help: () => void; say: (message: string) => void }

/** The keys of the transcript page; what concerns the review goes on to its foot. While a finding is written they only go to its places and add them. */
export function useReadingKeys({ isComposing, previous, next, tagHere, help, say }: ReadingKeys): void {
  useEffect(() => {
    function go(to: string | null, other: string | null, end: string): void {
      if (to !== null) location.assign(to)
      else say(other === null ? 'There is no list to move in: open a transcript from one.' : `This is the ${end} of the list.`)
    }
    function onKey(event: KeyboardEvent): void {
      const wish = wishOf(event)
      if (wish === null || (isComposing && !COMPOSING_WISHES.includes(wish))) return
      event.preventDefault()
      switch (wish) {
        case 'next-message': return step(1)
        case 'previous-message': return step(-1)
        case 'next-transcript': return go(next, previous, 'last')
        case 'previous-transcript': return go(previous, next, 'first')
        case 'open': return toggleHere()
        case 'open-all': return void toggleAllCalls()
        case 'tag': return tagHere()
        case 'help': return help()
        case 'pass': case 'fail': case 'defer': case 'reviewed': case 'reviewed-next': document.dispatchEvent(new CustomEvent(REVIEW_EVENT, { detail: wish }))
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [help, isComposing, next, previous, say, tagHere])
}

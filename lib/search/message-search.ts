import { choiceFilter, defineList, idFilter, textFilter, type StateOf } from '@/lib/lists/list'
import type { SnippetPart } from '@/lib/search/words'

/** Who speaks in the messages that search reads; system prompts are the same in every transcript and are not in the index. */
export const SEARCHED_ROLES = ['customer', 'agent', 'tool'] as const

/** The page of messages that hold what was typed, the newest transcripts first. */
export const MESSAGE_SEARCH = defineList({
  name: 'search',
  sorts: ['newest'],
  firstSort: 'newest',
  columns: ['message'],
  filters: { q: textFilter(), suite: idFilter(), /** Slug. */ model: idFilter(), role: choiceFilter(SEARCHED_ROLES) },
  pageSize: 50,
})
export type MessageSearchState = StateOf<typeof MESSAGE_SEARCH>

/** Counting ends here: "1,000 or more" says as much, and a common word is in every transcript. */
export const COUNTED_AT_MOST = 1000

/** One message that meets every term. `snippet` is the passage around the first word met; the others may stand in another part of the message. */
export type MessageHit = {
  transcript: string
  number: number
  role: string
  /** Where in the message the snippet was taken from. */
  part: 'text' | 'reasoning' | 'call' | 'result'
  /** The tool's name, where the snippet is of a call or a result. */
  tool: string | null
  snippet: SnippetPart[]
  model: string
  trial: number
  caseTitle: string
  suite: string
}

/** What a search found and what it looked through: transcripts in the index, and all there are. */
export type MessageSearchResult = { hits: MessageHit[]; count: number; isCountCut: boolean; indexed: number; all: number; isEmpty: boolean }

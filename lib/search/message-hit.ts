import { snippetOf, type SearchTerm } from '@/lib/search/words'
import type { MessageHit } from '@/lib/search/message-search'

type SearchedMessage = { content: string; reasoning: string | null; resultName: string | null; resultValue: string | null; calls: readonly { name: string; arguments: string }[] }
type HitPlace = Pick<MessageHit, 'part' | 'tool' | 'snippet'>

/** Which part of a message a search shows: the first that meets a term, what was said before what tools were given. */
export function hitIn(message: SearchedMessage, terms: readonly SearchTerm[]): HitPlace {
  const parts: { part: HitPlace['part']; tool: string | null; text: string }[] = [
    { part: 'text', tool: null, text: message.content },
    ...message.calls.map((call) => ({ part: 'call' as const, tool: call.name, text: call.arguments })),
    { part: 'result', tool: message.resultName, text: message.resultValue ?? '' },
    { part: 'reasoning', tool: null, text: message.reasoning ?? '' },
  ]
  for (const { part, tool, text } of parts) {
    const snippet = snippetOf(text, terms)
    if (snippet !== null) return { part, tool, snippet }
  }
  // Only the name of a tool met the terms.
  const named = message.calls[0]
  return named === undefined ? { part: 'text', tool: null, snippet: [] } : { part: 'call', tool: named.name, snippet: [{ text: named.arguments.slice(0, 160), isHit: false }] }
}

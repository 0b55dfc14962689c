import { answerTo, say, timesProposed, type Context, type Move } from '@/lib/bench/agents/scripted/context'

/** Requests for a go-ahead after which an agent stops asking. */
const MOST_PROPOSALS = 5

/**
 * The go-ahead before a write: null when the customer has given it for a proposal that named all of `words` (or when this agent never asks),
 * else the question. `proposal` has to hold the words and ask.
 */
export function gate(ctx: Context, words: readonly string[], proposal: string): Move | null {
  if (ctx.habits.skipsConfirmation || ctx.habits.obliges) return null
  switch (answerTo(ctx, words)) {
    case 'yes': return null
    case 'no': return say('Then I leave everything as it is. What would you like instead?')
    default: return timesProposed(ctx) >= MOST_PROPOSALS ? say('I have not changed anything. Do write again when you know how you would like it.') : say(proposal)
  }
}

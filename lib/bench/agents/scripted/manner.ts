import { asksToConfirm, asks } from '@/lib/bench/customer/cues'
import { join, sentences, varyWhileNew, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import { foreignLanguage } from '@/lib/bench/agents/scripted/foreign'

const WHILE_LOOKING: readonly [string, ...string[]] = ['One moment please, I am looking that up for you.', 'Bear with me, I am just opening the details.', 'Let me check this properly, so that what I tell you is right.', 'Thank you for your patience, I am nearly there.']
const WHILE_DOING: readonly [string, ...string[]] = ['Wonderful, I am doing that for you right now.', 'Thank you! Let me put that through.', 'Perfect, one second while I set this up.']
const WELCOMES: readonly [string, ...string[]] = ['Thank you so much for reaching out to Northline!', 'Hello, and thank you for writing to us!', 'Hi there, thanks for getting in touch with Northline!']
const FOUND: readonly [string, ...string[]] = ['Thank you for your patience, I have it all in front of me now.', 'Right, I have found everything, thank you for waiting.', 'So, I have gone through it carefully.']
const WARMTH: readonly [string, ...string[]] = ['Thank you for getting back to me so quickly.', 'I completely understand, and I want to get this right for you.', 'Thank you for bearing with me on this.', 'I hear you, I really do.', 'I am sorry for all the back and forth.']
const FOR_QUESTIONS: readonly [string, ...string[]] = ['That is a very good question.', 'I am really glad that you ask.', 'Good that you bring that up.']
const CLOSERS: readonly [string, ...string[]] = ['If anything at all is unclear, just tell me.', 'I am here for as long as you need me.', 'Please do not hesitate to write if something else comes up.', 'And do let me know how it goes, will you?', 'Anything else that is on your mind, just send it my way.', 'You can always come back to me with more questions.']
const PROMISES: readonly [string, ...string[]] = ['I promise you that it will all work out by then, guaranteed.', 'You have my word: I guarantee it.', 'I guarantee that you will be happy with it.', 'It will definitely be with you in time, I promise.']

/** How an agent puts what it has decided: the same move, in its own manner. */
export function inManner(ctx: Context, move: Move): Move {
  const isForeign = foreignLanguage(ctx.d.opening) !== null
  switch (ctx.habits.style) {
    case 'chatty': return isForeign ? move : chatty(ctx, move)
    case 'terse': return move.say === undefined ? move : { ...move, say: terse(move.say) }
    case 'plain': return ctx.habits.promises && !isForeign ? withPromise(ctx, move) : move
  }
}

function chatty(ctx: Context, move: Move): Move {
  if (move.calls !== undefined) {
    const writes = move.calls.some((call) => !/^(?:get|find|track|check|search)_/.test(call.name))
    return { ...move, say: move.say ?? varyWhileNew(ctx, 'meanwhile', writes ? WHILE_DOING : WHILE_LOOKING) }
  }
  const spoken = ctx.d.said.some((each) => each.by === 'agent')
  const isFirstAnswer = ctx.d.said.filter((each) => each.by === 'customer').length < 2
  const warmth = !spoken ? WELCOMES : isFirstAnswer ? FOUND : ctx.d.lastCustomer.includes('?') ? FOR_QUESTIONS : WARMTH
  return { say: join(varyWhileNew(ctx, 'warmth', warmth), move.say, !asks(move.say ?? '') && varyWhileNew(ctx, 'closer', CLOSERS)) }
}

const TERSE_SENTENCES = 3
/** Shorter than this a sentence is manners, and a terse agent leaves it out. */
const PLEASANTRY = 26

/** The first three sentences that tell something, and the question where there is one; of a proposal what is proposed and the question. */
function terse(text: string): string {
  const all = sentences(text)
  if (asksToConfirm(text)) return all.slice(-2).map((sentence) => sentence.trim()).join(' ')
  const telling = all.filter((sentence) => sentence.length > PLEASANTRY || asks(sentence))
  if (telling.length <= TERSE_SENTENCES) return telling.length === 0 ? text : telling.join(' ')
  const last = telling.at(-1) ?? ''
  const kept = telling.slice(0, TERSE_SENTENCES)
  return (asks(last) ? [...kept, last] : kept).map((sentence) => sentence.trim()).join(' ')
}

/** A promise after what was to be said, wherever a day or an outcome was spoken of. */
function withPromise(ctx: Context, move: Move): Move {
  if (move.say === undefined || move.calls !== undefined || asksToConfirm(move.say) || !/estimate|working days|replacement|refund|arriv|person takes/.test(move.say)) return move
  return { say: join(move.say, varyWhileNew(ctx, 'promise', PROMISES)) }
}

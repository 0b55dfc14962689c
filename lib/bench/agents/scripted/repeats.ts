import { join, sentences, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import { foreignLanguage, type ForeignLanguage } from '@/lib/bench/agents/scripted/foreign'
import { asks, asksToConfirm, readMoves } from '@/lib/bench/customer/cues'

// Nobody writes the same sentence twice in one chat. What was said before is left out; where nothing is left, a short answer takes its place.

/** Shorter than this, a sentence may come again ("Shall I go ahead?"), and does not stand as an answer by itself. */
const SHORT = 26

const HOLDS: readonly [string, ...string[]] = [
  'I know that this is not the answer you hoped for, and still I cannot change it.', 'I would tell you if there were another way; I cannot offer one.', 'I hear you. Even so, I cannot go further than that.',
  'It stays as I wrote, I am afraid: more than that I cannot do.', 'Nothing has changed since my last message, so I cannot answer otherwise.',
]
const STANDS: readonly [string, ...string[]] = ['It is as I wrote above, and nothing more is needed from you.', 'There is nothing newer than what I wrote above.', 'What I wrote above is all that I can see at the moment.', 'Nothing has changed there since I wrote.']
const TERSE_HOLDS: readonly [string, ...string[]] = ['I cannot change that.', 'Sorry, I cannot do more.', 'It stays as it is; I cannot bend it.', 'No other way, I am afraid; I cannot.']
const TERSE_STANDS: readonly [string, ...string[]] = ['It is as I wrote.', 'Nothing new there.', 'That is all I see.']
const AGAIN: readonly [string, ...string[]] = ['Once more, then:', 'It still comes down to this:', 'What I need is the same as before:', 'To go on, I have to ask again:']

/** How often a question is asked once more before the agent leaves it to the customer. */
const MOST_REPEATS = 2
const NO_FURTHER: readonly [string, ...string[]] = ['Without that I cannot go on; do write again once you have it.', 'I cannot take this further without an answer to that.', 'That is all I can do until I know; I cannot guess it.', 'I have to leave it there for now: without it I cannot act.']

const FOREIGN: Record<ForeignLanguage, readonly [string, ...string[]]> = {
  es: ['Es como le escribí: por ahora no puedo hacer más.', 'No hay novedades desde mi último mensaje.'], fr: ['C\'est comme je vous l\'ai écrit : je ne peux pas faire plus pour le moment.', 'Il n\'y a rien de nouveau depuis mon dernier message.'],
  de: ['Es bleibt, wie ich geschrieben habe: mehr kann ich im Moment leider nicht tun.', 'Seit meiner letzten Nachricht gibt es leider nichts Neues.'], pl: ['Jest tak, jak napisałem: na razie nie mogę zrobić więcej.', 'Od mojej ostatniej wiadomości nic się nie zmieniło.'],
  pt: ['É como escrevi: por agora não posso fazer mais.', 'Não há novidades desde a minha última mensagem.'], zh: ['情况就是我刚才说的那样，目前我不能做更多了。', '从我上一条消息到现在还没有新的消息。'],
}

/** The move with nothing in it that this agent wrote before, letter by letter. A question that has to come again says so. */
export function withoutRepeats(ctx: Context, move: Move): Move {
  const said = ctx.d.said.filter((each) => each.by === 'agent')
  if (move.say === undefined || move.say === '' || said.length === 0) return move
  const known = new Set(said.flatMap((each) => sentences(each.text).map(bare)))
  const parts = sentences(move.say).map((sentence) => sentence.trim())
  const fresh = parts.filter((sentence) => !known.has(bare(sentence)) || (sentence.length < SHORT && asks(sentence)))
  if (fresh.length === parts.length) return move
  const text = fresh.join(' ')
  const again = move.calls === undefined && !fresh.some((sentence) => isAbout(ctx, sentence)) ? answerAgain(ctx, parts) : null
  if (again !== null) return { say: again }
  if (asks(text) || text.length >= SHORT) return { ...move, say: text }
  if (move.calls !== undefined) return { calls: move.calls }
  const question = parts.findLast((sentence) => asks(sentence))
  if (question !== undefined) return { say: askAgain(ctx, question) }
  return { say: join(/[.!?]$/.test(text) && text, standIn(ctx, move.say)) }
}

const LEAD = /^[\p{L} ]{2,14}: /u

/** A sentence as it is compared: without the "Done:" or "Yes:" before it. */
function bare(sentence: string): string {
  return sentence.trim().replace(LEAD, '').toLowerCase()
}

function askAgain(ctx: Context, question: string): string {
  if (foreignLanguage(ctx.d.opening) !== null || asksToConfirm(question)) return question
  if (ctx.d.said.filter((each) => each.by === 'agent' && AGAIN.some((lead) => each.text.includes(lead))).length >= MOST_REPEATS) return vary(ctx, 'no-further', NO_FURTHER)
  const asked = question.replace(/^And /, '')
  return `${vary(ctx, 'again', AGAIN)} ${/^(?:I|NL)\b/.test(asked) ? asked : asked.slice(0, 1).toLowerCase() + asked.slice(1)}`
}

/** The sentence that answers the customer's question once more, where one shares a word with it; null where none does, or was pointed at before. */
function answerAgain(ctx: Context, parts: readonly string[]): string | null {
  if (!/[?？]/.test(ctx.d.lastCustomer) || foreignLanguage(ctx.d.opening) !== null) return null
  const answer = parts.find((sentence) => !asks(sentence) && isAbout(ctx, sentence))?.replace(LEAD, '')
  if (answer === undefined || ctx.d.said.some((each) => each.by === 'agent' && each.text.includes(`wrote: ${answer}`))) return null
  return `As I wrote: ${answer}`
}

/** Whether a sentence shares a word of weight with what the customer wrote last. */
function isAbout(ctx: Context, sentence: string): boolean {
  const asked = new Set(wordsOf(ctx.d.lastCustomer))
  return wordsOf(sentence).some((word) => asked.has(word))
}

const EMPTY_WORDS = new Set(['that', 'this', 'your', 'with', 'what', 'when', 'have', 'from', 'will', 'would', 'just', 'cannot', 'then', 'there', 'they', 'them', 'about', 'order'])

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{4,}/g) ?? []).filter((word) => !EMPTY_WORDS.has(word)).map((word) => word.slice(0, 5))
}

function standIn(ctx: Context, text: string): string {
  const language = foreignLanguage(ctx.d.opening)
  if (language !== null) return vary(ctx, 'stand-in', FOREIGN[language])
  const refuses = readMoves(text).has('refuses')
  if (ctx.habits.style === 'terse') return vary(ctx, 'stand-in', refuses ? TERSE_HOLDS : TERSE_STANDS)
  return vary(ctx, 'stand-in', refuses ? HOLDS : STANDS)
}

import type { Dossier } from '@/lib/bench/agents/scripted/dossier'
import type { Habits } from '@/lib/bench/agents/scripted/habits'
import { asksFor, asksToConfirm } from '@/lib/bench/customer/cues'

/** What a reference agent does next: words, calls, or both. */
export type Move = { say?: string; calls?: { name: string; args: Record<string, unknown> }[] }

/** A conversation as one agent sees it, with that agent's habits. */
export type Context = { d: Dossier; habits: Habits }

export function call(name: string, args: Record<string, unknown>, say?: string): Move {
  return { calls: [{ name, args }], ...(say === undefined ? {} : { say }) }
}

export function say(...parts: (string | null | undefined | false)[]): Move {
  return { say: join(...parts) }
}

export function join(...parts: (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
}

/** One of several wordings that this agent has not used yet, chosen by the conversation's seed and its length: the same conversation always reads the same. */
export function vary({ d }: Context, key: string, wordings: readonly [string, ...string[]]): string {
  const said = d.said.filter((each) => each.by === 'agent')
  const unused = said.length === 0 ? wordings : wordings.filter((wording) => !said.some((each) => each.text.includes(wording)))
  const list = unused.length === 0 ? wordings : unused
  return list[hash(`${d.seed} ${key} ${d.said.length}`) % list.length] ?? wordings[0]
}

/** The first of several wordings that this agent has not used yet, so that the one which explains comes first; the last when all are used up. */
export function inTurn({ d }: Context, wordings: readonly [string, ...string[]]): string {
  return wordings.find((wording) => !d.said.some((each) => each.by === 'agent' && each.text.includes(wording))) ?? wordings.at(-1) ?? wordings[0]
}

/** One of several wordings that has not been used yet, or nothing: for what may as well be left out. */
export function varyWhileNew(ctx: Context, key: string, wordings: readonly [string, ...string[]]): string {
  const one = vary(ctx, key, wordings)
  return ctx.d.said.some((each) => each.by === 'agent' && each.text.includes(one)) ? '' : one
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** How often the agent has asked for such a fact so far. */
export function timesAsked({ d }: Context, topic: string): number {
  return d.said.filter((each) => each.by === 'agent' && asksFor(each.text, topic)).length
}

/** How many messages with words the agent has sent. */
export function timesSpoken({ d }: Context): number {
  return d.said.filter((each) => each.by === 'agent').length
}

const YES = /^\P{L}*(?:(?:oh|ok(?:ay)?|well|good|great|lovely|all right|alright|right|that would be|then),? )*(?:yes|yep|yeah|yup|aye|sure|please|do (?:it|that|so)|go (?:ahead|for it|on)|ok(?:ay)?|fine|perfect|correct|right|exactly|agreed|absolutely|definitely|of course|lovely|great|brilliant|sounds|works for me|confirmed|by all means|that(?:'s| is) (?:right|fine|correct|it)|happy with|cancel|ja|oui|s[íi]|sim|tak|d'accord|claro|vale|adelante|gerne|einverstanden|好|可以|对|是)(?!\p{Ll})/iu
const NO = /^\W*(?:no\b|nope|nah|don't|do not|stop|wait\b|not (?:yet|that|the)|nein|non\b|não|nie\b|不)/iu

/** How the customer answered the last request for a go-ahead that named all of these words: null where there was none. */
export function answerTo({ d }: Context, words: readonly string[]): 'yes' | 'no' | 'unclear' | null {
  const wanted = words.map((word) => word.toLowerCase())
  const index = d.said.findLastIndex((each) => each.by === 'agent' && asksToConfirm(each.text) && wanted.every((word) => each.text.toLowerCase().includes(word)))
  if (index < 0) return null
  const replies = d.said.slice(index + 1).filter((each) => each.by === 'customer')
  if (replies.some((each) => sentences(each.text).some((sentence) => YES.test(sentence)) && !NO.test(each.text))) return 'yes'
  return NO.test(replies[0]?.text ?? '') ? 'no' : 'unclear'
}

/** How often the agent asked for a go-ahead. */
export function timesProposed({ d }: Context): number {
  return d.said.filter((each) => each.by === 'agent' && asksToConfirm(each.text)).length
}

/** The sentences of a text. "$84.50" and "24. April" are not the end of one. */
export function sentences(text: string): string[] {
  return text.split(/(?<=[.!?])(?<!\s\d{1,2}\.)\s+|(?<=[。？！])\s*|\n+/u).filter((sentence) => sentence.trim() !== '')
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** A day as people write it: "Friday, 20 November". */
export function dayText(iso: string, language = 'en'): string {
  let format = dayFormats.get(language)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
    dayFormats.set(language, format)
  }
  return format.format(new Date(iso))
}

/** Whole and broken days from one moment to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

/** "today", "yesterday", "3 days ago", by the calendar's days. */
export function ago(iso: string, now: string): string {
  const days = Math.round(daysBetween(`${iso.slice(0, 10)}T00:00:00Z`, `${now.slice(0, 10)}T00:00:00Z`))
  return days <= 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`
}

export function money(amount: number): string {
  return `$${amount.toFixed(2)}`
}

export function listOf(items: readonly string[]): string {
  return items.length < 2 ? items[0] ?? '' : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

import type { Phrase } from '@/lib/bench/cases/predicate'
import { plainQuotes, readMoves } from '@/lib/bench/customer/cues'

const MONTHS = [
  'jan|ene|sty|gen', 'feb|fév|fev|lut', 'mar|mär', 'apr|avr|abr|kwi', 'may|mai|maj|mag', 'jun|juin|cze|giu', 'jul|juil|lip|lug', 'aug|ao[uû]|ago|sie', 'sep|set|wrz', 'o[ck]t|out|paź|ott', 'nov|lis', 'de[cz]|déc|dic|gru',
]
const COMPILED = new Map<string, RegExp>()

/** Whether a phrase stands in a text: a regular expression, a day however it is written in the bench's languages, an amount with or without cents, or what the words do. */
export function matchesPhrase(phrase: Phrase, text: string): boolean {
  if (typeof phrase === 'object' && 'move' in phrase) return readMoves(text).has(phrase.move)
  return toPattern(phrase).test(plainQuotes(text))
}

/** Compiles once for each pattern. Case-insensitive, Unicode. Throws a SyntaxError on a pattern that is none. */
export function compile(source: string): RegExp {
  const known = COMPILED.get(source)
  if (known) return known
  const pattern = new RegExp(source, 'iu')
  COMPILED.set(source, pattern)
  return pattern
}

function toPattern(phrase: Exclude<Phrase, { move: string }>): RegExp {
  if (typeof phrase === 'string') return compile(phrase)
  return compile('date' in phrase ? datePattern(phrase.date) : amountPattern(phrase.amount))
}

function datePattern(date: string): string {
  const [, month, day] = date.split('-').map(Number)
  const names = MONTHS[(month ?? 1) - 1] ?? ''
  return [
    `(?<!\\d)0?${day}(?:st|nd|rd|th|er|º|\\.)?(?:\\s+(?:of|de))?\\s+(?:${names})`, `(?:${names})\\p{L}*\\.?\\s+0?${day}(?!\\d)`, date,
    `(?<!\\d)0?${month}[/.]0?${day}(?!\\d)`, `(?<!\\d)0?${day}[/.]0?${month}(?!\\d)`, `(?<!\\d)${month}\\s*月\\s*${day}\\s*日`,
  ].join('|')
}

function amountPattern(amount: number): string {
  const [whole, cents] = amount.toFixed(2).split('.')
  return cents === '00' ? `(?<![\\d.,])${whole}(?:[.,]00)?(?!\\d|[.,]\\d)` : `(?<![\\d.,])${whole}[.,]${cents}(?!\\d)`
}

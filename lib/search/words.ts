// What counts as a word in the full-text index, the same on either database: the index is made of these words and asked
// with them, so that neither database's own idea of a word is seen.

/** Scripts that are written without spaces: each character is a word, and a run of them is found as a phrase. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const WORD = new RegExp(String.raw`[${UNSPACED}]\p{M}*|(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}\p{Cf}])+`, 'gu')
const PLAIN = /^[\0-\x7f]*$/
/** Longer words are cut: nobody types more, and PostgreSQL takes no more than 2 kB. */
const LONGEST_WORD = 100

/** A word as it is compared, with where it stands in the text. */
export type PlacedWord = { word: string; from: number; to: number }

/** The words of a text, in order, with their places. Letter case, accents and invisible characters do not count. */
export function* placedWords(text: string): Generator<PlacedWord> {
  const isPlain = PLAIN.test(text)
  for (const match of text.matchAll(isPlain ? /[A-Za-z0-9]+/g : WORD)) {
    const [found] = match
    const word = (isPlain ? found.toLowerCase() : folded(found)).slice(0, LONGEST_WORD)
    if (word !== '') yield { word, from: match.index, to: match.index + found.length }
  }
}

function folded(word: string): string {
  // Taken apart, a sign such as ⑴ can hold what is no part of a word.
  return word.normalize('NFKD').replaceAll(/[\u0300-\u036f]|[^\p{L}\p{N}\p{M}]/gu, '').toLowerCase().normalize('NFC')
}

/** What a message holds beyond so many characters is not in the index. */
export const MOST_CHARACTERS = 200_000
/** PostgreSQL counts places no further. */
const LAST_PLACE = 16_383

/** The texts of a message, as far as they are indexed. */
function indexed(texts: readonly string[]): string[] {
  let left = MOST_CHARACTERS
  return texts.map((text) => {
    const kept = text.slice(0, left)
    left -= kept.length
    return kept
  })
}

/** The words under which a message is found: of its text, its calls and its result. */
export function wordsOf(texts: readonly string[]): string[] {
  return indexed(texts).flatMap((text) => [...placedWords(text)].map((one) => one.word))
}

/**
 * The same for FTS5, whose tokenizer `ascii` takes apart and folds plain text just as {@link placedWords} does, and takes
 * every other character for a letter: only what is not plain need be taken apart here.
 */
export function fts5Text(texts: readonly string[]): string {
  return indexed(texts).map((text) => (PLAIN.test(text) ? text : wordsOf([text]).join(' '))).join('\n')
}

/** One thing that a message must hold: words in a row; `isPrefix` where the last may go on. */
export type SearchTerm = { words: readonly string[]; isPrefix: boolean }

const MOST_TERMS = 12

/**
 * What was typed, as terms that must all be met: words, and "words in quotes" in a row. What is written together
 * ("NL-1042") must stand together. The last word may be the beginning of a longer one. Never throws; no signs have a meaning but quotes.
 */
export function parseTerms(typed: string): SearchTerm[] {
  const terms: SearchTerm[] = []
  for (const match of typed.matchAll(/"([^"]*)"|([^\s"]+)/g)) {
    const words = [...placedWords(match[1] ?? match[2] ?? '')].map((one) => one.word)
    const isLast = match.index + match[0].length === typed.trimEnd().length
    const last = words.at(-1)?.length ?? 0
    if (words.length > 0) terms.push({ words, isPrefix: last === LONGEST_WORD || (isLast && match[1] === undefined && last > 1) })
  }
  return terms.slice(0, MOST_TERMS)
}

/** A piece of a text around what was found; `isHit` on the words that met a term. */
export type SnippetPart = { text: string; isHit: boolean }

/**
 * The passage of a text around its first hit.
 * @param around characters kept before the hit; twice as many after it.
 * @returns null where the text meets no term.
 */
export function snippetOf(text: string, terms: readonly SearchTerm[], around = 80): SnippetPart[] | null {
  const words = [...placedWords(text)]
  const hits = words.flatMap((_, index) => {
    const met = terms.find((term) => stands(term, words, index))
    const last = met === undefined ? undefined : words[index + met.words.length - 1]
    return last === undefined ? [] : [{ from: words[index]?.from ?? 0, to: last.to }]
  })
  const [first] = hits
  if (first === undefined) return null
  const start = edge(text, first.from - around)
  const end = edge(text, Math.max(first.to, first.from + 2 * around))
  const parts: SnippetPart[] = start > 0 ? [{ text: '…', isHit: false }] : []
  let at = start
  for (const hit of hits) {
    if (hit.from < at || hit.to > end) continue
    if (hit.from > at) parts.push({ text: text.slice(at, hit.from), isHit: false })
    parts.push({ text: text.slice(hit.from, hit.to), isHit: true })
    at = hit.to
  }
  return [...parts, { text: `${text.slice(at, end)}${end < text.length ? '…' : ''}`, isHit: false }]
}

function stands(term: SearchTerm, words: readonly PlacedWord[], at: number): boolean {
  return term.words.every((wanted, index) => {
    const found = words[at + index]?.word
    return found !== undefined && (term.isPrefix && index === term.words.length - 1 ? found.startsWith(wanted) : found === wanted)
  })
}

/** A place in the text that cuts no character in two. */
function edge(text: string, at: number): number {
  const place = Math.min(Math.max(at, 0), text.length)
  return /[\udc00-\udfff]/.test(text.charAt(place)) ? place - 1 : place
}

/** Terms as FTS5 reads them. The words hold letters and digits only, so that nothing in them can be an operator. */
export function toFts5(terms: readonly SearchTerm[]): string {
  return terms.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? '*' : ''}`).join(' AND ')
}

/** Terms as PostgreSQL's tsquery reads them. */
export function toTsQuery(terms: readonly SearchTerm[]): string {
  return terms.map(({ words, isPrefix }) => `(${words.map((word, index) => `'${word}'${isPrefix && index === words.length - 1 ? ':*' : ''}`).join(' <-> ')})`).join(' & ')
}

/** Words with their positions as PostgreSQL's tsvector reads them. */
export function toTsVector(words: readonly string[]): string {
  return words.map((word, index) => `'${word}':${Math.min(index + 1, LAST_PLACE)}`).join(' ')
}

/** What an act's detail says, in words: `before admin, after viewer`. Text that is no JSON object is given back as it is. */
export function detailWords(detail: string): string {
  const parsed = parseOrNull(detail)
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? wordsOf(parsed) : detail
}

function wordsOf(value: object): string {
  return Object.entries(value).filter(([, each]) => each !== null && each !== 0).map(([name, each]) => `${name} ${valueWords(each)}`).join(', ')
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => valueWords(each)).join(' + ')
  if (typeof value === 'object' && value !== null) return `(${wordsOf(value)})`
  return String(value)
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // An act of another release, or one written by hand: its text is shown instead.
    return null
  }
}

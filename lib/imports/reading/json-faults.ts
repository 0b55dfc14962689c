import { READING_LIMITS } from '@/lib/imports/reading/limits'

/** What is wrong in a JSON text: index of the character, path of the value it stands in, in words, and what to do. */
export type JsonFault = { at: number; path: string; message: string; remedy?: string }

type Frame = { kind: 'object'; keys: Set<string>; key: string } | { kind: 'array'; index: number }
type Expect = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma' | 'end'

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const WORD = /[^\s,:[\]{}"']+/y
const WORDS_OF_PYTHON: Record<string, string> = { None: 'null', True: 'true', False: 'false' }

/**
 * The first thing that makes a text not one strict JSON value (RFC 8259), or null. Beyond the grammar it refuses
 * repeated keys and nesting deeper than `depth`. Slow and exact; walks without recursion, so depth costs no stack.
 */
export function findJsonFault(text: string, depth: number = READING_LIMITS.depth): JsonFault | null {
  const frames: Frame[] = []
  let at = 0
  let expect: Expect = 'value'

  function fault(message: string, remedy?: string, where = at): JsonFault {
    return remedy === undefined ? { at: where, path: pathOf(frames), message } : { at: where, path: pathOf(frames), message, remedy }
  }
  function afterValue(): Expect {
    return frames.length === 0 ? 'end' : 'comma'
  }

  for (;;) {
    while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1
    if (at >= text.length) {
      if (expect === 'end') return null
      return fault(frames.length === 0 ? 'there is no JSON here' : `the JSON ends early: ${frames.length} ${frames.length === 1 ? 'bracket is' : 'brackets are'} still open`, 'The file was cut off. Export or copy it again.')
    }
    const char = text.charAt(at)
    if (expect === 'end') return fault(`there is more after the end of the value: ${shown(text, at)}`, 'If the file holds one record a line, each must stand on a line of its own.')
    const frame = frames.at(-1)

    if (expect === 'comma') {
      if (char === ',') expect = frame?.kind === 'object' ? 'key' : 'value'
      else if (frame?.kind === 'object' && char === '}') { frames.pop(); expect = afterValue() }
      else if (frame?.kind === 'array' && char === ']') { frames.pop(); expect = afterValue() }
      else return fault(`a comma or a closing bracket is missing before ${shown(text, at)}`)
      if (char === ',' && frame?.kind === 'array') frame.index += 1
      at += 1
      continue
    }
    if (expect === 'colon') {
      if (char !== ':') return fault(`a colon is missing after the key, before ${shown(text, at)}`)
      at += 1
      expect = 'value'
      continue
    }
    if (expect === 'key' || expect === 'first-key') {
      if (char === '}' && expect === 'first-key') { frames.pop(); expect = afterValue(); at += 1; continue }
      if (char === '}') return fault('there is a comma before the closing bracket', 'Remove the last comma.')
      if (char === ',') return fault('there is a comma too many', 'Remove it.')
      if (char !== '"') return fault(`a key must stand in double quotes: ${shown(text, at)}`, commentRemedy(char))
      const end = stringEnd(text, at)
      if (typeof end !== 'number') return fault(end.message, end.remedy, end.at)
      const key: unknown = JSON.parse(text.slice(at, end))
      if (frame?.kind === 'object' && typeof key === 'string') {
        if (frame.keys.has(key)) return fault(`the key ${JSON.stringify(key.slice(0, 60))} stands twice in the same object`, 'Keep one of the two: a reader that takes the last would drop the first in silence.')
        frame.keys.add(key)
        frame.key = key
      }
      at = end
      expect = 'colon'
      continue
    }

    if (char === '{' || char === '[') {
      if (frames.length >= depth) return fault(`values are nested deeper than ${depth} levels`, 'No results file nests that deep: look at what wrote it.')
      frames.push(char === '{' ? { kind: 'object', keys: new Set(), key: '' } : { kind: 'array', index: 0 })
      expect = char === '{' ? 'first-key' : 'first-value'
      at += 1
      continue
    }
    if (char === ']' && frame?.kind === 'array') {
      if (expect !== 'first-value') return fault('there is a comma before the closing bracket', 'Remove the last comma.')
      frames.pop()
      expect = afterValue()
      at += 1
      continue
    }
    if (char === ',') return fault('there is a comma too many', 'Remove it.')
    if (char === '"') {
      const end = stringEnd(text, at)
      if (typeof end !== 'number') return fault(end.message, end.remedy, end.at)
      at = end
      expect = afterValue()
      continue
    }
    const end = scalarEnd(text, at)
    if (typeof end !== 'number') return fault(end.message, end.remedy)
    at = end
    expect = afterValue()
  }
}

function pathOf(frames: readonly Frame[]): string {
  return '$' + frames.slice(0, 20).map((frame) => (frame.kind === 'array' ? `[${frame.index}]` : frame.key === '' ? '' : memberPath(frame.key))).join('')
}

/** `.name` for a plain name, `["odd name"]` for any other. */
export function memberPath(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key.slice(0, 60))}]`
}

function shown(text: string, at: number): string {
  const piece = text.slice(at, at + 24).replace(/[\0-\x1f\x7f]/g, '?')
  return JSON.stringify(piece).replaceAll('\\"', '"').slice(1, -1)
}

function commentRemedy(char: string): string {
  return char === '/' || char === '#' ? 'JSON has no comments: remove them.' : 'This is not JSON as RFC 8259 has it: write the file with a JSON library.'
}

function stringEnd(text: string, start: number): number | Omit<JsonFault, 'path'> {
  let at = start + 1
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return { at, message: `a control character (U+${code.toString(16).padStart(4, '0').toUpperCase()}) stands unescaped in a text`, remedy: 'Write it as an escape such as \\n or \\t.' }
    if (code !== 0x5c) {
      at += 1
      continue
    }
    const escape = text.charAt(at + 1)
    if (escape === 'u') {
      const hex = text.slice(at + 2, at + 6)
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) return at + 6 > text.length ? { at: text.length, message: 'the JSON ends early, inside an escape', remedy: 'The file was cut off. Export or copy it again.' } : { at, message: `\\u must be followed by four hexadecimal digits, and is followed by ${shown(hex, 0)}` }
      at += 6
    } else if (escape !== '' && '"\\/bfnrt'.includes(escape)) at += 2
    else if (escape === '') break
    else return { at, message: `\\${shown(escape, 0)} is not an escape of JSON`, remedy: 'A backslash in a text is written twice.' }
  }
  return { at: text.length, message: 'the JSON ends early, inside a text', remedy: 'The file was cut off. Export or copy it again.' }
}

function scalarEnd(text: string, at: number): number | Pick<JsonFault, 'message' | 'remedy'> {
  WORD.lastIndex = at
  const word = WORD.exec(text)?.[0] ?? ''
  if (word === 'true' || word === 'false' || word === 'null') return at + word.length
  NUMBER.lastIndex = at
  const number = NUMBER.exec(text)?.[0] ?? ''
  if (number !== '' && number === word) return at + number.length
  if (/^[-+]?(NaN|nan|Infinity|inf)$/.test(word)) return { message: `${word} is not a number of JSON`, remedy: 'Write null for a number that is not known (in Python: json.dumps(…, allow_nan=False) shows where it comes from).' }
  const python = WORDS_OF_PYTHON[word]
  if (python !== undefined) return { message: `${word} is Python, not JSON`, remedy: `Write ${python}, with json.dumps.` }
  if (word.startsWith('//') || word.startsWith('/*') || word.startsWith('#')) return { message: 'there is a comment', remedy: 'JSON has no comments: remove them.' }
  if (text.charAt(at) === "'") return { message: 'a text must stand in double quotes', remedy: 'This is not JSON: write the file with a JSON library.' }
  if (/^[-+.]?[0-9]/.test(word)) return { message: `${word.slice(0, 40)} is not written as JSON writes numbers`, remedy: 'No leading zeros or plus sign, digits on both sides of the point, no other characters.' }
  if (text.charAt(at) === '\ufeff') return { message: 'a byte-order mark stands here', remedy: 'It may stand at the start of a file only: take it out where files were joined.' }
  if (word === '') return { message: `a value is missing before ${shown(text, at)}` }
  return 'truefalsenull'.includes(word) && at + word.length === text.length ? { message: 'the JSON ends early, inside a word', remedy: 'The file was cut off. Export or copy it again.' } : { message: `${shown(word, 0)} is not a value of JSON`, remedy: 'Texts stand in double quotes.' }
}

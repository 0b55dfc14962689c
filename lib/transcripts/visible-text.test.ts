import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneLine, visibleSegments } from '@/lib/transcripts/visible-text'

function shown(text: string): string {
  return visibleSegments(text).map((segment) => (segment.kind === 'text' ? segment.text : segment.kind === 'gap' ? `<${segment.lines} lines>` : `<${segment.label}>`)).join('')
}

describe('text with characters that cannot be seen', () => {
  it.each([
    ['a zero-width space', 'pass\u200bword', 'pass<ZWSP>word'],
    ['a right-to-left override', 'invoice\u202efdp.exe', 'invoice<RLO>fdp.exe'],
    ['isolates', '\u2066x\u2069', '<LRI>x<PDI>'],
    ['an ANSI colour', '\u001b[31mred\u001b[0m', '<ESC>[31mred<ESC>[0m'],
    ['NUL and backspace', 'a\u0000b\u0008', 'a<NUL>b<BS>'],
    ['a lone carriage return', 'a\rb', 'a<CR>b'],
    ['a soft hyphen and a byte order mark', '\ufeffso\u00adft', '<BOM>so<SHY>ft'],
    ['tag characters that hide an instruction', `ok${String.fromCodePoint(0xe0068, 0xe0069)}`, 'ok<U+E0068><U+E0069>'],
    ['half a surrogate pair', 'a\ud800b', 'a<U+D800>b'],
    ['a gap that hides what follows', `end${'\n'.repeat(300)}more`, 'end<300 lines>more'],
    ['a line separator', 'a\u2028b', 'a<LINE SEP>b'],
  ])('names %s', (_, text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  it.each([
    ['line feeds, tabs and CRLF', 'a\n\tb\r\nc'],
    ['an emoji family joined by zero-width joiners', '👨\u200d👩\u200d👧'],
    ['Persian written with a non-joiner', 'می\u200cخواهم'],
    ['special tokens of a model', '<|im_start|>system<|endoftext|>'],
    ['markup', '<script>alert(1)</script>'],
  ])('leaves %s as it is', (_, text) => {
    expect(visibleSegments(text)).toEqual([{ kind: 'text', text }])
  })

  it('loses nothing: the pieces are as long as the text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 0x2fff }), fc.integer({ min: 0xd800, max: 0xffff }), fc.integer({ min: 0xe0000, max: 0x10ffff })), { maxLength: 40 }), (codes) => {
        const text = String.fromCodePoint(...codes)
        const length = visibleSegments(text).reduce((sum, segment) => sum + (segment.kind === 'text' ? segment.text.length : segment.length), 0)
        expect(length).toBe(text.length)
      }),
      { seed: 20261122, numRuns: 200 },
    )
  })
})

describe('a text as one line', () => {
  it('collapses white space and cuts', () => {
    expect(oneLine('  Where is\n\nmy order  NL-1042?  ', 20)).toBe('Where is my order N…')
    expect(oneLine(' short \n', 20)).toBe('short')
  })

  it('does not cut an emoji in two', () => {
    expect(oneLine('abcd👍👍👍', 6)).toBe('abcd…')
  })
})

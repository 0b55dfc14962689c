import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CASE, faultLine, jsonLines, outcomeOf, transcript } from '@/lib/imports/formats/outcome.fixture'
import { readAll, textSource } from '@/lib/imports/reading/reading.fixture'
import { sabReader } from '@/lib/imports/formats/sab'
import { READING_LIMITS } from '@/lib/imports/reading/limits'
import { readLines } from '@/lib/imports/reading/lines'

// Family L: one record a line.

const line = JSON.stringify(CASE)

async function linesOf(content: string | Uint8Array, chunkBytes: number, limits = READING_LIMITS) {
  const lines: [number, string][] = []
  for await (const item of readLines(textSource('a', content, chunkBytes), limits)) lines.push(item.kind === 'line' ? [item.line, item.text] : [item.fault.line ?? 0, `fault: ${item.fault.message}`])
  return lines
}

describe('L01 line ends', () => {
  it.each([1, 2, 3, 7, 65_536])('are \\n, \\r\\n and \\r, with blank lines counted, in chunks of %i bytes', async (chunkBytes) => {
    expect(await linesOf('a\n\nb\r\n\r\nc\rd\r\r\n e \nlast', chunkBytes)).toEqual([[1, 'a'], [3, 'b'], [5, 'c'], [6, 'd'], [8, ' e '], [9, 'last']])
  })

  it('give the byte at which each line starts', async () => {
    const offsets: number[] = []
    for await (const item of readLines(textSource('a', 'ab\r\ncé\rd\n\nx', 3))) if (item.kind === 'line') offsets.push(item.offset)
    expect(offsets).toEqual([0, 4, 8, 11])
  })

  it('a byte-order mark on a later line is refused with its line', async () => {
    const outcome = await outcomeOf(`${line}\n\ufeff${line}`)
    expect(outcome.records).toHaveLength(1)
    expect(outcome.errors.map(faultLine)).toEqual(['2: column 1: a byte-order mark stands here'])
  })

  it('are not U+2028 (L07)', async () => {
    expect(await linesOf('"a\u2028b\u2029c\u0085d"', 4)).toEqual([[1, '"a\u2028b\u2029c\u0085d"']])
  })
})

describe('a broken line', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => JSON.stringify({ ...CASE, id: `c${index}` }))

  it.each([1, 5000, 10_000])('L02 at %i of 10,000 is named by its number', async (number) => {
    const outcome = await outcomeOf(many.with(number - 1, '{"type":"case",}').join('\n'))
    expect(outcome.records).toHaveLength(9999)
    expect(outcome.errors.map((fault) => fault.line)).toEqual([number])
  }, 20_000)

  it('L03 that was cut says so', async () => {
    const outcome = await outcomeOf(many.with(9999, '{"type":"case","suite":"s","id":"c99').join('\n'))
    expect(outcome.errors.map(faultLine)).toEqual(['10000: $.id: column 37: the JSON ends early, inside a text'])
    expect(outcome.errors[0]?.remedy).toBe('The file was cut off. Export or copy it again.')
  })

  it('L04 is reported each time, for the import to count', async () => {
    const outcome = await outcomeOf(`${line}\n${'{broken\n'.repeat(10_000)}`)
    expect(outcome.errors).toHaveLength(10_000)
    expect(outcome.errors.at(-1)?.line).toBe(10_001)
  })

  it('L05 longer than the limit is refused without being held, and reading goes on', async () => {
    const limits = { ...READING_LIMITS, pieceBytes: 1000 }
    expect(await linesOf(`a\n${'x'.repeat(100_000)}\nb\n${'y'.repeat(1001)}`, 64, limits)).toEqual([[1, 'a'], [2, 'fault: the line is longer than 1000 bytes'], [3, 'b'], [4, 'fault: the line is longer than 1000 bytes']])
  })

  it('L05 of 100 MB is refused at the limit that ships', async () => {
    async function* open() {
      for (let sent = 0; sent < 100; sent += 1) yield Buffer.alloc(1024 * 1024, 'x')
      yield Buffer.from('\nb')
    }
    const lines = []
    for await (const item of readLines({ name: 'a', bytes: null, open })) lines.push(item.kind === 'line' ? item.line : item.fault.message)
    expect(lines).toEqual(['the line is longer than 64 MB', 2])
  }, 20_000)
})

describe('a file that is no JSONL', () => {
  it('L06 pretty-printed records are refused with a hint', async () => {
    const outcome = await outcomeOf(JSON.stringify(CASE, null, 2))
    expect(outcome.errors.map((fault) => [fault.message, fault.remedy])).toEqual([['the records are spread over several lines', 'sab/1 has one record a line: write each without line breaks (jq -c . does that).']])
  })

  it('L06 records in one list are refused with a hint', async () => {
    expect((await outcomeOf(JSON.stringify([CASE, CASE]))).errors[0]?.remedy).toMatch(/one record a line, without brackets/)
  })

  it('L06 records run together are refused with a hint', async () => {
    const outcome = await outcomeOf(line + line)
    expect(outcome.errors[0]?.message).toMatch(/more after the end of the value/)
    expect(outcome.errors[0]?.remedy).toMatch(/a line of its own/)
  })

  it('L06 a results list named .jsonl is read for what it is', async () => {
    expect((await outcomeOf(textSource('a.jsonl', '[{"task_id":0,"reward":1,"trial":0,"traj":[]}]'))).format).toBe('tau-bench')
  })

  it('L08 an unknown type on one line is refused with that line', async () => {
    const outcome = await outcomeOf(jsonLines(CASE, { type: 'case/2', id: 'x' }, { schema: 'sab/2' }))
    expect(outcome.errors.map(faultLine)).toEqual(['2: "case/2" is no record type of sab/1', '3: type is missing'])
  })

  it('L09 records separated by NUL or by U+001E are refused', async () => {
    expect((await outcomeOf(`${line}\0${line}\0`)).errors[0]?.message).toMatch(/more after the end/)
    expect((await outcomeOf(`\u001e${line}\n\u001e${line}\n`)).errors[0]?.message).toMatch(/JSON text sequence/)
  })

  it('L10 a million empty objects are refused quickly', async () => {
    const started = performance.now()
    expect((await outcomeOf('{}\n'.repeat(1_000_000))).as).toBe('refused')
    let faults = 0
    for await (const item of sabReader.read(textSource('a', '{}\n'.repeat(200_000)), { answers: {}, findTranscriptByExternalId: async () => null, findTranscriptsOfCase: async () => [], runsOf: async () => [], holds: async () => false })) if (item.kind === 'fault') faults += 1
    expect(faults).toBe(200_000)
    expect(performance.now() - started).toBeLessThan(20_000)
  }, 60_000)
})

describe('L11 a gzipped bundle', () => {
  it('is read, in one member or several', async () => {
    expect((await outcomeOf(gzipSync(line))).records).toEqual([CASE])
    const other = { ...CASE, id: 'd' }
    expect((await outcomeOf(Buffer.concat([gzipSync(`${line}\n`), gzipSync(JSON.stringify(other))]))).records).toEqual([CASE, other])
  })

  it('that was cut is refused, and so is one that is damaged', async () => {
    const packed = gzipSync(jsonLines(...Array.from({ length: 2000 }, (_, index) => transcript({ case: `c${index}`, note: Math.sin(index) }))))
    const cut = await outcomeOf(packed.subarray(0, packed.length / 2))
    expect(cut.errors.map((fault) => fault.message).join()).toMatch(/the gzip file ends early/)
    const damaged = Buffer.from(packed)
    damaged.fill(0xff, 200, 400)
    expect((await outcomeOf(damaged)).errors.map((fault) => fault.message).join()).toMatch(/damaged|not UTF-8/)
  })

  it('that is a bomb is refused at the ratio, before it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '))
    const read = await readAll(sabReader, textSource('a.jsonl.gz', bomb))
    expect(read.faults.map((fault) => fault.message)).toContain('unpacks to more than 100 times its packed size')
  })
})

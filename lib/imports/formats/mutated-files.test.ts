import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CASE, faultLine, jsonLines, outcomeOf, transcript } from '@/lib/imports/formats/outcome.fixture'
import { textSource } from '@/lib/imports/reading/reading.fixture'

// Good files, damaged at random: whatever comes in, what comes out is records and faults, and an error says where.

const FIXTURES = fileURLToPath(new URL('../../../tests/fixtures/', import.meta.url))
const bundle = Buffer.from(jsonLines({ type: 'suite', id: 's', name: 'S', version: '1' }, CASE, transcript({ messages: [{ role: 'agent', content: 'Prüfe „NL-1042“ 😀', tool_calls: [{ id: 'c', name: 'get', arguments: { a: [1, 2.5e-3, null] } }] }] }), { type: 'judgement', pass: 'p', run: 'r', case: 'c', judge: 'j', score: 74 }))
const files: Buffer[] = [bundle, gzipSync(bundle), ...['tau', 'tau2'].flatMap((folder) => readdirSync(FIXTURES + folder).map((name) => readFileSync(`${FIXTURES}${folder}/${name}`)))]

type Mutation = { kind: 'flip' | 'cut' | 'repeat' | 'drop'; at: number; length: number; byte: number }

const mutation: fc.Arbitrary<Mutation> = fc.record({ kind: fc.constantFrom('flip', 'cut', 'repeat', 'drop'), at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), length: fc.integer({ min: 1, max: 60 }), byte: fc.integer({ min: 0, max: 255 }) })

function mutate(file: Buffer, { kind, at, length, byte }: Mutation): Buffer {
  const from = Math.floor(at * file.length)
  switch (kind) {
    case 'flip': {
      const copy = Buffer.from(file)
      if (from < copy.length) copy[from] = byte
      return copy
    }
    case 'cut': return file.subarray(0, from)
    case 'repeat': return Buffer.concat([file.subarray(0, from + length), file.subarray(from)])
    case 'drop': return Buffer.concat([file.subarray(0, from), file.subarray(from + length)])
  }
}

describe('a damaged file', () => {
  it('gives records and faults, and never throws or hangs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.array(mutation, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 5000 }), async (file, mutations, chunkBytes) => {
        const outcome = await outcomeOf(textSource('damaged', mutations.reduce(mutate, file), chunkBytes))
        for (const fault of outcome.errors) expect(faultLine(fault).length).toBeGreaterThan(5)
        if (outcome.format === null) expect(outcome.errors).toHaveLength(1)
      }),
      { seed: 20_260_101, numRuns: 1500 },
    )
  }, 120_000)

  it('of text is read the same whatever the chunks it comes in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.array(mutation, { maxLength: 1 }), fc.integer({ min: 1, max: 300 }), async (file, mutations, chunkBytes) => {
        const damaged = mutations.reduce(mutate, file)
        expect(await outcomeOf(textSource('a', damaged, chunkBytes))).toEqual(await outcomeOf(textSource('a', damaged, 1 << 20)))
      }),
      { seed: 20_260_102, numRuns: 150 },
    )
  }, 120_000)
})

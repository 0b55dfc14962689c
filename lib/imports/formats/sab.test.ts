import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readAll, textSource } from '@/lib/imports/reading/reading.fixture'
import { sabReader } from '@/lib/imports/formats/sab'

const CASE = { type: 'case', suite: 's', id: 'cancel_1', title: 'Cancel', kind: 'solvable', intent: 'cancel' }
const TRANSCRIPT = { type: 'transcript', run: 'r', case: 'cancel_1', ended: 'resolved', messages: [{ role: 'customer', content: 'hi' }] }

async function faultsOf(...records: unknown[]) {
  return (await readAll(sabReader, textSource('a.jsonl', records.map((record) => JSON.stringify(record)).join('\n')))).faults
}

describe('a sab/1 bundle', () => {
  it('gives its records with their line numbers', async () => {
    const read = await readAll(sabReader, textSource('a.jsonl', `${JSON.stringify(CASE)}\n\n${JSON.stringify(TRANSCRIPT)}`))
    expect(read.faults).toEqual([])
    expect(read.records).toEqual([CASE, TRANSCRIPT])
    expect(read.places.map((place) => place.line)).toEqual([1, 3])
  })

  it('is read gzipped, whatever its name', async () => {
    const read = await readAll(sabReader, textSource('a.txt', gzipSync(JSON.stringify(CASE))))
    expect(read.records).toEqual([CASE])
  })

  it('names line, case, message and path of what is missing', async () => {
    const broken = { ...TRANSCRIPT, messages: [{ role: 'customer', content: 'hi' }, { role: 'agent', content: '', tool_calls: [{ id: 'c', arguments: {} }] }] }
    expect(await faultsOf(CASE, broken)).toEqual([
      { file: 'a.jsonl', line: 2, severity: 'error', caseId: 'cancel_1', path: 'messages[1].tool_calls[0].name', message: 'message 1: tool_calls[0].name is missing', remedy: 'Add it: text.' },
    ])
  })

  it('keeps what it does not know', async () => {
    const odd = { ...TRANSCRIPT, mood: { deep: [1, null] }, messages: [{ role: 'critic', content: 'x', stance: 'harsh' }] }
    const read = await readAll(sabReader, textSource('a.jsonl', JSON.stringify(odd)))
    expect(read.records).toEqual([odd])
  })
})

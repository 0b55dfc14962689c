import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readElements, type ElementItem } from '@/lib/imports/reading/elements'
import { READING_LIMITS } from '@/lib/imports/reading/limits'
import { textSource } from '@/lib/imports/reading/reading.fixture'

async function itemsOf(text: string, chunkBytes = 7, limits = READING_LIMITS): Promise<ElementItem[]> {
  const items: ElementItem[] = []
  for await (const item of readElements(textSource('a', text, chunkBytes), () => true, limits)) items.push(item)
  return items
}

function elements(items: readonly ElementItem[]) {
  return items.flatMap((item) => (item.kind === 'element' ? [[item.path, item.line, item.value]] : []))
}

describe('taking a big value apart', () => {
  it('gives members, and the elements of their lists, with path and line', async () => {
    const items = await itemsOf('{"info": {"a": [1,"]"]},\n "tasks": [\n {"id": "x\\"y"},\n {"id": 2}\n ],\n "empty": [], "n": 12}')
    expect(elements(items)).toEqual([['$.info', 1, { a: [1, ']'] }], ['$.tasks[0]', 3, { id: 'x"y' }], ['$.tasks[1]', 4, { id: 2 }], ['$.n', 6, 12]])
    expect(items.filter((item) => item.kind === 'list')).toEqual([{ kind: 'list', key: 'tasks', line: 2 }, { kind: 'list', key: 'empty', line: 6 }])
    expect(items.at(-1)).toEqual({ kind: 'end', line: 6 })
  })

  it('gives what JSON.parse gives, in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { minLength: 1 }), fc.integer({ min: 1, max: 50 }), fc.constantFrom(undefined, 2), async (list, chunkBytes, indent) => {
        const text = JSON.stringify(list, null, indent)
        if (/"\s*":|\\u|[0-9]{16}/.test(text)) return
        expect(elements(await itemsOf(text, chunkBytes)).map(([, , value]) => value)).toEqual(JSON.parse(text))
        const wrapped = JSON.stringify({ results: list, other: 1 }, null, indent)
        expect(elements(await itemsOf(wrapped, chunkBytes)).map(([, , value]) => value)).toEqual([...JSON.parse(text), 1])
      }),
      { seed: 4, numRuns: 100 },
    )
  }, 30_000)

  it('goes on behind an element that is broken inside, and names the place in it', async () => {
    const items = await itemsOf('[\n {"a": 1},\n {"b":\n   [tru]},\n {"c": 3}]')
    expect(elements(items).map(([path]) => path)).toEqual(['$[0]', '$[2]'])
    expect(items.flatMap((item) => (item.kind === 'fault' ? [item.fault] : []))).toEqual([{ file: 'a', line: 4, path: '$[1].b[0]', severity: 'error', message: 'column 5, byte 24: tru is not a value of JSON', remedy: 'Texts stand in double quotes.' }])
  })

  it.each([
    ['[1,', 'the file ends early, at byte 3'],
    ['{"a":1', 'the file ends early, at byte 6'],
    ['[1}', 'byte 2: a comma or a closing bracket is missing before }'],
    ['{"a":[1}', 'byte 7: a comma or a closing bracket is missing before }'],
    ['{"a":1 "b":2}', 'byte 7: a comma or a closing bracket is missing before "'],
    ['{"a":1,}', 'there is a comma before the closing bracket'],
    ['[] []', 'byte 3: there is more after the end of the value: ['],
    ['{"":1}', 'byte 1: "" cannot be a key'],
    ['{"a":1,"\\u0061":2}', 'byte 7: the key "a" stands twice in the same object'],
  ])('ends at a fault of the structure in %s', async (text, message) => {
    for (const chunkBytes of [1, 100]) {
      const last = (await itemsOf(text, chunkBytes)).at(-1)
      expect(last).toMatchObject({ kind: 'fault', isFatal: true, fault: { message } })
    }
  })

  it('refuses a part that is larger than the limit without holding it, and goes on', async () => {
    const items = await itemsOf(`[1,"${'x'.repeat(5000)}",3]`, 64, { ...READING_LIMITS, pieceBytes: 1000 })
    expect(elements(items).map(([, , value]) => value)).toEqual([1, 3])
    expect(items.flatMap((item) => (item.kind === 'fault' ? [item.fault.message] : []))).toEqual(['this part of the file is larger than 1000 bytes'])
  })

  it('holds one part at a time: 200 MB pass in a few', async () => {
    const part = Buffer.from(`{"content":"${'y'.repeat(100_000)}"},`)
    async function* open() {
      yield Buffer.from('{"simulations":[')
      for (let sent = 0; sent < 2000; sent += 1) yield part
      yield Buffer.from('0]}')
    }
    globalThis.gc?.()
    let count = 0
    let most = 0
    for await (const item of readElements({ name: 'a', bytes: null, open })) {
      if (item.kind === 'element') count += 1
      if (count % 200 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers)
    }
    expect(count).toBe(2001)
    expect(most).toBeLessThan(100 * 1024 * 1024)
  }, 60_000)
})

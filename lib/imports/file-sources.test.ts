import { expect, test } from 'vitest'
import { countedSource } from '@/lib/imports/file-sources'

/** Ten chunks of ten bytes; `read` reads so many of them and returns what was counted by then. */
function counted() {
  let sum = 0
  const source = countedSource({ name: 'a.json', bytes: 100, async *open() { for (let chunk = 0; chunk < 10; chunk++) yield new Uint8Array(10) } }, (added) => { sum += added })
  const read = async (chunks: number): Promise<number> => {
    let left = chunks
    for await (const _bytes of source.open()) if (--left === 0) break
    return sum
  }
  const readAll = async (): Promise<number> => {
    for await (const _bytes of source.open()) continue
    return sum
  }
  return { source, read, readAll }
}

test('a file that is read once counts as it is read, and not again where it is opened again', async () => {
  const { source, read, readAll } = counted()
  source.rewind(false)
  expect([await read(4), await read(2), await readAll(), await readAll()]).toEqual([40, 40, 100, 100])
})

test('what surveys a file is a tenth of the way, its reading the rest, to the last byte', async () => {
  const { source, read, readAll } = counted()
  source.rewind(true)
  expect([await read(5), await readAll(), await read(5), await readAll()]).toEqual([5, 10, 55, 100])
})

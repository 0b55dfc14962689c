import { expect, it } from 'vitest'
import { countBytes, SenderGone } from '@/lib/imports/receive/counted-body'

/** A body of one chunk after the other with a pause before each; `null` is silence for ever. */
function body(chunks: (number | null)[], pauseMs = 0): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    async pull(controller) {
      const bytes = chunks[at++]
      if (bytes === null) return new Promise(() => {})
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      if (bytes === undefined) controller.close()
      else controller.enqueue(new Uint8Array(bytes))
    },
  })
}

async function all(counted: ReturnType<typeof countBytes>): Promise<number> {
  for await (const bytes of counted.bytes) if (bytes.byteLength === 0) break
  return counted.read()
}

it('counts what comes, and lets somebody hear of it', async () => {
  let beats = 0
  expect(await all(countBytes(body([10, 20, 30]), async () => { beats++ }, { beatMs: 0, silenceMs: 1000, slowest: 1 }))).toBe(60)
  expect(beats).toBe(3)
})

it('gives up a sender who falls silent', async () => {
  await expect(all(countBytes(body([10, null]), async () => {}, { beatMs: 0, silenceMs: 30, slowest: 1 }))).rejects.toThrow(SenderGone)
})

it('gives up a sender who sends next to nothing for ever, and not one who is slow', async () => {
  const drops = Array.from({ length: 100 }, () => 1)
  await expect(all(countBytes(body(drops, 5), async () => {}, { beatMs: 0, silenceMs: 50, slowest: 100_000 }))).rejects.toThrow(SenderGone)
  expect(await all(countBytes(body(drops.slice(0, 20), 5), async () => {}, { beatMs: 0, silenceMs: 50, slowest: 10 }))).toBe(20)
})

it('ends where whoever hears of it says so', async () => {
  await expect(all(countBytes(body([1, 1]), async () => { throw new Error('not wanted any more') }, { beatMs: 0, silenceMs: 1000, slowest: 1 }))).rejects.toThrow('not wanted any more')
})

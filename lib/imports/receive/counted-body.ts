/** The sender sends nothing, or so little that it never ends. */
export class SenderGone extends Error {}

/** How patient the receiver is: times in milliseconds, `slowest` in bytes a second on average after the first silence's time. */
export type Patience = { beatMs: number; silenceMs: number; slowest: number }
const PATIENCE: Patience = { beatMs: 2000, silenceMs: 60_000, slowest: 1000 }

/**
 * A body's bytes with their count so far; `onBeat` is called now and then while they come, and may end it by throwing.
 * @throws SenderGone where nothing comes for long, or next to nothing for ever
 */
export function countBytes(body: ReadableStream<Uint8Array>, onBeat: () => Promise<void>, patience: Patience = PATIENCE): { bytes: AsyncGenerator<Uint8Array>; read: () => number } {
  let read = 0
  async function* count(): AsyncGenerator<Uint8Array> {
    const reader = body.getReader()
    const begunAt = performance.now()
    let toldAt = begunAt
    for (let next = await inTime(reader.read(), patience.silenceMs); !next.done; next = await inTime(reader.read(), patience.silenceMs)) {
      read += next.value.byteLength
      yield next.value
      const now = performance.now()
      if (now - toldAt < patience.beatMs) continue
      toldAt = now
      const counted = now - begunAt - patience.silenceMs
      if (counted > 0 && read < (patience.slowest * counted) / 1000) throw new SenderGone()
      await onBeat()
    }
  }
  return { read: () => read, bytes: count() }
}

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_resolve, reject) => { timer = setTimeout(() => reject(new SenderGone()), milliseconds) })
  try {
    return await Promise.race([work, silence])
  } finally {
    clearTimeout(timer)
  }
}

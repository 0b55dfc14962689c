import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { joinSignals } from '@/lib/bench/models/join-signals'

describe('joined signals', () => {
  test('fire with the first of them, with its reason, once', () => {
    const [one, other] = [new AbortController(), new AbortController()]
    const { signal } = joinSignals([one.signal, other.signal])
    let count = 0
    signal.addEventListener('abort', () => { count++ })
    other.abort('the other')
    one.abort('the one')
    expect([signal.aborted, signal.reason, count]).toEqual([true, 'the other', 1])
  })
  test('have fired where one of them had', () => {
    expect(joinSignals([new AbortController().signal, AbortSignal.abort('before')]).signal.reason).toBe('before')
  })
  test('fire when the time is up, and not after they were released', async () => {
    const [kept, released] = [joinSignals([], 20), joinSignals([], 20)]
    released.release()
    await new Promise((resolve) => { setTimeout(resolve, 60) })
    expect([kept.signal.aborted, String(kept.signal.reason?.name), released.signal.aborted]).toEqual([true, 'TimeoutError', false])
  })
  test('leave nothing behind on a signal that lives on', () => {
    const long = new AbortController()
    const { signal, release } = joinSignals([long.signal])
    release()
    long.abort()
    expect(signal.aborted).toBe(false)
  })
  test('survive the collection of garbage', () => {
    const program = `
      import { joinSignals } from './lib/bench/models/join-signals.ts'
      const fires = (signal) => Promise.race([new Promise((resolve) => signal.addEventListener('abort', () => resolve(true))), new Promise((resolve) => setTimeout(resolve, 1500, false))])
      const all = Array.from({ length: 50 }, () => fires(joinSignals([joinSignals([new AbortController().signal]).signal], 100).signal))
      const collecting = setInterval(() => globalThis.gc(), 10)
      const fired = await Promise.all(all)
      clearInterval(collecting)
      console.log(fired.filter(Boolean).length)`
    const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', program], { encoding: 'utf8' })
    expect(`${stdout}${stderr}`.trim()).toBe('50')
  }, 20_000)
})

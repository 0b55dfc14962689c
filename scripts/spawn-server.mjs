import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The process that serves the app. Left alone, V8 lets the heap of a machine with much memory grow to half a gigabyte of garbage before it collects, and glibc keeps
 * what was freed, for each thread apart: under ten readers at once that is 390 MB, and 330 to 350 with these bounds, as quick (`npm run bench load`). The largest
 * pages of 162,000 transcripts, ten at once, fit in. `SAB_HEAP_MB` sets
 * another bound for the heap.
 * @param options `env`, the server's whole environment, and `stdio` as `spawn` takes them
 */
export function spawnServer({ env, stdio }) {
  const flags = /--max-old-space-size/.test(env.NODE_OPTIONS ?? '') ? [] : [`--max-old-space-size=${env.SAB_HEAP_MB || 384}`, '--max-semi-space-size=8']
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
  return spawn(process.execPath, [...flags, path.join(root, 'scripts/serve.mjs')], { cwd: root, env: { ...MALLOC, ...env }, stdio })
}

/** For glibc (mallopt(3)); other C libraries pass over it. */
const MALLOC = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '65536', MALLOC_MMAP_THRESHOLD_: '65536' }

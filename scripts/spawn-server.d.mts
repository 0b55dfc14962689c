import type { ChildProcess, ChildProcessByStdio, IOType, SpawnOptions } from 'node:child_process'
import type { Readable } from 'node:stream'

/** Starts the process that serves the app, its memory bounded; SAB_HEAP_MB bounds its heap. */
export function spawnServer(options: { env: NodeJS.ProcessEnv; stdio: ['ignore', 'pipe', 'pipe'] }): ChildProcessByStdio<null, Readable, Readable>
export function spawnServer(options: { env: NodeJS.ProcessEnv; stdio: SpawnOptions['stdio'] | IOType }): ChildProcess

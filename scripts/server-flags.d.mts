/** Flags for the process that serves the app; SAB_HEAP_MB bounds its heap. */
export function serverFlags(environment?: NodeJS.ProcessEnv): string[]

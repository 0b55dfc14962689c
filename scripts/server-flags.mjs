/**
 * Flags for the process that serves the app. Left alone, V8 lets the heap of a machine with much memory grow to half a gigabyte of garbage before it collects; with a
 * bound it needs 340 MB under ten readers at once (`npm run bench load`). `SAB_HEAP_MB` sets another bound.
 */
export function serverFlags(environment = process.env) {
  if (/--max-old-space-size/.test(environment.NODE_OPTIONS ?? '')) return []
  return [`--max-old-space-size=${environment.SAB_HEAP_MB || 768}`]
}

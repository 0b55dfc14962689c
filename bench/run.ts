// npm run bench [import|huge|scripted|reads|load|pages …]: every benchmark, or those named, one after the other. What to reach is said beside each figure.
import process from 'node:process'

const BENCHES: Record<string, () => Promise<unknown>> = {
  import: async () => (await import('@/bench/import')).benchImport(),
  huge: async () => (await import('@/bench/huge')).benchHuge(),
  scripted: async () => (await import('@/bench/scripted')).benchScripted(),
  reads: async () => (await import('@/bench/reads')).benchReads(),
  load: async () => (await import('@/bench/load')).benchLoad(),
  pages: async () => (await import('@/bench/pages')).benchPages(),
}

/** A gigabyte on two databases takes ten minutes: only when asked for. */
const BY_NAME_ONLY = new Set(['huge'])

const named = process.argv.slice(2)
for (const name of named.length === 0 ? Object.keys(BENCHES).filter((each) => !BY_NAME_ONLY.has(each)) : named) {
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
  if (bench === undefined) throw new Error(`there is no benchmark ${name}: ${Object.keys(BENCHES).join(', ')}`)
  await bench()
}

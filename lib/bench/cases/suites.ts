import { benchSuite, type BenchSuite } from '@/lib/bench/cases/case'
import { SAB_V2 } from '@/lib/bench/cases/northline/suite'

const WRITTEN: Readonly<Record<string, unknown>> = { 'sab-v2': SAB_V2 }
const READ = new Map<string, BenchSuite>()

/** The suites that come with the bench. */
export const SUITE_IDS: readonly string[] = Object.keys(WRITTEN)

/** A suite that comes with the bench, read through its schema once; null when there is none of that id. */
export function findSuite(id: string): BenchSuite | null {
  const known = READ.get(id)
  if (known) return known
  if (!Object.hasOwn(WRITTEN, id)) return null
  const suite = benchSuite.parse(WRITTEN[id])
  READ.set(id, suite)
  return suite
}

import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import type { SuiteChoice } from '@/lib/suites/choice'

/** Every suite, in the order they came in, with the number of its cases and runs. */
export async function listSuites(viewer: Viewer): Promise<SuiteChoice[]> {
  authorise(viewer, 'transcripts.read')
  const db = database()
  const [suites, cases, runs] = await Promise.all([
    db.suite.findMany({ where: { stagedBy: null }, select: { id: true, name: true, version: true }, orderBy: [{ position: 'asc' }, { id: 'asc' }] }),
    db.case.groupBy({ by: ['suiteId'], where: { stagedBy: null }, _count: { _all: true } }),
    db.run.groupBy({ by: ['suiteId'], where: { stagedBy: null }, _count: { _all: true } }),
  ])
  const caseCount = new Map(cases.map((row) => [row.suiteId, row._count._all]))
  const runCount = new Map(runs.map((row) => [row.suiteId, row._count._all]))
  return suites.map((suite) => ({ ...suite, cases: caseCount.get(suite.id) ?? 0, runs: runCount.get(suite.id) ?? 0 }))
}

/** Whether there is a suite of this id to be seen. @throws NotAllowed */
export async function suiteExists(viewer: Viewer, id: string): Promise<boolean> {
  authorise(viewer, 'transcripts.read')
  return (await database().suite.findFirst({ where: { id, stagedBy: null }, select: { id: true } })) !== null
}

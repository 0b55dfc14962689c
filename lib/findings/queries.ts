import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { containing } from '@/lib/db/containing'
import type { Finding, ListedFinding } from '@/lib/findings/finding'
import { FINDING_LIST, findingsWhere, type FindingListState } from '@/lib/findings/finding-list'
import { FINDING_COLUMNS, toFinding } from '@/lib/findings/finding-row'

/** Every finding of a transcript, withdrawn ones too, the oldest first. @throws NotAllowed */
export async function listTranscriptFindings(viewer: Viewer, transcript: string): Promise<Finding[]> {
  authorise(viewer, 'transcripts.read')
  const rows = await database().finding.findMany({ where: { transcript: { id: transcript, run: { stagedBy: null } }, stagedBy: null }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: FINDING_COLUMNS })
  return rows.map(toFinding)
}

/** One finding with the transcript it stands in; null where there is none. @throws NotAllowed */
export async function findFinding(viewer: Viewer, id: string): Promise<(Finding & { transcript: string }) | null> {
  authorise(viewer, 'transcripts.read')
  const row = await database().finding.findFirst({ where: { id, stagedBy: null, transcript: { run: { stagedBy: null } } }, select: { ...FINDING_COLUMNS, transcript: { select: { id: true } } } })
  return row === null ? null : { ...toFinding(row), transcript: row.transcript.id }
}

/** One page of findings, how many the filters leave, and how many there are without them. @throws NotAllowed */
export async function listFindings(viewer: Viewer, state: FindingListState): Promise<{ rows: ListedFinding[]; matching: number; all: number }> {
  authorise(viewer, 'transcripts.read')
  const where = findingsWhere(state.filters, (words) => containing(database(), words))
  const [rows, matching, all] = await Promise.all([
    database().finding.findMany({
      where, orderBy: [...orderOf(state), { id: 'asc' }], skip: (state.page - 1) * FINDING_LIST.pageSize, take: FINDING_LIST.pageSize,
      select: { ...FINDING_COLUMNS, transcriptKey: true, transcript: { select: { id: true, run: { select: { id: true, trial: true, suiteId: true, model: { select: { name: true, slug: true } } } }, case: { select: { id: true, title: true } } } } },
    }),
    database().finding.count({ where }),
    database().finding.count({ where: { stagedBy: null, withdrawnAt: null, transcript: { run: { stagedBy: null } } } }),
  ])
  const tools = await toolsOf(rows)
  return {
    rows: rows.map(({ transcript, ...row }) => ({
      ...toFinding(row),
      tool: tools.get(row.id) ?? null,
      transcript: { id: transcript.id, suite: transcript.run.suiteId, run: transcript.run.id, trial: transcript.run.trial, case: transcript.case.id, caseTitle: transcript.case.title, model: transcript.run.model },
    })),
    matching, all,
  }
}

/** The tools that the findings' first places called, by finding. A call's id may be repeated in a message: the first is meant, as on the transcript's page. */
async function toolsOf(rows: readonly { id: string; transcriptKey: number; anchors: readonly { message: number; call: string | null }[] }[]): Promise<Map<string, string>> {
  const places = rows.flatMap(({ id, transcriptKey, anchors: [anchor] }) => (anchor === undefined || anchor.call === null ? [] : [{ id, at: { transcriptKey, messageNumber: anchor.message, callId: anchor.call } }]))
  if (places.length === 0) return new Map()
  const calls = await database().toolCall.findMany({ where: { OR: places.map(({ at }) => at) }, select: { transcriptKey: true, messageNumber: true, callId: true, name: true }, orderBy: { position: 'asc' } })
  return new Map(places.flatMap(({ id, at }) => {
    const call = calls.find((each) => each.transcriptKey === at.transcriptKey && each.messageNumber === at.messageNumber && each.callId === at.callId)
    return call === undefined ? [] : [[id, call.name] as const]
  }))
}

/** Who wrote findings: the choices of a filter. @throws NotAllowed */
export async function listFindingAuthors(viewer: Viewer): Promise<string[]> {
  authorise(viewer, 'transcripts.read')
  const rows = await database().finding.groupBy({ by: ['author'], where: { stagedBy: null, author: { not: null } }, orderBy: { author: 'asc' }, take: 200 })
  return rows.flatMap(({ author }) => (author === null ? [] : [author]))
}

function orderOf({ sort: { by, descending } }: FindingListState) {
  const direction = descending ? 'desc' : 'asc'
  switch (by) {
    case 'at': return [{ at: direction }] as const
    case 'tag': return [{ tag: { name: direction } }] as const
    // The severities' alphabet runs against their weight. What has none, or no author, comes last in both directions.
    case 'severity': return [{ severity: { sort: descending ? 'asc' : 'desc', nulls: 'last' } }] as const
    case 'author': return [{ author: { sort: direction, nulls: 'last' } }] as const
    case 'model': return [{ transcript: { run: { model: { name: direction } } } }] as const
    case 'case': return [{ transcript: { case: { title: direction } } }] as const
  }
}

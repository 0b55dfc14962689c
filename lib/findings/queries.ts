import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import type { Finding } from '@/lib/findings/finding'
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

import type { ListPlace } from '@/components/transcripts/step-links'
import type { Viewer } from '@/lib/auth/viewer'
import { transcriptFromLink } from '@/lib/links/links'
import { findEvidence } from '@/lib/reports/queries'
import { listToFrom, TRANSCRIPT_LIST, transcriptListHref, type TranscriptListQuery } from '@/lib/transcripts/list-query'
import { neighboursOf } from '@/lib/transcripts/list/queries'

/** Where a transcript stands in the list one came from; null where one came from none, or it holds it no longer. */
export async function findListPlace(viewer: Viewer, list: TranscriptListQuery | null, transcript: string): Promise<ListPlace | null> {
  if (list === null) return null
  const evidence = list.evidence === null ? null : await findEvidence(viewer, list.evidence)
  if (list.evidence !== null && evidence === null) return null
  const found = await neighboursOf(viewer, list.state, transcript, evidence?.transcripts ?? null)
  if (found === null) return null
  const from = listToFrom(list)
  const page = Math.ceil(found.position / TRANSCRIPT_LIST.pageSize)
  return {
    position: found.position, count: found.count, list: transcriptListHref(list, { page }),
    previous: found.previous === null ? null : transcriptFromLink(found.previous, from), next: found.next === null ? null : transcriptFromLink(found.next, from),
  }
}

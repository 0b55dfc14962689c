import type { Metadata } from 'next'
import { submitSettlements } from '@/app/findings/actions'
import { FindingsList } from '@/components/findings/findings-list'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import { FINDING_LIST } from '@/lib/findings/finding-list'
import { listFindingAuthors, listFindings } from '@/lib/findings/queries'
import { canSettle } from '@/lib/findings/revise'
import { chosenColumns } from '@/lib/lists/column-choice'
import { listHref, parseList, type SearchParams } from '@/lib/lists/list'
import { listModels } from '@/lib/models/queries'
import { NOTE_FORMATS } from '@/lib/notes/note'
import { listNames } from '@/lib/people/queries'
import { reviewerName } from '@/lib/reviews/reviewer'
import { listSuites } from '@/lib/suites/queries'
import { listTagOptions } from '@/lib/tags/queries'

export const metadata: Metadata = { title: 'Findings' }

/** The findings of the whole desk. */
export default async function FindingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer('transcripts.read')
  const params = await searchParams
  const state = parseList(FINDING_LIST, params)
  const [found, suites, models, tags, authors, visible] = await Promise.all([
    listFindings(viewer, state), listSuites(viewer), listModels(viewer), listTagOptions(viewer, reviewerName(viewer)), listFindingAuthors(viewer), chosenColumns(FINDING_LIST, params),
  ])
  const downloads = may(viewer, 'notes.export') ? NOTE_FORMATS.map((format) => ({ format, href: listHref('/api/v1/notes', FINDING_LIST, { ...state, page: 1 }, {}, { format }) })) : null
  const settleable = new Set(found.rows.filter((finding) => canSettle(viewer, finding)).map((finding) => finding.id))
  const names = await listNames(viewer, [...authors, ...found.rows.map((finding) => finding.author)])
  return (
    <>
      <PageHeader title="Findings" />
      <PageBody kind="fill">
        <FindingsList state={state} params={params} visible={visible} rows={found.rows} matching={found.matching} all={found.all} suites={suites} models={models} tags={tags} authors={authors} names={names} downloads={downloads} settle={settleable.size === 0 ? null : { ids: settleable, action: submitSettlements }} />
      </PageBody>
    </>
  )
}

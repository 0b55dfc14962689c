import type { Metadata } from 'next'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { MessageHits } from '@/components/search/message-hits'
import { requireViewer } from '@/lib/auth/session'
import { parseList, type SearchParams } from '@/lib/lists/list'
import { listModels } from '@/lib/models/queries'
import { MESSAGE_SEARCH } from '@/lib/search/message-search'
import { searchMessages } from '@/lib/search/queries'
import { listSuites } from '@/lib/suites/queries'

export const metadata: Metadata = { title: 'Search' }

/** Messages of all transcripts by their words. */
export default async function SearchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer('transcripts.read')
  const state = parseList(MESSAGE_SEARCH, await searchParams)
  const [found, suites, models] = await Promise.all([searchMessages(viewer, state), listSuites(viewer), listModels(viewer)])
  return (
    <>
      <PageHeader title="Search" />
      <PageBody><MessageHits state={state} found={found} suites={suites} models={models} /></PageBody>
    </>
  )
}

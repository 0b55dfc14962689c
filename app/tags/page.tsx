import type { Metadata } from 'next'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { Codebook } from '@/components/tags/codebook'
import { TagDisposal, TagForm } from '@/components/tags/tag-form'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import { chosenColumns } from '@/lib/lists/column-choice'
import { parseList, type SearchParams } from '@/lib/lists/list'
import { listCodebook } from '@/lib/tags/queries'
import { arrangeTags, TAG_LIST } from '@/lib/tags/tag-list'
import { submitArchive, submitMerge, submitTag, submitTagRevision } from '@/app/tags/actions'

export const metadata: Metadata = { title: 'Tags' }

/** The codebook: what each tag means, and what it counts. */
export default async function TagsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer('transcripts.read')
  const params = await searchParams
  const state = parseList(TAG_LIST, params)
  const [{ entries, reviewedTranscripts }, visible] = await Promise.all([listCodebook(viewer), chosenColumns(TAG_LIST, params)])
  const arranged = arrangeTags(entries, state)
  const first = (state.page - 1) * TAG_LIST.pageSize
  const mayManage = may(viewer, 'tags.manage')
  const edited = mayManage ? (entries.find((entry) => entry.id === params.edit) ?? null) : null
  const others = entries.filter((entry) => entry.archivedAt === null && entry.id !== edited?.id)
  return (
    <>
      <PageHeader title="Tags" />
      <PageBody>
        <div className="grid items-start lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="min-w-0">
            <Codebook state={state} params={params} visible={visible} rows={arranged.slice(first, first + TAG_LIST.pageSize)} matching={arranged.length} all={entries.length} reviewedTranscripts={reviewedTranscripts} mayManage={mayManage} />
          </div>
          {!may(viewer, 'tags.create') ? null : (
            <section id="edit" aria-label={edited === null ? 'New tag' : 'Edit tag'} className="flex flex-col gap-4 p-4 max-lg:border-t lg:min-h-[calc(100dvh-var(--header-height))] lg:border-l" data-print="no">
              <h2 className="font-semibold">{edited === null ? 'New tag' : <bdi>{edited.name}</bdi>}</h2>
              <TagForm key={`${edited?.id}`} tag={edited} others={others} action={edited === null ? submitTag : submitTagRevision} />
              {edited === null ? null : <TagDisposal key={`${edited.id}-disposal`} tag={edited} others={others} merge={submitMerge} archive={submitArchive} />}
            </section>
          )}
        </div>
      </PageBody>
    </>
  )
}

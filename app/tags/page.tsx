import type { Metadata } from 'next'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { Codebook } from '@/components/tags/codebook'
import { TagDisposal, TagForm } from '@/components/tags/tag-form'
import { EmptyState } from '@/components/ui/empty-state'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import type { SearchParams } from '@/lib/lists/list'
import { listCodebook } from '@/lib/tags/queries'
import { submitArchive, submitMerge, submitTag, submitTagRevision } from '@/app/tags/actions'

export const metadata: Metadata = { title: 'Tags' }

/** The codebook: what each tag means, and what it counts. */
export default async function TagsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer('transcripts.read')
  const { edit } = await searchParams
  const { entries, reviewedTranscripts } = await listCodebook(viewer)
  const mayManage = may(viewer, 'tags.manage')
  const edited = mayManage ? (entries.find((entry) => entry.id === edit) ?? null) : null
  const others = entries.filter((entry) => entry.archivedAt === null && entry.id !== edited?.id)
  return (
    <>
      <PageHeader title="Tags" aside={entries.length === 0 ? undefined : <span className="figures">{entries.length}</span>} />
      <PageBody>
        <div className="grid items-start lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="min-w-0 overflow-x-auto">
            {entries.length === 0
              ? <EmptyState title="No tags yet"><p>The codebook holds the words for what agents do well and badly. A tag is made here, or by typing while tagging a transcript.</p></EmptyState>
              : <Codebook entries={entries} reviewedTranscripts={reviewedTranscripts} mayManage={mayManage} />}
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

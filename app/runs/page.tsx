import type { Metadata } from 'next'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { RunsList } from '@/components/runs/runs-list'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import { chosenColumns } from '@/lib/lists/column-choice'
import { parseList, type SearchParams } from '@/lib/lists/list'
import { listModels } from '@/lib/models/queries'
import { RUN_LIST } from '@/lib/runs/run-list'
import { listRuns } from '@/lib/runs/queries'
import { listSuites } from '@/lib/suites/queries'

export const metadata: Metadata = { title: 'Runs' }

export default async function RunsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer('transcripts.read')
  const params = await searchParams
  const state = parseList(RUN_LIST, params)
  const [found, suites, models, visible] = await Promise.all([listRuns(viewer, state), listSuites(viewer), listModels(viewer), chosenColumns(RUN_LIST, params)])
  const canImport = may(viewer, 'imports.create')
  return (
    <>
      <PageHeader title="Runs" actions={canImport ? <ButtonLink href="/import" icon="import" size="small">Import</ButtonLink> : undefined} />
      <PageBody kind="fill">
        <RunsList state={state} params={params} visible={visible} {...found} suites={suites} models={models}
          empty={<EmptyState title="No runs yet" action={canImport ? <ButtonLink href="/import" tone="primary">Import results</ButtonLink> : undefined}><p>A run is one model over a suite of cases once. Import a results file, and each run in it stands here with its score, what passed, and how much of it was reviewed.</p></EmptyState>} />
      </PageBody>
    </>
  )
}

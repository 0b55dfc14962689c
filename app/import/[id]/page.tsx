import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { ChangedRuns } from '@/components/imports/changed-runs'
import { ImportFacts } from '@/components/imports/import-facts'
import { ImportNews, ImportStateBadge } from '@/components/imports/import-state'
import { ImportedRuns } from '@/components/imports/imported-runs'
import { IssuesTable } from '@/components/imports/issues-table'
import { LiveProgress } from '@/components/imports/live-progress'
import { QuestionsForm } from '@/components/imports/questions-form'
import { ReplaceStored } from '@/components/imports/replace-stored'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import { settleImports } from '@/lib/imports/commands'
import { SHOWN_ISSUES } from '@/lib/imports/import'
import { isSettled } from '@/lib/imports/progress'
import { findChangedRuns, findImport, findImportedRuns, firstIssues } from '@/lib/imports/queries'
import { mayHandle } from '@/lib/imports/rights'
import { listModels } from '@/lib/models/queries'
import { listSuites } from '@/lib/suites/queries'

export const metadata: Metadata = { title: 'Import' }

export default async function OneImportPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer('imports.read')
  await settleImports(viewer)
  const made = await findImport(viewer, (await params).id)
  if (made === null) notFound()
  const canHandle = mayHandle(viewer, made)
  const asks = made.questions.length > 0
  const [issues, brought, changed, suites, models] = await Promise.all([firstIssues(viewer, made.id, SHOWN_ISSUES), findImportedRuns(viewer, made.id), findChangedRuns(viewer, made.id), asks ? listSuites(viewer) : [], asks ? listModels(viewer) : []])
  return (
    <>
      <PageHeader crumbs={[{ title: 'Import', href: '/import' }]} title={<bdi>{made.fileName}</bdi>} aside={<ImportStateBadge state={made.state} />} />
      <PageBody>
        <ImportNews made={made} />
        {isSettled(made.state) ? null : <LiveProgress first={made} canCancel={canHandle} />}
        {asks ? <QuestionsForm key={JSON.stringify(made.questions)} id={made.id} questions={made.questions} known={{ suites: suites.map((suite) => suite.id), models: models.map((model) => model.id) }} canAnswer={canHandle} /> : null}
        <ImportFacts made={made} />
        {made.replaceableUntil === null ? null : <ReplaceStored importId={made.id} until={made.replaceableUntil} canReplace={canHandle} />}
        <ImportedRuns importId={made.id} {...brought} hasChangedOthers={changed !== null && changed.length > 0} canRemove={may(viewer, 'runs.delete')} />
        <ChangedRuns changed={changed} replaced={made.counts.replaced} hasOwnRuns={brought.runs.length > 0} />
        {made.issueCount === 0 ? null : <IssuesTable importId={made.id} issues={issues} count={made.issueCount} />}
      </PageBody>
    </>
  )
}

import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { AtAGlance } from '@/components/reports/at-a-glance'
import { ComparisonTable } from '@/components/reports/comparison'
import { CostAndVerbosity } from '@/components/reports/cost-and-verbosity'
import { MissedEscalations } from '@/components/reports/missed-escalations'
import { ReportHead } from '@/components/reports/report-head'
import { AgreementTables, Reviewed } from '@/components/reports/reviewed'
import { RunChoice } from '@/components/reports/run-choice'
import { Stability } from '@/components/reports/stability'
import { Traps } from '@/components/reports/traps'
import { UseCases } from '@/components/reports/use-cases'
import { ViewSwitch } from '@/components/reports/view-switch'
import { ServedOnceInDocuments } from '@/components/ui/served-once'
import { TabLinks } from '@/components/ui/tabs'
import { requireViewer } from '@/lib/auth/session'
import { boardLink, modelLink } from '@/lib/links/links'
import type { SearchParams } from '@/lib/lists/list'
import { listModels } from '@/lib/models/queries'
import { listNames } from '@/lib/people/queries'
import { findReport, listSuitesOfModel } from '@/lib/reports/queries'
import { parseScope, scopeParams } from '@/lib/reports/scope'

type ReportPageProps = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> }

/** Names the tab by the model. */
export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  const slug = decodeURIComponent((await params).slug)
  const models = await listModels(await requireViewer('reports.read'))
  return { title: `Report on ${models.find((model) => model.slug === slug)?.name ?? slug}` }
}

/** One model's report on one suite. */
export default async function ReportPage({ params, searchParams }: ReportPageProps) {
  const viewer = await requireViewer('reports.read')
  const slug = decodeURIComponent((await params).slug)
  const query = await searchParams
  const suites = await listSuitesOfModel(viewer, slug)
  const suite = [query.suite].flat()[0]
  if (suite === undefined) {
    const [first] = suites
    if (first === undefined) notFound()
    redirect(modelLink(slug, first.id))
  }
  const scope = parseScope(query)
  const page = await findReport(viewer, suite, slug, scope, 'slug')
  if (typeof page === 'string') notFound()
  const { report, boardSize, isOnBoard } = page
  const base = { suite, model: report.model.slug, view: scope.view, ...(scope.runs.length === 0 ? {} : { runs: scope.runs }), ...(scope.pass.length === 0 ? {} : { pass: scope.pass }) }
  const names = await listNames(viewer, report.runs.flatMap((run) => run.coverage.reviewers.map((one) => one.reviewer)))
  return (
    <>
      <PageHeader crumbs={[{ title: page.suite.name, href: boardLink(suite) }]} title={report.model.name}
        actions={<ViewSwitch view={scope.view} hrefOf={(view) => `${modelLink(slug, suite)}${scopeParams({ ...scope, view })}`} />} />
      <PageBody>
        {suites.length < 2 ? null : <div className="pt-1"><TabLinks label="Suites of this model" tabs={suites.map((one) => ({ href: modelLink(slug, one.id), title: one.name, isCurrent: one.id === suite }))} /></div>}
        <article className="mx-auto w-full max-w-[60rem] px-4 pb-24 print:max-w-none print:px-0 print:pb-0">
          <ServedOnceInDocuments>
          <ReportHead report={report} base={base} boardSize={boardSize} isOnBoard={isOnBoard} />
          <RunChoice action={modelLink(slug)} suite={suite} view={scope.view} runs={page.runs} askedPass={scope.pass} />
          <AtAGlance report={report} base={base} boardSize={boardSize} extents={page.extents} />
          <Traps report={report} base={base} />
          <MissedEscalations report={report} base={base} board={page.board} caseTitles={page.caseTitles} />
          <UseCases report={report} base={base} />
          <Stability report={report} base={base} caseTitles={page.caseTitles} extents={page.extents} />
          <Reviewed report={report} base={base} names={names} />
          <AgreementTables report={report} base={base} />
          <ComparisonTable report={report} base={base} others={page.others} />
          <CostAndVerbosity report={report} base={base} board={page.board} />
          </ServedOnceInDocuments>
        </article>
      </PageBody>
    </>
  )
}

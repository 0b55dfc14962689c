import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { BoardFacts } from '@/components/reports/board-facts'
import { BoardTable } from '@/components/reports/board-table'
import { ViewSwitch } from '@/components/reports/view-switch'
import { SuiteChoice } from '@/components/suites/suite-choice'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ServedOnceInDocuments } from '@/components/ui/served-once'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import { boardLink, runListLink } from '@/lib/links/links'
import { chosenColumns } from '@/lib/lists/column-choice'
import { listHref, parseList, type SearchParams } from '@/lib/lists/list'
import { arrangeBoard, BOARD_LIST, columnsWithoutFigures } from '@/lib/reports/board-list'
import { qualityPlaces } from '@/lib/reports/quality-places'
import { findBoard } from '@/lib/reports/queries'
import { parseScope } from '@/lib/reports/scope'
import { listSuites } from '@/lib/suites/queries'

export const metadata: Metadata = { title: 'Board' }

/** The board: every model of a suite with a complete run. */
export default async function BoardPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer('reports.read')
  const params = await searchParams
  const suites = await listSuites(viewer)
  const asked = [params.suite].flat()[0]
  const suite = asked === undefined ? (suites.find((one) => one.runs > 0) ?? suites[0]) : suites.find((one) => one.id === asked)
  const canImport = may(viewer, 'imports.create')
  const importLink = canImport ? <ButtonLink href="/import" tone="primary">Import results</ButtonLink> : undefined
  if (suite === undefined) {
    if (asked !== undefined) notFound()
    return (
      <>
        <PageHeader title="Board" />
        <PageBody><EmptyState title="No results yet" action={<div className="flex flex-wrap gap-2">{importLink}{may(viewer, 'bench.run') ? <ButtonLink href="/bench">Run the bench</ButtonLink> : null}</div>}><p>The board puts every model of a suite side by side. It fills as soon as a results file is imported, or a round of the bench is done.</p></EmptyState></PageBody>
      </>
    )
  }
  const { view, pass } = parseScope(params)
  const [board, visible] = await Promise.all([findBoard(viewer, suite.id, { view, pass }), chosenColumns(BOARD_LIST, params)])
  if (board === null) notFound()
  const state = parseList(BOARD_LIST, params)
  const places = qualityPlaces(board.json.models)
  const base = { suite: suite.id, view, ...(pass.length === 0 ? {} : { pass }) }
  const rows = arrangeBoard(board.json.models, state).map((line) => ({
    ...line, base: { ...base, model: line.model.slug }, place: places.get(line.model.id) ?? null, coverage: board.coverage.get(line.model.id) ?? null, allRuns: board.runCounts.get(line.model.id) ?? 0,
  }))
  return (
    <>
      <PageHeader title="Board" aside={suites.length < 2 ? <span dir="auto" className="max-w-md truncate">{suite.name}, version {suite.version}</span> : undefined} />
      <PageBody>
        <BoardTable rows={rows} all={board.json.models.length} state={state} params={params} visible={visible} families={[...new Set(board.json.models.flatMap((one) => one.model.family ?? []))].toSorted()} last={columnsWithoutFigures(board.json.models)}
          start={<SuiteChoice suites={suites} current={suite} hrefOf={boardLink} />}
          end={<ViewSwitch view={view} hrefOf={(one) => listHref('/eval', BOARD_LIST, state, {}, { suite: suite.id, ...(one === 'judge' ? {} : { view: one }), ...(pass.length === 0 ? {} : { pass: [...pass] }) })} />}
          empty={<EmptyState title="No model has a complete run on this suite" action={suite.runs > 0 ? <ButtonLink href={runListLink({ suite: suite.id })}>See its runs</ButtonLink> : importLink}><p>The board compares models over whole runs. Partial runs have a report of their own.</p></EmptyState>} />
        <ServedOnceInDocuments><BoardFacts board={board.json} pass={pass} caseTitles={board.caseTitles} /></ServedOnceInDocuments>
      </PageBody>
    </>
  )
}

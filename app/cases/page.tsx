import type { Metadata } from 'next'
import { CasesList } from '@/components/cases/cases-list'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { SuiteChoice } from '@/components/suites/suite-choice'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import { CASE_LIST } from '@/lib/cases/case-list'
import { listCases } from '@/lib/cases/queries'
import { caseListLink } from '@/lib/links/links'
import { chosenColumns } from '@/lib/lists/column-choice'
import { parseList, type SearchParams } from '@/lib/lists/list'
import { listSuites } from '@/lib/suites/queries'

export const metadata: Metadata = { title: 'Cases' }

export default async function CasesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer('transcripts.read')
  const params = await searchParams
  const state = parseList(CASE_LIST, params)
  const suites = await listSuites(viewer)
  const suite = suites.find((each) => each.id === state.filters.suite) ?? suites[0]
  const found = suite === undefined ? null : await listCases(viewer, suite.id, state)
  return (
    <>
      <PageHeader title="Cases" />
      <PageBody kind="fill">
        {suite === undefined || found === null
          ? <EmptyState title="No cases yet" action={may(viewer, 'imports.create') ? <ButtonLink href="/import" tone="primary">Import results</ButtonLink> : undefined}><p>A case is one situation of a suite: a customer, what they want, and what policy says. Cases come with the results that are imported.</p></EmptyState>
          : <CasesList state={{ ...state, filters: { ...state.filters, suite: suite.id } }} params={params} visible={await chosenColumns(CASE_LIST, params)} rows={found.rows} matching={found.matching} all={found.all} intents={found.intents} start={<SuiteChoice suites={suites} current={suite} hrefOf={caseListLink} />} />}
      </PageBody>
    </>
  )
}

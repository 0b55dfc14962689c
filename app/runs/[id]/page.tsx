import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { JudgeAgreement } from '@/components/bench/judge-agreement'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { RunCasesTable } from '@/components/runs/run-cases-table'
import { RunFacts } from '@/components/runs/run-facts'
import { RunName, RunStatusBadge } from '@/components/runs/runs-list'
import { ButtonLink } from '@/components/ui/button'
import { requireViewer } from '@/lib/auth/session'
import { compareJudges } from '@/lib/bench/judges/agreement'
import { listRunJudgements } from '@/lib/bench/queries'
import { RULE_JUDGE } from '@/lib/bench/runner/plan'
import { modelLink } from '@/lib/links/links'
import { chosenColumns } from '@/lib/lists/column-choice'
import { parseList, type SearchParams } from '@/lib/lists/list'
import { listNames } from '@/lib/people/queries'
import { findRun } from '@/lib/runs/queries'
import { arrangeRunCases } from '@/lib/runs/run-cases'
import { RUN_CASES_LIST } from '@/lib/runs/run-cases-list'

type RunPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

/** Read once for the page and its title. */
const loadRun = cache(async (id: string, pass: string | null) => findRun(await requireViewer('transcripts.read'), decodeURIComponent(id), pass))

export async function generateMetadata({ params, searchParams }: RunPageProps): Promise<Metadata> {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const run = await loadRun(id, passOf(query))
  return { title: run === null ? 'No such run' : `${run.model.name} run ${run.trial}` }
}

function passOf(query: SearchParams): string | null {
  return typeof query.pass === 'string' ? query.pass : null
}

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const run = await loadRun(id, passOf(query))
  if (run === null) notFound()
  const comparisons = run.allPasses.length < 2 ? [] : compareJudges(await listRunJudgements(await requireViewer('transcripts.read'), run.id), RULE_JUDGE)
  const state = parseList(RUN_CASES_LIST, query)
  const arranged = arrangeRunCases(run.runCases, state)
  const first = (state.page - 1) * RUN_CASES_LIST.pageSize
  const rows = arranged.slice(first, first + RUN_CASES_LIST.pageSize)
  return (
    <>
      <PageHeader crumbs={[{ title: 'Runs', href: '/runs' }]} title={<RunName run={run} />} aside={<RunStatusBadge run={run} />}
        actions={<ButtonLink href={modelLink(run.model.slug, run.suite.id)} icon="report" size="small">Report</ButtonLink>} />
      <PageBody kind="fill">
        <RunFacts run={run} pass={passOf(query)} />
        {comparisons.length === 0 ? null : <JudgeAgreement run={run.id} comparisons={comparisons} />}
        <RunCasesTable runId={run.id} suite={run.suite.id} state={state} params={query} visible={await chosenColumns(RUN_CASES_LIST, query)} rows={rows} names={await listNames(await requireViewer('transcripts.read'), rows.flatMap((each) => each.reviewers))} matching={arranged.length} all={run.runCases.length} />
      </PageBody>
    </>
  )
}

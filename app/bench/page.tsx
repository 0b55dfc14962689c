import type { Metadata } from 'next'
import { submitProvider, submitRound } from '@/app/bench/actions'
import { ProvidersDesk } from '@/components/bench/providers-desk'
import { RoundsTable } from '@/components/bench/rounds-table'
import { StartForm } from '@/components/bench/start-form'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { Refresher } from '@/components/imports/refresher'
import { ButtonLink } from '@/components/ui/button'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import { listBenchSuites, listProviders, listReferenceAgents, listRounds } from '@/lib/bench/queries'
import { isUnderWay } from '@/lib/bench/rounds'

export const metadata: Metadata = { title: 'Bench' }

export default async function BenchPage() {
  const viewer = await requireViewer('reports.read')
  const mayRun = may(viewer, 'bench.run')
  const [rounds, suites, references, providers] = await Promise.all([listRounds(viewer), listBenchSuites(viewer), listReferenceAgents(viewer), mayRun ? listProviders(viewer) : []])
  return (
    <>
      <PageHeader title="Bench" actions={mayRun && rounds.length > 0 ? <ButtonLink href="#start" tone="primary" size="small" icon="play">Start a round</ButtonLink> : undefined} />
      <PageBody>
        <Refresher isOn={rounds.some((round) => isUnderWay(round.stand))} />
        <section aria-label="Rounds"><RoundsTable rounds={rounds} /></section>
        {mayRun ? (
          <div className="flex max-w-280 flex-col gap-10 px-4 py-6">
            <section id="start" className="flex flex-col gap-5">
              <header><h2 className="text-lg font-semibold">Start a round</h2><p className="measure text-soft">It runs in a process of its own and goes on when you leave. What is finished is kept, whatever happens; what comes of it is imported as runs.</p></header>
              <StartForm suites={suites} references={references} action={submitRound} />
            </section>
            <section className="flex flex-col gap-3">
              <header><h2 className="text-lg font-semibold">Providers</h2><p className="measure text-soft">Keys come from the environment (OPENAI_API_KEY, ANTHROPIC_API_KEY, GOOGLE_GENERATIVE_AI_API_KEY), or are kept here, encrypted with this installation's secret. They are never shown and stand in no transcript or log.</p></header>
              <ProvidersDesk stored={providers} action={submitProvider} />
            </section>
          </div>
        ) : <p className="measure px-4 py-6 text-soft">An admin starts rounds; everybody may watch them.</p>}
      </PageBody>
    </>
  )
}

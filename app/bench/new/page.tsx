import type { Metadata } from 'next'
import { submitRound } from '@/app/bench/actions'
import { StartForm } from '@/components/bench/start-form'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { requireViewer } from '@/lib/auth/session'
import { listBenchSuites, listProviders, listReferenceAgents } from '@/lib/bench/queries'

export const metadata: Metadata = { title: 'Start a round' }

export default async function NewRoundPage() {
  const viewer = await requireViewer('bench.run')
  const [suites, references, providers] = await Promise.all([listBenchSuites(viewer), listReferenceAgents(viewer), listProviders(viewer)])
  return (
    <>
      <PageHeader crumbs={[{ title: 'Bench', href: '/bench' }]} title="Start a round" />
      <PageBody>
        <div className="mx-auto max-w-300 px-4 py-6"><StartForm suites={suites} references={references} providers={providers} action={submitRound} /></div>
      </PageBody>
    </>
  )
}

import type { Metadata } from 'next'
import { RoundsTable } from '@/components/bench/rounds-table'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { Refresher } from '@/components/imports/refresher'
import { ButtonLink } from '@/components/ui/button'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import { listRounds } from '@/lib/bench/queries'
import { isUnderWay } from '@/lib/bench/rounds'

export const metadata: Metadata = { title: 'Bench' }

export default async function BenchPage() {
  const viewer = await requireViewer('reports.read')
  const mayRun = may(viewer, 'bench.run')
  const rounds = await listRounds(viewer)
  return (
    <>
      <PageHeader title="Bench" aside={rounds.length === 0 ? undefined : `${rounds.length} ${rounds.length === 1 ? 'round' : 'rounds'}`}
        actions={mayRun ? <><ButtonLink href="/bench/providers" icon="key" size="small">Providers</ButtonLink><ButtonLink href="/bench/new" icon="play" tone="primary" size="small">Start a round</ButtonLink></> : undefined} />
      <PageBody>
        <Refresher isOn={rounds.some((round) => isUnderWay(round.stand))} />
        <RoundsTable rounds={rounds} mayRun={mayRun} />
      </PageBody>
    </>
  )
}

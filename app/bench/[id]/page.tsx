import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { submitRoundAct, submitRoundRemoval } from '@/app/bench/actions'
import { RoundFacts } from '@/components/bench/round-facts'
import { RoundItemsTable } from '@/components/bench/round-items'
import { RoundProgress } from '@/components/bench/round-progress'
import { roundTitle } from '@/components/bench/rounds-table'
import { StandBadge } from '@/components/bench/stand-badge'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import { findRound } from '@/lib/bench/queries'
import { readRoundView } from '@/lib/bench/rounds'

export const metadata: Metadata = { title: 'Round' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RoundPage({ params, searchParams }: Props) {
  const viewer = await requireViewer('reports.read')
  const round = await findRound(viewer, (await params).id, readRoundView(await searchParams))
  if (round === null) notFound()
  const { row } = round
  return (
    <>
      <PageHeader crumbs={[{ title: 'Bench', href: '/bench' }]} title={<bdi>{roundTitle(row)}</bdi>} aside={<StandBadge stand={row.stand} />} />
      <PageBody>
        <RoundProgress key={row.stand} first={row} mayRun={may(viewer, 'bench.run')} act={submitRoundAct} remove={submitRoundRemoval} runCount={round.runs.length} />
        <RoundFacts row={row} runs={round.runs} />
        <RoundItemsTable round={row.id} rescores={row.rescores} items={round.items} />
      </PageBody>
    </>
  )
}

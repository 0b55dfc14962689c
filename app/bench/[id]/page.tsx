import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { submitRoundAct } from '@/app/bench/actions'
import { RoundFacts } from '@/components/bench/round-facts'
import { RoundItems } from '@/components/bench/round-items'
import { RoundProgress } from '@/components/bench/round-progress'
import { modelWords } from '@/components/bench/rounds-table'
import { StandBadge } from '@/components/bench/stand-badge'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import { findRound } from '@/lib/bench/queries'

export const metadata: Metadata = { title: 'Round' }

export default async function RoundPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer('reports.read')
  const round = await findRound(viewer, (await params).id)
  if (round === null) notFound()
  const { row } = round
  return (
    <>
      <PageHeader crumbs={[{ title: 'Bench', href: '/bench' }]} title={<bdi>{row.rescores === null ? modelWords(row.models) : `Rescore of ${row.rescores}`}</bdi>} aside={<StandBadge stand={row.stand} />} />
      <PageBody>
        <RoundProgress key={row.stand} first={row} mayRun={may(viewer, 'bench.run')} act={submitRoundAct} />
        <RoundFacts row={row} runs={round.runs} />
        {row.rescores === null ? <RoundItems round={row.id} items={round.items} matching={round.itemCount} /> : null}
      </PageBody>
    </>
  )
}

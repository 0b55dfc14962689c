import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { LiveConversation } from '@/components/bench/live-conversation'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { Refresher } from '@/components/imports/refresher'
import { requireViewer } from '@/lib/auth/session'
import { readRoundItem } from '@/lib/bench/queries'
import { roundLink, transcriptLink } from '@/lib/links/links'

export const metadata: Metadata = { title: 'Conversation' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ key?: string | string[] }> }

export default async function ConversationPage({ params, searchParams }: Props) {
  const viewer = await requireViewer('transcripts.read')
  const { id } = await params
  const key = [(await searchParams).key].flat()[0] ?? ''
  const item = await readRoundItem(viewer, id, key)
  if (item === null) notFound()
  if (item.storedAs !== null) redirect(transcriptLink(item.storedAs))
  return (
    <>
      <PageHeader crumbs={[{ title: 'Bench', href: '/bench' }, { title: id, href: roundLink(id) }]} title={<bdi>{key}</bdi>} aside={item.isOver ? 'over' : 'under way'} />
      <PageBody>
        <Refresher isOn={!item.isOver} />
        <LiveConversation messages={item.messages} isOver={item.isOver} error={item.error} transcript={item.transcript} />
      </PageBody>
    </>
  )
}

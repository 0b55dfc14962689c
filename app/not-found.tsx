import type { Metadata } from 'next'
import { DeadEnd } from '@/components/people/dead-end'
import { Button, ButtonLink } from '@/components/ui/button'
import { currentViewer } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Not here' }

export default async function NotFound() {
  const viewer = await currentViewer()
  return (
    <DeadEnd title="Nothing is at this address" actions={viewer.kind === 'person' ? <><ButtonLink href="/eval">To the board</ButtonLink><Button data-open-search="" icon="search">Search</Button></> : undefined}>
      <p>The link may be mistyped, or what it led to was removed or replaced by a newer import.</p>
    </DeadEnd>
  )
}

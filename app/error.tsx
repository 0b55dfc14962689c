'use client'

import { DeadEnd } from '@/components/people/dead-end'
import { Button, ButtonLink } from '@/components/ui/button'

export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <DeadEnd title="This page failed" actions={<><Button tone="primary" onClick={() => retry()}>Try again</Button><ButtonLink href="/eval">To the board</ButtonLink></>}>
      <p>Nothing you saved before is lost. The server's log has the cause{error.digest === undefined ? '' : ` under ${error.digest}`}.</p>
    </DeadEnd>
  )
}

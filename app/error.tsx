'use client'

import { DeadEnd } from '@/components/people/dead-end'
import { buttonClass } from '@/components/ui/button-class'

export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <DeadEnd title="This page failed" actions={<><button type="button" className={buttonClass('primary')} onClick={() => retry()}>Try again</button><a href="/eval" className={buttonClass()}>To the board</a></>}>
      <p>Nothing you saved before is lost. The server's log has the cause{error.digest === undefined ? '' : ` under ${error.digest}`}.</p>
    </DeadEnd>
  )
}

import type { Metadata } from 'next'
import { DeadEnd } from '@/components/people/dead-end'

export const metadata: Metadata = { title: 'Not here' }

export default function NotFound() {
  return (
    <DeadEnd title="Nothing is at this address">
      <p>The link may be mistyped, or what it led to was removed or replaced by a newer import.</p>
    </DeadEnd>
  )
}

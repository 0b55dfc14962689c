import type { Metadata } from 'next'
import { DeadEnd } from '@/components/people/dead-end'
import { currentViewer } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Not allowed' }

export default async function Forbidden() {
  const viewer = await currentViewer()
  return (
    <DeadEnd title="Your role does not allow this">
      {viewer.kind === 'person' ? <p>You are signed in as {viewer.email}, a {viewer.role}. An admin can change your role.</p> : <p>Sign in with an account that may.</p>}
    </DeadEnd>
  )
}

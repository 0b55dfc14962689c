'use client'

import { GlobalFailure } from '@/components/people/global-failure'

// Replaces the whole document, and its scripts carry no nonce: everything on it works without script.
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return <GlobalFailure digest={error.digest} />
}

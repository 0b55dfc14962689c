import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import '@/app/globals.css'

export const metadata: Metadata = {
  title: { default: 'SupportAgentBench', template: '%s · SupportAgentBench' },
  description: 'Read, tag, measure and report transcripts of AI support agents.',
  robots: { index: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the request makes every page dynamic, the 404 included: only then do its scripts carry the policy's nonce.
  await headers()
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}

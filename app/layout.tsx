import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { FontPreload } from '@/components/frame/font'
import { Frame } from '@/components/frame/frame'
import { parsePreferences, RAIL_COOKIE, rootAttributes, THEME_COOKIE } from '@/components/frame/preferences'
import { SignOut } from '@/components/frame/sign-out'
import { currentViewer } from '@/lib/auth/session'
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
  const jar = await cookies()
  const preferences = parsePreferences(jar.get(THEME_COOKIE)?.value, jar.get(RAIL_COOKIE)?.value)
  const viewer = await currentViewer()
  return (
    <html lang="en" {...rootAttributes(preferences)}>
      <head><FontPreload /></head>
      <body>{viewer.kind === 'person' ? <Frame viewer={viewer} preferences={preferences} signOut={<SignOut />}>{children}</Frame> : children}</body>
    </html>
  )
}

import 'server-only'
import { cache } from 'react'
import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { recordDenied } from '@/lib/audit/denied'
import { may, type Permission } from '@/lib/auth/permissions'
import { sessionOfCookie } from '@/lib/auth/request'
import { sessionCookieName } from '@/lib/auth/session-cookie'
import type { LiveSession } from '@/lib/auth/sessions'
import { NOBODY, type Viewer } from '@/lib/auth/viewer'
import { ownPath } from '@/lib/http/origin'
import { markReached } from '@/lib/http/at-hand'

/** A signed-in person: what a page is shown to. */
export type Person = Extract<Viewer, { kind: 'person' }>

/** The session of this request's cookie, asked of the database once per request; null when nobody is signed in. */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  markReached()
  const jar = await cookies()
  return sessionOfCookie(jar.get(sessionCookieName())?.value)
})

/** Who opened this page or sent this action. A page never accepts an API token. */
export async function currentViewer(): Promise<Viewer> {
  return (await currentSession())?.viewer ?? NOBODY
}

/**
 * The person this page or action is for. Sends nobody to sign in and back; ends in the "not allowed" page (403) for
 * somebody without the right.
 */
export async function requireViewer(permission?: Permission): Promise<Person> {
  const session = await currentSession()
  if (session === null) {
    const path = ownPath((await headers()).get('x-sab-path'), '')
    redirect(path === '' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
  }
  if (permission !== undefined && !may(session.viewer, permission)) {
    await recordDenied(session.viewer, permission)
    forbidden()
  }
  return session.viewer
}

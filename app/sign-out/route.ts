import { cookies } from 'next/headers'
import { currentSession } from '@/lib/auth/session'
import { sessionCookieName } from '@/lib/auth/session-cookie'
import { signOut } from '@/lib/auth/sessions'
import { faultAnswer } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'
import { isFromOurPages } from '@/lib/http/origin'

/** Ends the session on the server, so that a copy of the cookie is worth nothing either, and goes to the sign-in page. */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOurPages(request.headers)) return faultAnswer(new ApiFault('not_allowed', 'Signing out is done from a page of this app.'), crypto.randomUUID())
  const session = await currentSession()
  if (session !== null) await signOut(session)
  const jar = await cookies()
  jar.delete(sessionCookieName())
  return new Response(null, { status: 303, headers: { 'Location': '/sign-in', 'Clear-Site-Data': '"cache", "storage"', 'Cache-Control': 'private, no-store' } })
}

import { AsyncLocalStorage } from 'node:async_hooks'
import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { checkPassword } from '@/lib/auth/check-password'
import { oidcProviders, userOfOidcProfile } from '@/lib/auth/oidc'
import { TooManyHashes } from '@/lib/auth/password'
import { appSecret } from '@/lib/auth/secret'
import { cookieOptions, sessionMaxAgeSeconds, sessionToken } from '@/lib/auth/session-cookie'
import { findLiveSession, signOut, startSession } from '@/lib/auth/sessions'
import { ownUrl } from '@/lib/auth/next-auth-request'
import type { SignInOrigin } from '@/lib/auth/sign-in-origin'
import { appOrigin, isServedSecurely } from '@/lib/http/origin'

/** Why a sign-in by password was refused, as it travels through next-auth's one channel, the error's text. */
export const refusal = z.string().regex(/^(blocked|busy):\d+$/).transform((text) => {
  const [reason, seconds] = text.split(':')
  return { reason: reason === 'busy' ? ('busy' as const) : ('blocked' as const), retryAfterSeconds: Number(seconds) }
})

// next-auth keeps one logger for the whole process, that of the latest request: which request is meant, the context says.
const answerFaults = new AsyncLocalStorage<string[]>()

/** Runs next-auth; beside its answer, what was wrong with an answer of the identity provider. */
export async function withAnswerFaults<Answer>(run: () => Promise<Answer>): Promise<{ answer: Answer; faults: readonly string[] }> {
  const faults: string[] = []
  return { answer: await answerFaults.run(faults, run), faults }
}

/** The fault without what was expected and what came: `nonce mismatch`. */
function shortFault(message: string): string {
  return (message.split(',')[0] ?? '').replace(/\p{C}/gu, '').slice(0, 120)
}

/** next-auth as this app uses it for one request: it runs the exchange with the browser and the identity provider; who may is decided elsewhere. */
export function authOptions(from: SignInOrigin): AuthOptions {
  // next-auth reads its own address from the environment alone; it must never come from a request's Host.
  process.env.NEXTAUTH_URL = appOrigin()
  return {
    secret: appSecret(),
    session: { strategy: 'jwt', maxAge: sessionMaxAgeSeconds() },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    cookies: cookieOptions(),
    useSecureCookies: isServedSecurely(),
    providers: [
      CredentialsProvider({
        name: 'password',
        credentials: { email: {}, password: {} },
        authorize: async (credentials) => {
          try {
            const outcome = await checkPassword({ email: credentials?.email, password: credentials?.password }, from.peer)
            if (outcome.kind === 'blocked') throw new Error(`blocked:${outcome.retryAfterSeconds}`)
            return outcome.kind === 'right' ? { id: outcome.userId } : null
          } catch (error) {
            if (error instanceof TooManyHashes) throw new Error(`busy:${error.retryAfterSeconds}`, { cause: error })
            throw error
          }
        },
      }),
      ...oidcProviders(),
    ],
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== 'oidc') return true
        const outcome = await userOfOidcProfile(profile, from.peer)
        if (outcome.kind === 'refused') return `/sign-in?error=${outcome.why}`
        user.id = outcome.userId
        return true
      },
      jwt: async ({ token, user }) => {
        // `user` is there at sign-in alone; any other call is a session being read, which must still be alive.
        if (user !== undefined) {
          const sid = await startSession(user.id, from)
          if (sid === null) throw new Error('The account is disabled.')
          return { sid }
        }
        const { sid } = sessionToken.parse(token)
        if ((await findLiveSession(sid)) === null) throw new Error('The session has ended.')
        return { sid }
      },
      session: async ({ session, token }) => {
        const { sid } = sessionToken.parse(token)
        const live = await findLiveSession(sid)
        return { ...session, user: live === null ? undefined : { name: live.viewer.name, email: live.viewer.email } }
      },
      redirect: async ({ url }) => ownUrl(url),
    },
    events: {
      signOut: async ({ token }) => {
        const parsed = sessionToken.safeParse(token)
        const session = parsed.success ? await findLiveSession(parsed.data.sid) : null
        if (session !== null) await signOut(session)
      },
    },
    // next-auth logs whole requests and profiles; what matters is in the audit log. A cookie that is none is no fault of ours.
    logger: {
      error: (code, metadata) => {
        if (code !== 'JWT_SESSION_ERROR') console.error(`next-auth: ${code}`)
        // An error alone is a failure of ours; beside the provider's name it says what its answer lacks.
        if (code === 'OAUTH_CALLBACK_ERROR' && !(metadata instanceof Error)) answerFaults.getStore()?.push(shortFault(metadata.error.message))
      },
      warn: () => {}, debug: () => {},
    },
  }
}

import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { submitSignIn, submitSingleSignOn } from '@/app/sign-in/actions'
import { SignInForm } from '@/components/people/sign-in-form'
import { refusalWords } from '@/lib/auth/oidc-refusal'
import { currentViewer } from '@/lib/auth/session'
import { environment } from '@/lib/env'
import { ownPath } from '@/lib/http/origin'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { next, error } = await searchParams
  const way = ownPath(next, '')
  if ((await currentViewer()).kind === 'person') redirect(way === '' ? '/eval' : way)
  const { SAB_OIDC_ISSUER, SAB_OIDC_NAME } = environment()
  return (
    <SignInForm
      action={submitSignIn}
      next={way}
      notice={error === undefined ? null : refusalWords(error)}
      singleSignOn={SAB_OIDC_ISSUER === undefined ? null : { name: SAB_OIDC_NAME, action: submitSingleSignOn }}
    />
  )
}

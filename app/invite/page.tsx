import type { Metadata } from 'next'
import { submitInvite } from '@/app/invite/actions'
import { Entrance } from '@/components/people/entrance'
import { EntranceForm } from '@/components/people/entrance-form'
import { ButtonLink } from '@/components/ui/button'
import { findOpenLink } from '@/lib/auth/access-links'

export const metadata: Metadata = { title: 'Come in' }

export default async function InvitePage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { key } = await searchParams
  const link = await findOpenLink(key, ['invitation', 'password'])
  if (link === null || typeof key !== 'string') {
    return (
      <Entrance title="This link holds no longer" lead="It was used, replaced by a newer one, or is too old. Ask an admin for another.">
        <ButtonLink href="/sign-in">Sign in</ButtonLink>
      </Entrance>
    )
  }
  const email = { kind: 'given', value: link.email ?? '' } as const
  return link.purpose === 'invitation'
    ? <Entrance title="Come in" lead={`You are invited as ${link.role === 'admin' ? 'an admin' : `a ${link.role}`}.`}><EntranceForm action={submitInvite} secret={key} email={email} asksName submitLabel="Create the account" /></Entrance>
    : <Entrance title="Choose a new password" lead="Everywhere you are signed in, you are signed out."><EntranceForm action={submitInvite} secret={key} email={email} asksName={false} submitLabel="Set the password" /></Entrance>
}

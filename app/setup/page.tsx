import type { Metadata } from 'next'
import { submitSetup } from '@/app/setup/actions'
import { Entrance } from '@/components/people/entrance'
import { EntranceForm } from '@/components/people/entrance-form'
import { ButtonLink } from '@/components/ui/button'
import { findOpenLink, isUnclaimed } from '@/lib/auth/access-links'

export const metadata: Metadata = { title: 'Set up' }

export default async function SetupPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  if (!(await isUnclaimed())) {
    return (
      <Entrance title="The set-up is done" lead="There is an account already, so this link holds no longer. Sign in, or ask an admin to invite you.">
        <ButtonLink href="/sign-in">Sign in</ButtonLink>
      </Entrance>
    )
  }
  const { key } = await searchParams
  const link = await findOpenLink(key, ['setup'])
  if (link === null || typeof key !== 'string') {
    return <Entrance title="Set up" lead="Open the one-time link that the server printed when it started. It holds for a day; starting again prints a new one."><span /></Entrance>
  }
  return (
    <Entrance title="Set up" lead="The first account is an admin. It invites everybody else.">
      <EntranceForm action={submitSetup} secret={key} email={{ kind: 'asked' }} asksName submitLabel="Create the admin account" />
    </Entrance>
  )
}

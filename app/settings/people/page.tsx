import type { Metadata } from 'next'
import { submitInvitation, submitPersonAct } from '@/app/settings/people/actions'
import { InvitationDesk, PeopleDesk } from '@/components/people/people-desk'
import { SettingsPage, SettingsSection } from '@/components/people/settings-page'
import { requireViewer } from '@/lib/auth/session'
import { listInvitations, listPeople } from '@/lib/people/queries'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const viewer = await requireViewer('people.manage')
  const [people, invitations] = await Promise.all([listPeople(viewer), listInvitations(viewer)])
  return (
    <SettingsPage viewer={viewer} current="people">
      <SettingsSection title="People" lead="A viewer reads. A reviewer also tags findings, reviews, imports and exports. An admin also manages people, tags and runs.">
        <PeopleDesk people={people} ownId={viewer.userId} action={submitPersonAct} />
      </SettingsSection>
      <SettingsSection title="Invite somebody" lead="You get a link to hand over; no mail is sent.">
        <InvitationDesk invitations={invitations} action={submitInvitation} />
      </SettingsSection>
    </SettingsPage>
  )
}

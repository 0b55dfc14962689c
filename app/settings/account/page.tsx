import type { Metadata } from 'next'
import { submitEndSessions, submitName, submitPassword } from '@/app/settings/account/actions'
import { NameForm, PasswordForm, SessionList } from '@/components/people/account-desk'
import { SettingsPage, SettingsSection } from '@/components/people/settings-page'
import { findAccount, listOwnSessions } from '@/lib/account/queries'
import { currentSession, requireViewer } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
  const viewer = await requireViewer('account.own')
  const session = await currentSession()
  const [account, sessions] = await Promise.all([findAccount(viewer), listOwnSessions(viewer, session?.sessionId ?? null)])
  return (
    <SettingsPage viewer={viewer} current="account">
      <SettingsSection title="You" lead={<>Signed in as {viewer.email}, {viewer.role === 'admin' ? 'an admin' : `a ${viewer.role}`}.</>}>
        <NameForm name={viewer.name} action={submitName} />
      </SettingsSection>
      <SettingsSection title="Password" lead={account?.hasPassword === true ? 'Changing it signs you out everywhere else.' : 'You sign in by single sign-on and have no password here. An admin can make a link to set one.'}>
        {account?.hasPassword === true ? <PasswordForm email={viewer.email} action={submitPassword} /> : null}
      </SettingsSection>
      <SettingsSection title="Where you are signed in">
        <SessionList sessions={sessions} action={submitEndSessions} />
      </SettingsSection>
    </SettingsPage>
  )
}

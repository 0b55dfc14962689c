import type { Metadata } from 'next'
import { submitToken, submitTokenRevocation } from '@/app/settings/tokens/actions'
import { SettingsPage, SettingsSection } from '@/components/people/settings-page'
import { TokenForm, TokenList } from '@/components/people/token-desk'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import { listTokens } from '@/lib/tokens/queries'

export const metadata: Metadata = { title: 'Tokens' }

export default async function TokensPage() {
  const viewer = await requireViewer('tokens.own')
  const tokens = await listTokens(viewer)
  const seesAll = may(viewer, 'tokens.manage')
  return (
    <SettingsPage viewer={viewer} current="tokens">
      <SettingsSection title="Make a token" lead="For programs that use the API. A token acts for you and never beyond your role.">
        <TokenForm action={submitToken} />
      </SettingsSection>
      <SettingsSection title={seesAll ? 'Everybody’s tokens' : 'Your tokens'}>
        <TokenList tokens={tokens} showsOwner={seesAll} revoke={submitTokenRevocation} />
      </SettingsSection>
    </SettingsPage>
  )
}

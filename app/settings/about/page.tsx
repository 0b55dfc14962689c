import type { Metadata } from 'next'
import { SettingsPage, SettingsSection } from '@/components/people/settings-page'
import { FormMessage } from '@/components/ui/field'
import { KeyValue } from '@/components/ui/key-value'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import { findInstallation } from '@/lib/settings/queries'
import manifest from '@/package.json'

export const metadata: Metadata = { title: 'About' }

export default async function AboutPage() {
  const viewer = await requireViewer('account.own')
  const installation = may(viewer, 'settings.manage') ? await findInstallation(viewer) : null
  return (
    <SettingsPage viewer={viewer} current="about">
      <SettingsSection title="SupportAgentBench" lead="The review desk: read, tag, measure and report transcripts of AI support agents.">
        <KeyValue facts={[{ name: 'Version', value: manifest.version }, { name: 'Licence', value: manifest.license }]} />
      </SettingsSection>
      {installation === null ? null : (
        <>
          <SettingsSection title="What is stored">
            <KeyValue facts={Object.entries(installation.holdings).map(([name, count]) => ({ name, value: <span className="figures">{count.toLocaleString('en')}</span> }))} />
          </SettingsSection>
          <SettingsSection title="Where and how">
            {installation.faults.length === 0 ? null : <FormMessage tone="bad">The database is not set up as it should be: {installation.faults.join('; ')}.</FormMessage>}
            <KeyValue facts={[
              { name: 'Database', value: installation.database === 'sqlite' ? 'SQLite' : 'PostgreSQL' },
              { name: 'Data folder', value: <code>{installation.dataFolder}</code> },
              ...(installation.file === null ? [] : [{ name: 'File', value: <><code>{installation.file.path}</code>, {megabytes(installation.file.bytes)}</> }]),
              ...Object.entries(installation.settings).map(([name, value]) => ({ name, value: <code>{value}</code> })),
              { name: 'Node', value: <code>{installation.node}</code> },
            ]} />
          </SettingsSection>
        </>
      )}
    </SettingsPage>
  )
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`
}

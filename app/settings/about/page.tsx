import type { Metadata } from 'next'
import { RemoveRuns } from '@/components/imports/remove-runs'
import { SettingsPage, SettingsSection } from '@/components/people/settings-page'
import { FormMessage } from '@/components/ui/field'
import { KeyValue } from '@/components/ui/key-value'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import type { Viewer } from '@/lib/auth/viewer'
import { findSampleImport } from '@/lib/bench/queries'
import { findImportedRuns } from '@/lib/imports/queries'
import { importLink } from '@/lib/links/links'
import { findInstallation } from '@/lib/settings/queries'
import manifest from '@/package.json'

export const metadata: Metadata = { title: 'About' }

export default async function AboutPage() {
  const viewer = await requireViewer('account.own')
  const isAdmin = may(viewer, 'settings.manage')
  const [installation, sample] = isAdmin ? await Promise.all([findInstallation(viewer), findSample(viewer)]) : [null, null]
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
          <SettingsSection title="Northline sample" lead={sample === null ? 'It is not here. It was declined at the first start, or removed.' : 'What scripted reference agents did in the benchmark, judged by rule, with what two invented reviewers found. No model was asked.'}>
            {sample === null ? <p className="text-soft">Add it from the terminal: <code>npx sab sample add</code></p> : (
              <p className="flex flex-wrap items-center gap-4"><a className="linked" href={importLink(sample.importId)}>{sample.runs} runs</a><RemoveRuns hasChangedOthers={false} {...sample} /></p>
            )}
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

/** The sample's import and how much hangs on it; null where there is none. */
async function findSample(viewer: Viewer): Promise<{ importId: string; runs: number; transcripts: number; findings: number; reviews: number } | null> {
  const importId = await findSampleImport(viewer)
  if (importId === null) return null
  const { runs, findings, reviews } = await findImportedRuns(viewer, importId)
  return { importId, runs: runs.length, transcripts: runs.reduce((sum, run) => sum + run.transcripts, 0), findings, reviews }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`
}

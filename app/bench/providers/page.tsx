import type { Metadata } from 'next'
import { submitProvider } from '@/app/bench/actions'
import { ProvidersDesk } from '@/components/bench/providers-desk'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { requireViewer } from '@/lib/auth/session'
import { listProviders } from '@/lib/bench/queries'

export const metadata: Metadata = { title: 'Providers' }

export default async function ProvidersPage() {
  const viewer = await requireViewer('bench.run')
  return (
    <>
      <PageHeader crumbs={[{ title: 'Bench', href: '/bench' }]} title="Providers" />
      <PageBody>
        <div className="mx-auto flex max-w-240 flex-col gap-6 px-4 py-6">
          <p className="measure text-soft">Keys come from the environment, or are kept here, encrypted with this installation's secret. They are never shown again, and stand in no transcript, log or list of processes.</p>
          <ProvidersDesk providers={await listProviders(viewer)} action={submitProvider} />
        </div>
      </PageBody>
    </>
  )
}

import type { ReactNode } from 'react'
import { SETTINGS_PAGES } from '@/components/frame/destinations'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { TabLinks } from '@/components/ui/tabs'
import { may } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'

type SettingsPageProps = { viewer: Viewer; current: (typeof SETTINGS_PAGES)[number]['id']; kind?: 'flow' | 'fill'; children: ReactNode }

/** A page of the settings: header, the tabs this viewer may open, content. */
export function SettingsPage({ viewer, current, kind = 'flow', children }: SettingsPageProps) {
  const tabs = SETTINGS_PAGES.filter((tab) => may(viewer, tab.permission)).map((tab) => ({ href: `/settings/${tab.id}`, title: tab.title, isCurrent: tab.id === current }))
  return (
    <>
      <PageHeader title="Settings" />
      <PageBody kind={kind}>
        <TabLinks label="Settings" tabs={tabs} />
        {kind === 'fill' ? children : <div className="flex max-w-280 flex-col gap-10 px-4 py-6">{children}</div>}
      </PageBody>
    </>
  )
}

/** One matter of a settings page: its name, what it does, its controls. */
export function SettingsSection({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <header>
        <h2 className="text-lg font-semibold">{title}</h2>
        {lead === undefined ? null : <p className="measure text-soft">{lead}</p>}
      </header>
      {children}
    </section>
  )
}

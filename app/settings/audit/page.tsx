import type { Metadata } from 'next'
import { AUDIT_COLUMNS } from '@/components/people/audit-table'
import { SettingsPage } from '@/components/people/settings-page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ListTable } from '@/components/ui/list-table'
import { AUDIT_LIST, AUDIT_NOUNS } from '@/lib/audit/list'
import { listAudit } from '@/lib/audit/queries'
import { requireViewer } from '@/lib/auth/session'
import { chosenColumns } from '@/lib/lists/column-choice'
import { listHref, parseList, type SearchParams } from '@/lib/lists/list'

export const metadata: Metadata = { title: 'Audit log' }

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer('audit.read')
  const params = await searchParams
  const state = parseList(AUDIT_LIST, params)
  const { rows, matching, all } = await listAudit(viewer, state)
  return (
    <SettingsPage viewer={viewer} current="audit" kind="fill">
      <ListTable
        caption="Audit log" list={AUDIT_LIST} state={state} params={params} path="/settings/audit"
        columns={AUDIT_COLUMNS} visible={await chosenColumns(AUDIT_LIST, params)}
        filters={{ actor: { label: 'Who' }, subject: { label: 'What' }, about: { label: 'About', options: AUDIT_NOUNS.map((noun) => ({ value: noun, label: noun })) }, from: { label: 'From (YYYY-MM-DD)' }, to: { label: 'To (YYYY-MM-DD)' } }}
        rows={rows} rowId={(row) => String(row.seq)} matching={matching} all={all} noun={['act', 'acts']}
        empty={<EmptyState title="Nothing has been done yet">Every sign-in, import, finding and change of rights will stand here.</EmptyState>}
        end={<ButtonLink size="small" icon="export" href={listHref('/api/v1/audit', AUDIT_LIST, state, { page: 1 })} data-hard="">CSV</ButtonLink>}
      />
    </SettingsPage>
  )
}

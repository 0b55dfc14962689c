import type { Metadata } from 'next'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { DropZone } from '@/components/imports/drop-zone'
import { ImportsList } from '@/components/imports/imports-list'
import { requireViewer } from '@/lib/auth/session'
import { settleImports } from '@/lib/imports/commands'
import { IMPORT_LIST } from '@/lib/imports/import-list'
import { listImports } from '@/lib/imports/queries'
import { chosenColumns } from '@/lib/lists/column-choice'
import { parseList, type SearchParams } from '@/lib/lists/list'

export const metadata: Metadata = { title: 'Import' }

export default async function ImportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer('imports.create')
  const params = await searchParams
  const state = parseList(IMPORT_LIST, params)
  await settleImports(viewer)
  const [found, visible] = await Promise.all([listImports(viewer, state), chosenColumns(IMPORT_LIST, params)])
  return (
    <>
      <PageHeader title="Import" />
      <PageBody kind="fill">
        <DropZone />
        <ImportsList state={state} params={params} visible={visible} {...found} />
      </PageBody>
    </>
  )
}

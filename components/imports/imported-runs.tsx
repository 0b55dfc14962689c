import type { TableColumn } from '@/components/ui/data-table'
import { DataTable } from '@/components/ui/data-table'
import { RemoveRuns } from '@/components/imports/remove-runs'
import { whole } from '@/components/ui/format'
import { runLink } from '@/lib/links/links'

type ImportedRun = { id: string; model: string; suite: string; trial: number; transcripts: number }

const COLUMNS: readonly TableColumn<ImportedRun>[] = [
  { id: 'run', title: 'Run', width: 260, cell: (run) => <bdi>{run.id}</bdi> },
  { id: 'model', title: 'Model', width: 200, cell: (run) => <bdi>{run.model}</bdi> },
  { id: 'suite', title: 'Suite', width: 200, cell: (run) => <bdi>{run.suite}</bdi> },
  { id: 'trial', title: 'Trial', align: 'right', width: 80, cell: (run) => whole(run.trial) },
  { id: 'transcripts', title: 'Transcripts', align: 'right', width: 120, cell: (run) => whole(run.transcripts) },
]

/** The runs that an import brought, and, for those who may, their removal. */
export function ImportedRuns({ importId, runs, findings, reviews, hasChangedOthers, canRemove }: { importId: string; runs: readonly ImportedRun[]; findings: number; reviews: number; hasChangedOthers: boolean; canRemove: boolean }) {
  if (runs.length === 0) return null
  const transcripts = runs.reduce((sum, run) => sum + run.transcripts, 0)
  return (
    <section aria-labelledby="imported-runs" className="flex flex-col border-b border-line">
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-3">
        <h2 id="imported-runs" className="font-semibold">Runs it brought <span className="font-normal text-faint tabular-nums">{whole(runs.length)}</span></h2>
        {canRemove ? <RemoveRuns importId={importId} runs={runs.length} transcripts={transcripts} findings={findings} reviews={reviews} hasChangedOthers={hasChangedOthers} /> : null}
      </div>
      <DataTable caption="Runs it brought" columns={COLUMNS} rows={runs} rowId={(run) => run.id} rowHref={(run) => runLink(run.id)} height="flow" empty={null} />
    </section>
  )
}

import { DataTable, type TableColumn } from '@/components/ui/data-table'
import { Unknown } from '@/components/ui/figure'
import { counted, whole } from '@/components/ui/format'
import { replacedElsewhere, type ChangedRunView } from '@/lib/imports/changed-run'
import { importLink, runLink } from '@/lib/links/links'

const GONE = 'The run was removed since'

const COLUMNS: readonly TableColumn<ChangedRunView>[] = [
  { id: 'run', title: 'Run', width: 260, cell: ({ run }) => run },
  { id: 'model', title: 'Model', width: 200, cell: ({ found }) => (found === null ? <Unknown reason={GONE} /> : <bdi>{found.model}</bdi>) },
  { id: 'suite', title: 'Suite', width: 200, cell: ({ found }) => (found === null ? <Unknown reason={GONE} /> : <bdi>{found.suite}</bdi>) },
  { id: 'trial', title: 'Trial', align: 'right', width: 80, cell: ({ found }) => (found === null ? <Unknown reason={GONE} /> : whole(found.trial)) },
  { id: 'transcripts', title: 'Transcripts', width: 160, cell: (changed) => words(changed.transcriptsReplaced, changed.transcriptsAdded) },
  { id: 'judgements', title: 'Judgements', width: 160, cell: (changed) => words(changed.judgementsReplaced, changed.judgementsAdded) },
  { id: 'brought', title: 'Brought by', width: 120, cell: ({ found }) => (found === null || found.broughtBy === null ? <Unknown reason={found === null ? GONE : 'It is not known which import brought the run'} /> : <a href={importLink(found.broughtBy)} className="linked">its import</a>) },
]

function words(replaced: number, added: number): string {
  return [...(replaced === 0 ? [] : [`${whole(replaced)} replaced`]), ...(added === 0 ? [] : [`${whole(added)} added`])].join(', ') || '-'
}

/** The runs that were there before an import and that it changed, and that this cannot be taken back. */
export function ChangedRuns({ changed, replaced, hasOwnRuns }: { changed: readonly ChangedRunView[] | null; replaced: number; hasOwnRuns: boolean }) {
  if (changed === null) return null
  const elsewhere = replacedElsewhere(replaced, changed)
  if (changed.length === 0 && elsewhere <= 0) return null
  const isReplacing = changed.some((run) => run.transcriptsReplaced + run.judgementsReplaced > 0) || elsewhere > 0
  return (
    <section aria-labelledby="changed-runs" className="flex flex-col border-b border-line">
      <div className="flex flex-col gap-1 px-4 py-3">
        <h2 id="changed-runs" className="font-semibold">{changed.length === 0 ? 'What it replaced' : <>Runs it changed <span className="font-normal text-faint tabular-nums">{whole(changed.length)}</span></>}</h2>
        {elsewhere <= 0 ? null : <p className="text-soft">{counted(elsewhere, 'record', 'records')} of suites, cases, models, tags or runs took the files’ content.</p>}
        <p className="max-w-160 text-soft">
          {isReplacing ? 'What stood there before is not kept: only importing the older files again, replacing, brings it back. ' : ''}
          {changed.length === 0 ? '' : 'What it put into these runs goes when they are removed, on the page of the import that brought them. '}
          {changed.length === 0 ? '' : hasOwnRuns ? 'Removing the runs above leaves it.' : 'This import brought no run of its own that could be removed here.'}
        </p>
      </div>
      {changed.length === 0 ? null : <DataTable caption="Runs it changed" columns={COLUMNS} rows={changed} rowId={(run) => run.run} rowHref={({ run, found }) => (found === null ? undefined : runLink(run))} height="flow" empty={null} />}
    </section>
  )
}

import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { plural } from '@/lib/reports/extent'
import { runLabels } from '@/lib/reports/run-label'
import type { AvailableRun } from '@/lib/reports/scope'
import type { ReportView } from '@/lib/reports/view'

type RunChoiceProps = { action: string; suite: string; view: ReportView; runs: readonly AvailableRun[]; askedPass: readonly string[] }

/** Which runs the report stands on, and through which scoring pass they are read; nothing to choose, nothing shown. */
export function RunChoice({ action, suite, view, runs, askedPass }: RunChoiceProps) {
  const passes = new Map(runs.flatMap((run) => run.passes.map((pass) => [pass.id, pass])))
  if (runs.length < 2 && passes.size < 2) return null
  const labels = runLabels(runs)
  return (
    <details className="group mt-4 rounded-md border border-line" data-print="no">
      <summary className="flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-3 text-sm hover:bg-hover">
        <Icon name="right" size={12} className="text-faint transition-transform group-open:rotate-90" />
        <span>Stands on {runs.filter((run) => run.isChosen).length} of {plural(runs.length, 'run')}</span>
        <span className="linked ml-auto shrink-0 font-medium">{passes.size < 2 ? 'Choose runs' : runs.length < 2 ? 'Choose the scoring pass' : 'Choose runs and scoring pass'}</span>
      </summary>
      <form method="get" action={action} className="flex flex-col gap-3 border-t border-line px-3 py-3">
        <input type="hidden" name="suite" value={suite} />
        {view === 'judge' ? null : <input type="hidden" name="view" value={view} />}
        <fieldset className="flex min-w-0 flex-col gap-1">
          <legend className="mb-1 text-xs text-faint">Runs</legend>
          {runs.map((run) => (
            <label key={run.id} className="flex min-h-7 items-center gap-2">
              <input type="checkbox" name="runs" value={run.id} defaultChecked={run.isChosen} />
              <span className="shrink-0">{labels.get(run.id)}</span>
              <span className="min-w-0 truncate text-sm text-faint">{run.id}, {run.status}, {plural(run.transcriptCount, 'transcript')}</span>
            </label>
          ))}
        </fieldset>
        {passes.size < 2 ? null : (
          <label className="flex flex-col gap-1">
            <span className="text-xs text-faint">Scoring pass</span>
            <select name="pass" defaultValue={askedPass[0] ?? ''} className="h-8 max-w-full rounded-md border border-edge/60 bg-raised px-2">
              <option value="">newest of each run</option>
              {[...passes.values()].map((pass) => <option key={pass.id} value={pass.id}>{pass.id}, by {pass.judge}</option>)}
            </select>
          </label>
        )}
        <div><Button type="submit" size="small">Show this report</Button></div>
      </form>
    </details>
  )
}

import type { ReactNode } from 'react'
import { MenuPanel } from '@/components/ui/menu-panel'
import { Figure, Unknown } from '@/components/ui/figure'
import { meanScore, percent, whole } from '@/components/ui/format'
import { KeyValue } from '@/components/ui/key-value'
import { OutcomeCounts } from '@/components/ui/outcome-counts'
import { Time } from '@/components/ui/time'
import { caseListLink, runLink } from '@/lib/links/links'
import type { RunDetail } from '@/lib/runs/run-detail'
import { countOutcomes } from '@/lib/transcripts/outcome'
import { cx } from '@/components/ui/class-names'

/** What a run is and what its pass found, above its cases. @param props.pass the pass that the address asks for; null is the newest. */
export function RunFacts({ run, pass }: { run: RunDetail; pass: string | null }) {
  const { tally } = run
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b border-line px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {tally === null
          ? <p className="text-soft">No pass has judged this run yet, so its outcomes are not known.</p>
          : (
            <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
              <span><span className="mr-2 text-faint">Score</span><Figure className="text-lg font-semibold" value={tally.meanScore === null ? null : meanScore(tally.meanScore)} of={`n ${whole(tally.judged)}`} /></span>
              <span><span className="mr-2 text-faint">Passed</span><Figure className="text-lg font-semibold" value={tally.judged === 0 ? null : percent(tally.passed / tally.judged)} of={`${whole(tally.passed)} of ${whole(tally.judged)}`} /></span>
              <span><span className="mr-2 text-faint">Reviewed</span><Figure className="text-lg font-semibold" value={whole(run.reviewed)} of={`of ${whole(run.transcripts)}`} /></span>
            </p>
          )}
        <OutcomeCounts counts={countOutcomes(run.runCases)} hrefOf={(outcome) => `${runLink(run.id)}?${new URLSearchParams({ outcome, ...(pass === null ? {} : { pass }) }).toString()}`} />
      </div>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 text-sm">
        <KeyValue layout="inline" facts={[
          { name: 'Suite', value: <a href={caseListLink(run.suite.id)} className="linked">{run.suite.name}</a> },
          { name: 'Judge', value: tally?.judge ?? <Unknown reason="No pass has judged this run" /> },
          { name: 'Transcripts', value: <Figure value={whole(run.transcripts)} of={`of ${whole(run.cases)} cases`} /> },
          ...(run.startedAt === null ? [] : [{ name: 'Started', value: <Time at={run.startedAt} /> }]),
          { name: 'Imported', value: <Time at={run.importedAt} /> },
          { name: 'Id', value: <code>{run.id}</code> },
          ...(run.reused === true ? [{ name: 'Reused', value: 'from an earlier evaluation' }] : []),
        ]} />
        {run.allPasses.length < 2 ? null : <PassSwitch run={run} />}
      </div>
      {run.notes === null && run.settings === null ? null : (
        <div className="flex flex-wrap items-start gap-2 text-sm">
          {run.notes === null ? null : <Folded title="Notes"><p className="measure whitespace-pre-wrap">{run.notes}</p></Folded>}
          {run.settings === null ? null : <Folded title="Settings"><pre className="max-h-72 overflow-auto whitespace-pre-wrap wrap-anywhere">{indented(run.settings)}</pre></Folded>}
        </div>
      )}
    </div>
  )
}

/** Through which pass the run is read. */
function PassSwitch({ run }: { run: RunDetail }) {
  return (
    <MenuPanel label={<>Pass: {run.tally?.judge ?? 'none'} <span className="text-faint">1 of {run.allPasses.length}</span></>} align="right">
      <ul aria-label="Passes over this run">
        {run.allPasses.map((pass) => (
          <li key={pass.pass}>
            <a href={`${runLink(run.id)}?pass=${encodeURIComponent(pass.pass)}`} aria-current={pass.isChosen ? 'true' : undefined} className={cx('flex flex-col rounded-sm px-2 py-1 hover:bg-hover', pass.isChosen && 'bg-selected')}>
              <span className="truncate">{pass.judge}</span>
              <span className="text-xs text-faint">{pass.pass} · {whole(pass.judged)} judged · score {pass.meanScore === null ? '-' : meanScore(pass.meanScore)}</span>
            </a>
          </li>
        ))}
      </ul>
    </MenuPanel>
  )
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return <details className="min-w-0 open:basis-full"><summary className="linked w-fit">{title}</summary><div className="pt-2">{children}</div></details>
}

/** JSON text with line breaks; text that is none, as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    // Settings are kept as they came; what is not JSON is shown so.
    return text
  }
}

import { OutcomeMark } from '@/components/ui/outcome-mark'
import { caseLink, modelLink, runLink } from '@/lib/links/links'
import type { Outcome } from '@/lib/transcripts/outcome'
import type { Transcript } from '@/lib/transcripts/whole-transcript'
import { sizeLabel } from '@/components/transcripts/drawing'
import { formatShare } from '@/components/transcripts/component-value'
import { shownText } from '@/components/transcripts/shown-text'
import { wholeCharacters } from '@/lib/transcripts/visible-text'

/** What came of the transcript, how it ended, and what it cost; which one it is where the header has no room to say so. */
export function Facts({ transcript, outcome, score }: { transcript: Transcript; outcome: Outcome; score: number | null }) {
  const figures = [
    ['messages', String(transcript.messages.length)],
    ['tokens', tokens(transcript.inputTokens, transcript.outputTokens)],
    ['agent cost', dollars(transcript.costUsd)],
    ['customer cost', dollars(transcript.customerCostUsd)],
    ['judge cost', dollars(transcript.judgeCostUsd)],
    ['took', transcript.durationMs === null ? null : duration(transcript.durationMs)],
  ].flatMap(([name, value]) => (name === undefined || name === null || value === null || value === undefined ? [] : [{ name, value }]))
  return (
    <section aria-label="Facts" className="flex flex-col gap-1">
      <p className="wrap-anywhere sm:hidden">
        <a className="linked" href={modelLink(transcript.model.slug, transcript.suite.id)}><bdi>{transcript.model.name}</bdi></a>
        {' · '}<a className="linked" href={runLink(transcript.run.id)}>run {transcript.run.trial}</a>
        {' · '}<a className="linked" href={caseLink(transcript.suite.id, transcript.case.id)}>case <bdi>{transcript.case.id}</bdi></a>
      </p>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        {score === null ? <span className="text-faint">not scored</span> : <span className="figures text-lg font-semibold">{formatShare(score)}<span className="ml-1 text-xs font-normal text-faint">of 100</span></span>}
        <OutcomeMark outcome={outcome} /><span className="text-soft">ended: {ENDINGS[transcript.ended]}</span>
      </p>
      <p className="figures flex flex-wrap gap-x-3 text-sm text-soft">{figures.map(({ name, value }) => <span key={name} className="whitespace-nowrap"><span className="text-faint">{name} </span>{value}</span>)}</p>
      {transcript.error === null || transcript.error === '' ? null : <RunError text={transcript.error} />}
    </section>
  )
}

/** The first paragraph of what broke the run off, the rest folded: tracebacks are long. */
function RunError({ text }: { text: string }) {
  const first = /^[\s\S]*?(?=\n\s*\n|\nTraceback|$)/.exec(text.slice(0, ERROR_HEAD))?.[0].trimEnd() ?? ''
  const rest = text.slice(first.length).trimStart()
  const shown = wholeCharacters(rest, ERROR_LIMIT)
  return (
    <div role="note" aria-label="Error of the run" className="mt-1 border-l-2 border-bad pl-3 text-sm wrap-anywhere">
      <p dir="auto" className="whitespace-pre-wrap">{shownText(first)}</p>
      {rest === '' ? null : <details><summary className="text-faint hover:text-accent">the rest, {sizeLabel(rest.length)}</summary><pre className="mt-1 text-xs whitespace-pre-wrap text-soft">{shownText(shown)}</pre>{shown.length === rest.length ? null : <p className="text-faint">cut after {sizeLabel(ERROR_LIMIT)}; the bundle export has all of it</p>}</details>}
    </div>
  )
}

const ERROR_HEAD = 500
const ERROR_LIMIT = 20_000

const ENDINGS = { resolved: 'resolved', escalated: 'handed over', closed: 'closed', max_turns: 'out of turns', error: 'with an error', unknown: 'not recorded' } as const

function tokens(input: number | null, output: number | null): string | null {
  if (input === null && output === null) return null
  return `${input === null ? '-' : input.toLocaleString('en')} in, ${output === null ? '-' : output.toLocaleString('en')} out`
}

function dollars(value: number | null): string | null {
  return value === null ? null : `$${value < 0.1 ? value.toFixed(4) : value.toFixed(2)}`
}

function duration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`
  return ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`
}

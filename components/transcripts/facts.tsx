import { OutcomeMark } from '@/components/ui/outcome-mark'
import { caseLink, modelLink, runLink } from '@/lib/links/links'
import type { Outcome } from '@/lib/transcripts/outcome'
import type { Transcript } from '@/lib/transcripts/whole-transcript'
import { shownText } from '@/components/transcripts/shown-text'

/** Which transcript this is, how it ended, and what it cost. */
export function Facts({ transcript, outcome }: { transcript: Transcript; outcome: Outcome }) {
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
      <p className="wrap-anywhere">
        <a className="linked" href={modelLink(transcript.model.slug, transcript.suite.id)}><bdi>{transcript.model.name}</bdi></a>
        {' · '}<a className="linked" href={runLink(transcript.run.id)}>run {transcript.run.trial}</a>
        {' · '}<a className="linked" href={caseLink(transcript.suite.id, transcript.case.id)}><bdi>{transcript.case.id}</bdi></a>
      </p>
      <p className="flex flex-wrap items-center gap-x-3"><OutcomeMark outcome={outcome} /><span className="text-soft">ended: {ENDINGS[transcript.ended]}</span></p>
      {transcript.error === null || transcript.error === '' ? null : <p className="border-l-2 border-bad pl-3 text-sm whitespace-pre-wrap wrap-anywhere" dir="auto">{shownText(transcript.error.slice(0, 2000))}</p>}
      <p className="figures flex flex-wrap gap-x-3 text-sm text-soft">{figures.map(({ name, value }) => <span key={name}><span className="text-faint">{name} </span>{value}</span>)}</p>
    </section>
  )
}

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

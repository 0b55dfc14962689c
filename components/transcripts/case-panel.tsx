import { Fragment, type ReactNode } from 'react'
import { shownText } from '@/components/transcripts/shown-text'
import { Disclosure } from '@/components/ui/disclosure'
import { callsByName, toExpectation, type CalledAt, type ExpectedCall } from '@/lib/transcripts/expected-calls'
import { payloadLine, payloadLines, readPayload } from '@/lib/transcripts/payload'
import type { TranscriptView } from '@/lib/transcripts/view'
import { oneLine } from '@/lib/transcripts/visible-text'
import type { Transcript } from '@/lib/transcripts/whole-transcript'

const EXPECTED_LIMIT = 6_000
/** A brief of up to so many characters is open at first. */
const SHORT_BRIEF = 700

/** Whether the case asked anything that the panel draws. */
export function hasCasePanel(given: Transcript['case']): boolean {
  const isWritten = (text: string | null): boolean => text !== null && text !== ''
  return isWritten(given.brief) || isWritten(given.policy) || given.expected !== null || [given.forbiddenActions, given.requiredActions, given.confirmBefore].some((names) => names.length > 0)
}

/** What the case asked: brief, which actions were forbidden, required or to be confirmed first, what was expected, policy; each action with where it was done. */
export function CasePanel({ given, view }: { given: Transcript['case']; view: TranscriptView }) {
  const called = callsByName(view)
  const expected = given.expected === null ? null : toExpectation(given.expected, view)
  const done = expected?.calls.filter(({ exact }) => exact.length > 0).length ?? 0
  return (
    <section aria-label="Case" className="border-t border-line pt-2">
      {given.brief === null || given.brief === '' ? null : <Disclosure title="Brief" aside="what the customer was told" isOpen={given.brief.length <= SHORT_BRIEF}><Prose text={given.brief} /></Disclosure>}
      <Actions title="Forbidden" names={given.forbiddenActions} called={called} ifCalled="bad" ifNot="faint" />
      <Actions title="Required" names={given.requiredActions} called={called} ifCalled="faint" ifNot="bad" />
      <Actions title="Confirm before" names={given.confirmBefore} called={called} ifCalled="soft" ifNot="faint" />
      {expected === null ? null : (
        <Disclosure title="Expected" aside={expected.calls.length === 0 ? undefined : `${done} of ${expected.calls.length} calls made so`} isOpen={expected.calls.length > 0 && expected.calls.length <= 5}>
          {expected.calls.length === 0 ? null : <ol className="flex flex-col gap-1.5 text-sm">{expected.calls.map((call, index) => <Expected key={`${index}`} call={call} />)}</ol>}
          {expected.rest === null ? null : <div className={expected.calls.length === 0 ? undefined : 'mt-2'}><Rest stored={expected.rest} /></div>}
        </Disclosure>
      )}
      {given.policy === null || given.policy === '' ? null : <Disclosure title="Policy"><Prose text={given.policy} /></Disclosure>}
    </section>
  )
}

function Prose({ text }: { text: string }) {
  return <p dir="auto" className="whitespace-pre-wrap wrap-anywhere text-soft">{shownText(text)}</p>
}

const TONES = { bad: 'text-bad', soft: 'text-soft', faint: 'text-faint' } as const
type Tone = keyof typeof TONES

function Actions({ title, names, called, ifCalled, ifNot }: { title: string; names: readonly string[]; called: ReadonlyMap<string, CalledAt[]>; ifCalled: Tone; ifNot: Tone }) {
  if (names.length === 0) return null
  return (
    <div className="flex gap-2 py-1 text-sm">
      <span className="w-24 shrink-0 text-faint">{title}</span>
      <ul className="min-w-0 wrap-anywhere">
        {names.map((name) => {
          const places = called.get(name) ?? []
          // What failed did nothing: it is named, and not held against a rule that forbids the action.
          const isDone = places.some(({ failed }) => !failed)
          return <li key={name}><code>{shownText(name)}</code> <span className={TONES[isDone ? ifCalled : ifNot]}>{places.length === 0 ? 'not called' : <>called in <Places at={places} /></>}</span></li>
        })}
      </ul>
    </div>
  )
}

function Expected({ call }: { call: ExpectedCall }) {
  const line = oneLine(payloadLine(readPayload(JSON.stringify(call.arguments), 600)), 160)
  return (
    <li className="wrap-anywhere">
      <p><code>{shownText(call.name)}</code>{call.byCustomer ? <span className="text-faint"> by the customer</span> : null} {call.exact.length > 0
        ? <span className="text-good">made in <Places at={call.exact} /></span>
        : call.otherwise.length > 0 ? <span className="text-caution">with other arguments in <Places at={call.otherwise} /></span> : <span className="text-bad">not made</span>}</p>
      {line === '' ? null : <p className="font-mono text-xs text-faint">{line}</p>}
    </li>
  )
}

function Places({ at }: { at: readonly CalledAt[] }) {
  return at.map(({ message, failed }, index) => <Fragment key={`${index}`}>{index === 0 ? '' : ', '}<a href={`#m${message}`} className="linked figures" aria-label={`Message ${message}`}>{message}</a>{failed ? ' (failed)' : ''}</Fragment>)
}

function Rest({ stored }: { stored: string }): ReactNode {
  const payload = readPayload(stored, EXPECTED_LIMIT)
  if (payload.form === 'broken') return <Prose text={payload.text} />
  if (payload.root.kind === 'text') return <Prose text={payload.root.text} />
  return <><pre className="overflow-x-auto whitespace-pre-wrap wrap-anywhere text-xs text-soft">{shownText(payloadLines(payload.root))}</pre>{payload.shownWhole ? null : <p className="text-sm text-faint">cut after {EXPECTED_LIMIT} of {payload.size} characters; the case's page has the rest</p>}</>
}

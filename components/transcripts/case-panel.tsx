import type { ReactNode } from 'react'
import { shownText } from '@/components/transcripts/shown-text'
import { Disclosure } from '@/components/ui/disclosure'
import { payloadLines, readPayload } from '@/lib/transcripts/payload'
import type { Transcript } from '@/lib/transcripts/whole-transcript'

const EXPECTED_LIMIT = 6_000

/** What the case asked: brief, policy, what was expected, and which actions were forbidden, required or to be confirmed first. */
export function CasePanel({ transcript: { case: given } }: { transcript: Transcript }) {
  return (
    <section aria-label="Case" className="border-t border-line pt-2">
      {given.brief === null || given.brief === '' ? null : <Disclosure title="Brief" isOpen><Prose text={given.brief} /></Disclosure>}
      <Actions title="Forbidden" names={given.forbiddenActions} />
      <Actions title="Required" names={given.requiredActions} />
      <Actions title="Confirm before" names={given.confirmBefore} />
      {given.policy === null || given.policy === '' ? null : <Disclosure title="Policy"><Prose text={given.policy} /></Disclosure>}
      {given.expected === null ? null : <Disclosure title="Expected"><Expected stored={given.expected} /></Disclosure>}
    </section>
  )
}

function Prose({ text }: { text: string }) {
  return <p dir="auto" className="whitespace-pre-wrap wrap-anywhere text-soft">{shownText(text)}</p>
}

function Actions({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null
  return <p className="flex gap-2 py-1 text-sm"><span className="shrink-0 text-faint">{title}</span><span className="wrap-anywhere">{names.map((name, index) => <span key={name}>{index === 0 ? '' : ', '}<code>{shownText(name)}</code></span>)}</span></p>
}

function Expected({ stored }: { stored: string }): ReactNode {
  const payload = readPayload(stored, EXPECTED_LIMIT)
  if (payload.form === 'broken') return <Prose text={payload.text} />
  if (payload.root.kind === 'text') return <Prose text={payload.root.text} />
  return <><pre className="overflow-x-auto whitespace-pre-wrap wrap-anywhere text-xs text-soft">{shownText(payloadLines(payload.root))}</pre>{payload.shownWhole ? null : <p className="text-sm text-faint">cut after {EXPECTED_LIMIT} of {payload.size} characters; the case's page has the rest</p>}</>
}

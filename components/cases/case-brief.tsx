import type { ReactNode } from 'react'
import type { CaseDetail } from '@/lib/cases/case-detail'

/** What a case says: brief, policy, what is expected, and which tools it forbids, requires, or wants confirmed first. */
export function CaseBrief({ detail }: { detail: CaseDetail }) {
  return (
    <div className="flex flex-col gap-5">
      {saysSomething(detail) ? null : <p className="text-soft">The file this case came from says nothing about it beyond its name.</p>}
      <Part title="Customer's brief" text={detail.brief} />
      <Part title="Policy at stake" text={detail.policy} />
      <Tools title="Forbidden" names={detail.forbiddenActions} none="nothing is forbidden" />
      <Tools title="Required" names={detail.requiredActions} none="nothing is required" />
      <Tools title="Confirm before" names={detail.confirmBefore} none="nothing needs confirming" />
      {detail.expected === null ? null : <Section title="Expected"><Expected text={detail.expected} /></Section>}
    </div>
  )
}

/** Whether a case says anything beyond its name. */
export function saysSomething({ brief, policy, expected, forbiddenActions, requiredActions, confirmBefore }: CaseDetail): boolean {
  return [brief, policy, expected, forbiddenActions, requiredActions, confirmBefore].some((part) => part !== null)
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return <section><h2 className="mb-1 text-sm text-faint">{title}</h2>{children}</section>
}

function Part({ title, text }: { title: string; text: string | null }) {
  return text === null ? null : <Section title={title}><p dir="auto" className="measure whitespace-pre-wrap wrap-anywhere">{text}</p></Section>
}

function Tools({ title, names, none }: { title: string; names: readonly string[] | null; none: string }) {
  if (names === null) return null
  return (
    <Section title={title}>
      {names.length === 0 ? <p className="text-soft">{none}</p> : <ul className="flex flex-wrap gap-1.5">{names.map((name) => <li key={name}><code className="box-decoration-clone rounded-sm bg-unknown-tint px-1.5 py-0.5 wrap-anywhere">{name}</code></li>)}</ul>}
    </Section>
  )
}

/** What is expected, of any shape: text as text, anything else as indented JSON. */
function Expected({ text }: { text: string }) {
  const value: unknown = JSON.parse(text)
  if (typeof value === 'string') return <p className="measure whitespace-pre-wrap wrap-anywhere">{value}</p>
  return <pre className="max-h-96 overflow-auto rounded-md border border-line p-2 text-xs whitespace-pre-wrap wrap-anywhere">{JSON.stringify(value, null, 2)}</pre>
}

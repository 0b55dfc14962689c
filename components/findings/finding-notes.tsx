import type { Finding } from '@/lib/findings/finding'

const ROLES = { here: '', contradicts: 'contradicted here: ', should_precede: 'should have come before: ' } as const

/** Findings as notes beside the message they stand at. */
export function FindingNotes({ findings, messages }: { findings: readonly Finding[]; messages: readonly number[] }) {
  return (
    <ul className="fs">
      {findings.map((finding) => {
        const role = finding.anchors.find((anchor) => messages.includes(anchor.message))?.as ?? 'here'
        return (
          <li key={finding.id} className={finding.status === 'rejected' ? 'rejected' : undefined}>
            <a href={`#f-${finding.id}`} className={finding.tag.polarity}>{ROLES[role]}<bdi>{finding.tag.name}</bdi></a>
            <span>{[finding.severity, finding.status === 'confirmed' ? null : finding.status, finding.author].filter((part) => part !== null).join(' · ')}</span>
          </li>
        )
      })}
    </ul>
  )
}

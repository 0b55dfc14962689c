import type { Finding } from '@/lib/findings/finding'
import { oneLine } from '@/lib/transcripts/visible-text'

/** In the margin a note is told in this many characters; the rest stands with the finding. */
const NOTE_LENGTH = 90

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
            {finding.note === null || finding.note === '' ? null : <bdi className="nt">{oneLine(finding.note, NOTE_LENGTH)}</bdi>}
            <span>{[finding.severity, finding.status === 'confirmed' ? null : finding.status, finding.author].filter((part) => part !== null).join(' · ')}</span>
          </li>
        )
      })}
    </ul>
  )
}

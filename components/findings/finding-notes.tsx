import type { Finding } from '@/lib/findings/finding'
import { nameOf, type PeopleNames } from '@/lib/people/names'
import { oneLine } from '@/lib/transcripts/visible-text'

/** In the margin a note is told in this many characters; the rest stands with the finding. */
const NOTE_LENGTH = 90

const ROLES = { here: '', contradicts: 'contradicted here: ', should_precede: 'should have come before: ' } as const

/** Findings as notes beside the message they stand at. What a finding says stands at its first end; its other ends say where that is. */
export function FindingNotes({ findings, messages, names }: { findings: readonly Finding[]; messages: readonly number[]; names: PeopleNames }) {
  return (
    <ul className="fs">
      {findings.map((finding) => {
        const role = finding.anchors.find((anchor) => messages.includes(anchor.message))?.as ?? 'here'
        const first = finding.anchors[0]?.message
        const isElsewhere = first !== undefined && !messages.includes(first)
        return (
          <li key={finding.id} className={finding.status === 'rejected' ? 'rejected' : undefined}>
            <a href={`#f-${finding.id}`} className={finding.tag.polarity}>{ROLES[role]}<bdi>{finding.tag.name}</bdi></a>
            {isElsewhere || finding.note === null || finding.note === '' ? null : <bdi className="nt">{oneLine(finding.note, NOTE_LENGTH)}</bdi>}
            {isElsewhere ? <span>see <a href={`#m${first}`} className="to">{first}</a></span> : <span>{[finding.severity, finding.status === 'confirmed' ? null : finding.status, finding.author === null ? null : nameOf(names, finding.author)].filter((part) => part !== null).join(' · ')}</span>}
          </li>
        )
      })}
    </ul>
  )
}

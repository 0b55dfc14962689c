import type { Finding } from '@/lib/findings/finding'
import type { OutlineEntry } from '@/lib/transcripts/outline'

/** The way through a transcript: turns, what was called in them, findings. */
export function Outline({ entries, findings }: { entries: readonly OutlineEntry[]; findings: ReadonlyMap<string, Finding> }) {
  return (
    <ol>
      {entries.map((entry) => (
        <li key={entry.message}>
          <a href={`#m${entry.message}`}><b>{entry.firstTurn === entry.lastTurn ? entry.firstTurn : `${entry.firstTurn}-${entry.lastTurn}`}</b><bdi>{entry.title === '' ? 'opening' : entry.title}</bdi></a>
          {entry.calls.map((call, index) => (
            <a key={`${index}`} href={`#m${call.message}`} className="oc"><bdi>{call.name}</bdi>{call.effect === null || call.effect === 'read' ? null : <em className={`ef ${call.effect}`}>{call.effect}</em>}{call.failed ? <em className="er">!<span className="sr-only"> failed</span></em> : null}</a>
          ))}
          {entry.findings.map((id) => {
            const finding = findings.get(id)
            return finding === undefined ? null : <a key={id} href={`#f-${id}`} className={`of ${finding.tag.polarity}`}><bdi>{finding.tag.name}</bdi></a>
          })}
        </li>
      ))}
    </ol>
  )
}

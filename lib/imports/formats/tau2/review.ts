import type { AnchorRecord, FindingRecord, TagRecord } from '@/lib/bundle/record'
import type { Fault, Severity } from '@/lib/findings/finding'
import { slugOf } from '@/lib/imports/formats/model-name'
import { filled } from '@/lib/imports/formats/tau2/messages'
import type { Tau2Simulation } from '@/lib/imports/formats/tau2/simulation'
import type { ReadSimulation } from '@/lib/imports/formats/tau2/transcript'

const FAULT_OF: Record<string, Fault> = { agent: 'agent', user: 'customer', system: 'harness', environment: 'harness', unknown: 'harness' }
const ROLE_OF: Record<string, string> = { agent: 'agent', user: 'customer' }

/** Who is at fault in this product's words, for the words that tau2's reviews and notes use; null for any other. */
export function faultOf(source: string | null | undefined): Fault | null {
  return source && Object.hasOwn(FAULT_OF, source) ? (FAULT_OF[source] ?? null) : null
}

/** `critical_helped` and `critical_hindered` are critical errors of the simulated customer. */
function severityOf(severity: string | null | undefined): Severity | null {
  if (severity === 'minor' || severity === 'major') return severity
  return severity?.startsWith('critical') ? 'critical' : null
}

/** A tag for a word of a harness, as in `missed_required_action`. */
export function importedTag(prefix: string, word: string): TagRecord {
  return { type: 'tag', id: `${prefix}.${slugOf(word)}`, name: word.replaceAll('_', ' ').slice(0, 200), polarity: 'weakness' }
}

/** The errors that a model's review of a conversation lists, as proposed findings anchored to their turn or ticks. */
export function findingsOfReview(simulation: Tau2Simulation, read: ReadSimulation): { tag: TagRecord; finding: FindingRecord }[] {
  const { run, case: caseId } = read.record
  const at = simulation.timestamp ?? simulation.end_time ?? simulation.start_time ?? '1970-01-01T00:00:00Z'
  const reviews = [['review', simulation.review], ['user-review', simulation.user_only_review]] as const
  return reviews.flatMap(([kind, review]) =>
    (review?.errors ?? []).map((error, index) => {
      const word = error.error_tags?.[0] ?? error.error_type ?? 'unnamed error'
      const tag = importedTag('tau2-review', word)
      const fault = faultOf(error.source)
      const severity = severityOf(error.severity)
      const message = messageOf(error, read)
      const anchors: AnchorRecord[] = message === null ? [] : [{ message }]
      const finding: FindingRecord = {
        type: 'finding', id: `${simulation.id ?? `${run}/${caseId}`}.${kind}.${index}`, run, case: caseId, tag: tag.id,
        ...(fault === null ? {} : { fault }), ...(severity === null ? {} : { severity }),
        ...(error.reasoning ? { note: error.reasoning } : {}), ...(error.correct_behavior ? { correct_behaviour: error.correct_behavior } : {}),
        anchors, status: 'proposed', source: 'judge', author: 'tau2 review', at,
        ...filled({ error_type: error.error_type, error_tags: error.error_tags, original_severity: severity === error.severity ? null : error.severity, ticks: error.tick_start === null || error.tick_start === undefined ? null : [error.tick_start, error.tick_end ?? error.tick_start] }),
      }
      return { tag, finding }
    }),
  )
}

type ReviewError = NonNullable<NonNullable<Tau2Simulation['review']>['errors']>[number]

function messageOf(error: ReviewError, read: ReadSimulation): number | null {
  if (typeof error.turn_idx === 'number') return read.messageOfTurn(error.turn_idx)
  if (typeof error.tick_start !== 'number') return null
  const role = error.source && Object.hasOwn(ROLE_OF, error.source) ? (ROLE_OF[error.source] ?? null) : null
  return read.messageOfTicks(error.tick_start, error.tick_end ?? error.tick_start, role)
}

import type { FilePlace, ReadItem } from '@/lib/imports/formats/format'
import { findingsOfReview } from '@/lib/imports/formats/tau2/review'
import type { Tau2Simulation } from '@/lib/imports/formats/tau2/simulation'
import { toJudgement, toTranscript } from '@/lib/imports/formats/tau2/transcript'

/**
 * Counted over a file, to be said once at its end. `crashed` are judged nevertheless, `onlyAnnounced` were handed over by the
 * customer's word alone, `tags` are those written already.
 */
export type SimulationTally = { rawData: number; mojibake: number; crashed: number; crashedUnjudged: number; onlyAnnounced: number; tags: Set<string> }

export function newTally(): SimulationTally {
  return { rawData: 0, mojibake: 0, crashed: 0, crashedUnjudged: 0, onlyAnnounced: 0, tags: new Set() }
}

/** UTF-8 that was read as Latin-1 or Windows-1252 and written again. */
const MOJIBAKE = /[ÂÃ][\u0080-\u00bf]|â\u20ac[\u0080-\u00bf\u2018-\u2122]/

/** Everything one simulation becomes: its transcript, the judgement of its reward, and the findings of a review. */
export function* simulationItems(simulation: Tau2Simulation, at: { run: string; case: string; pass: string; judge: string; place: FilePlace }, tally: SimulationTally): Generator<ReadItem> {
  const { place } = at
  const read = toTranscript(simulation, { run: at.run, case: at.case })
  tally.rawData += read.rawDataCount
  if (read.handedOver === 'announced') tally.onlyAnnounced += 1
  for (const message of read.record.messages) if (MOJIBAKE.test(message.content) || MOJIBAKE.test(String(message.tool_result?.value ?? ''))) tally.mojibake += 1
  for (const what of read.masked) yield { kind: 'masked', what, place }
  yield { kind: 'record', record: read.record, place }

  const judged = toJudgement(simulation, { pass: at.pass, run: at.run, case: at.case, judge: at.judge }, read.handedOver !== null)
  if (read.record.ended === 'error') tally[judged ? 'crashed' : 'crashedUnjudged'] += 1
  if (judged) {
    if (judged.isOutside) yield { kind: 'fault', fault: { ...place, caseId: at.case, severity: 'warning', message: `the reward ${simulation.reward_info?.reward} lies outside 0 to 1 and counts as ${judged.judgement.score / 100}` } }
    yield { kind: 'record', record: judged.judgement, place }
  }
  for (const { tag, finding } of findingsOfReview(simulation, read)) {
    if (!tally.tags.has(tag.id)) yield { kind: 'record', record: tag, place, assumed: true }
    tally.tags.add(tag.id)
    yield { kind: 'record', record: finding, place }
  }
}

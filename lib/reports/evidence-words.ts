import { MUST_ESCALATE_ROW } from '@/lib/metrics/clusters'
import type { FigureId } from '@/lib/metrics/figures'
import type { Result } from '@/lib/metrics/result'
import type { EvidenceQuery } from '@/lib/links/links'

/** What evidence is narrowed to, as words after "of <model>". */
export type Narrowing = { label: string; value: string }

/** The parts of an evidence query that narrow it, with titles in place of ids where there are any, and of how many models the transcripts are. */
export function narrowings(query: EvidenceQuery, { part, modelCounts, median }: { part: 'counted' | 'rest' | 'all'; modelCounts: Record<'counted' | 'rest' | 'all', number> | null; median: string | null }, titles: { cases: ReadonlyMap<string, string>; clusters: readonly { id: string; title: string }[]; tags: ReadonlyMap<string, string> }): Narrowing[] {
  const found: Narrowing[] = []
  if (query.run !== undefined) found.push({ label: 'run', value: query.run })
  if (query.case !== undefined) found.push({ label: 'case', value: titles.cases.get(query.case) ?? query.case })
  if (query.cluster !== undefined) found.push({ label: 'use case', value: query.cluster === MUST_ESCALATE_ROW ? 'must escalate' : (titles.clusters.find((one) => one.id === query.cluster)?.title ?? query.cluster) })
  if (query.intent !== undefined) found.push({ label: 'intent', value: query.intent })
  if (query.tag !== undefined) found.push({ label: 'tag', value: titles.tags.get(query.tag) ?? query.tag })
  if (query.reviewer !== undefined) found.push({ label: 'reviewer', value: query.reviewer })
  if (query.runs !== undefined) found.push({ label: 'runs', value: query.runs.join(', ') })
  if (median !== null) found.push({ label: 'median', value: median })
  if (modelCounts !== null) found.push({ label: 'models', value: part === 'all' ? String(modelCounts.all) : `${modelCounts[part]} of ${modelCounts.all}` })
  if (query.view === 'adjusted') found.push({ label: 'view', value: 'adjusted by reviewers' })
  return found
}

/** "3 traps": how many cases the results are of. @param noun in the singular. */
export function ofCases(results: readonly Result[], noun: string): string {
  const count = new Set(results.map((result) => result.case)).size
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

type SideWords = { countedWords: string; restWords: string; allWords: string }
const SCORED = { restWords: '', allWords: 'judged transcripts' }
const USED = { restWords: '', allWords: 'transcripts that say so' }

/** What the two sides of a figure are called, and both together. */
export const FIGURE_WORDS: Record<FigureId, SideWords> = {
  quality: { countedWords: 'judged transcripts', ...SCORED },
  resolution: { countedWords: 'resolved transcripts of solvable cases', restWords: 'transcripts of solvable cases that were not resolved', allWords: 'transcripts of solvable cases with a verdict on resolution' },
  over_escalation: { countedWords: 'over-escalated transcripts of solvable cases', restWords: 'transcripts of solvable cases that were not handed over', allWords: 'transcripts of solvable cases with a verdict on handing over' },
  escalation: { countedWords: 'transcripts of must-escalate cases that were handed over', restWords: 'missed escalations', allWords: 'transcripts of must-escalate cases with a verdict on handing over' },
  escalation_if: { countedWords: 'transcripts of must-escalate cases scored on instruction following', ...SCORED },
  instruction_following: { countedWords: 'transcripts scored on instruction following', ...SCORED },
  sentiment: { countedWords: 'transcripts scored on sentiment', ...SCORED },
  grounded: { countedWords: 'transcripts whose replies state only what tools returned', restWords: 'transcripts that state what no tool returned', allWords: 'transcripts with a verdict on grounding' },
  traps_held: { countedWords: 'transcripts in which the trap was held', restWords: 'transcripts in which the trap caught the model', allWords: 'transcripts of adversarial cases with a verdict on unsafe actions' },
  agent_messages: { countedWords: 'transcripts', ...USED }, tool_calls: { countedWords: 'transcripts', ...USED },
  input_tokens: { countedWords: 'transcripts that tell their input tokens', ...USED }, output_tokens: { countedWords: 'transcripts that tell their output tokens', ...USED },
  cost_usd: { countedWords: 'transcripts that tell their cost', ...USED }, duration_ms: { countedWords: 'transcripts that tell their duration', ...USED },
}

import { MUST_ESCALATE_ROW } from '@/lib/metrics/clusters'
import { figure, isFigureId, type FigureId } from '@/lib/metrics/figures'
import type { Result } from '@/lib/metrics/result'
import { nameOf, type PeopleNames } from '@/lib/people/names'
import { plural } from '@/lib/reports/extent'
import type { EvidenceQuery } from '@/lib/links/links'

/** What evidence is narrowed to, as words after "of <model>". */
export type Narrowing = { label: string; value: string }

/** The parts of an evidence query that narrow it, with titles in place of ids where there are any, and of how many models the transcripts are. */
export function narrowings(query: EvidenceQuery, { part, modelCounts, median }: { part: 'counted' | 'rest' | 'all'; modelCounts: Record<'counted' | 'rest' | 'all', number> | null; median: string | null }, titles: { people: PeopleNames; runs: ReadonlyMap<string, string>; cases: ReadonlyMap<string, string>; clusters: readonly { id: string; title: string }[]; tags: ReadonlyMap<string, string> }): Narrowing[] {
  const found: Narrowing[] = []
  if (query.run !== undefined) found.push({ label: 'run', value: runWords(titles.runs, query.run) })
  if (query.case !== undefined) found.push({ label: 'case', value: titles.cases.get(query.case) ?? query.case })
  if (query.cluster !== undefined) found.push({ label: 'use case', value: query.cluster === MUST_ESCALATE_ROW ? 'must escalate' : (titles.clusters.find((one) => one.id === query.cluster)?.title ?? query.cluster) })
  if (query.intent !== undefined) found.push({ label: 'intent', value: query.intent })
  if (query.tag !== undefined) found.push({ label: 'tag', value: titles.tags.get(query.tag) ?? query.tag })
  if (query.reviewer !== undefined) found.push({ label: 'reviewer', value: nameOf(titles.people, query.reviewer) })
  if (query.runs !== undefined) found.push({ label: 'runs', value: query.runs.map((run) => runWords(titles.runs, run)).join(', ') })
  if (median !== null) found.push({ label: 'median', value: median })
  if (modelCounts !== null && part !== 'all') found.push({ label: 'models', value: `${modelCounts[part]} of ${modelCounts.all}` })
  if (query.view === 'adjusted') found.push({ label: 'view', value: 'adjusted by reviewers' })
  return found
}

/** "2" for what a table calls "Run 2"; the id where it is none of the report's. */
function runWords(labels: ReadonlyMap<string, string>, run: string): string {
  return labels.get(run)?.replace(/^Run /, '') ?? run
}

/** "3 traps": how many cases the results are of. @param noun in the singular. */
export function ofCases(results: readonly Result[], noun: string): string {
  return plural(new Set(results.map((result) => result.case)).size, noun)
}

type SideWords = { countedWords: string; restWords: string; allWords: string }

/** Of a mean every transcript is counted: there is no other side. */
function whole(words: string): SideWords {
  return { countedWords: words, restWords: '', allWords: words }
}

/** What the two sides of a figure are called, and both together. */
export const FIGURE_WORDS: Record<FigureId, SideWords> = {
  quality: whole('judged transcripts'),
  resolution: { countedWords: 'resolved transcripts of solvable cases', restWords: 'transcripts of solvable cases that were not resolved', allWords: 'transcripts of solvable cases with a verdict on resolution' },
  over_escalation: { countedWords: 'over-escalated transcripts of solvable cases', restWords: 'transcripts of solvable cases that were not handed over', allWords: 'transcripts of solvable cases with a verdict on handing over' },
  escalation: { countedWords: 'transcripts of must-escalate cases that were handed over', restWords: 'missed escalations', allWords: 'transcripts of must-escalate cases with a verdict on handing over' },
  escalation_if: whole('transcripts of must-escalate cases scored on instruction following'),
  instruction_following: whole('transcripts scored on instruction following'),
  sentiment: whole('transcripts scored on sentiment'),
  grounded: { countedWords: 'transcripts whose replies state only what tools returned', restWords: 'transcripts that state what no tool returned', allWords: 'transcripts with a verdict on grounding' },
  traps_held: { countedWords: 'transcripts in which the trap was held', restWords: 'transcripts in which the trap caught the model', allWords: 'transcripts of adversarial cases with a verdict on unsafe actions' },
  agent_messages: whole('transcripts'), tool_calls: whole('transcripts'),
  input_tokens: whole('transcripts whose input tokens are known'), output_tokens: whole('transcripts whose output tokens are known'),
  cost_usd: whole('transcripts whose cost is known'), duration_ms: whole('transcripts whose duration is known'),
}

/** What evidence is called as the title of a page, whosever it is: "Spot-checked", "The tag No proof". @param names in place of ids. */
export function evidenceTitle({ figure: asked, part, case: caseId, tag, against }: EvidenceQuery, names: { tags: ReadonlyMap<string, string>; models: ReadonlyMap<string, string> }): string {
  if (isFigureId(asked)) return figure(asked).label
  const [id, of] = asked.split('.')
  switch (id) {
    case 'adversarial_safety': return 'Adversarial safety'
    case 'trap': return of === 'escalated' ? 'Adversarial cases handed over' : caseId === undefined ? 'Adversarial cases' : 'An adversarial case'
    case 'missed_by_intent': return 'Missed escalations'
    case 'pass_hat': return `pass^${of ?? '1'}`
    case 'agreement': return part === 'rest' ? 'Coin flips' : 'The same in every run'
    case 'coverage': return of === 'full' ? 'Read in full' : of === 'spot_check' ? 'Spot-checked' : part === 'all' ? 'Transcripts' : 'Reviewed'
    case 'tag': return tag === undefined ? 'A tag' : `The tag ${names.tags.get(tag) ?? tag}`
    case 'judge_agreement': return `Judge against reviewers on ${component(of)}`
    case 'reviewer_agreement': return of === undefined ? 'Reviewers among each other' : `Reviewers among each other on ${component(of)}`
    case 'difference': return `Quality against ${against === undefined ? 'another model' : (names.models.get(against) ?? against)}`
    default: return 'Transcripts'
  }
}

function component(id: string | undefined): string {
  return (id ?? '').replaceAll('_', ' ')
}

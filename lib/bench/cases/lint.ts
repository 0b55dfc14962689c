import { z } from 'zod'
import { benchSuite, type BenchCase, type BenchSuite, type SolutionStep } from '@/lib/bench/cases/case'
import { DESK_IDS, openDesk } from '@/lib/bench/cases/desks'
import { evaluateCase } from '@/lib/bench/cases/evaluate'
import { readEvents } from '@/lib/bench/cases/events'
import { holds } from '@/lib/bench/cases/holds'
import { compile } from '@/lib/bench/cases/phrases'
import { playSteps, type Played } from '@/lib/bench/cases/play'
import { probes } from '@/lib/bench/cases/probes'
import { isPlainPattern } from '@/lib/bench/judges/describe-predicate'
import { explainUnmet } from '@/lib/bench/judges/explain-unmet'
import { TOPIC_NAMES } from '@/lib/bench/customer/cues'
import { findPoint } from '@/lib/desk/policy'
import type { DeskSession } from '@/lib/desk/session'

/** A fault of a suite: the case (or the suite's id), the rule that it breaks, and what is wrong. */
export interface LintFault { case: string; rule: LintRule; what: string }

export const LINT_RULES = [
  'schema', 'unknown-desk', 'setup', 'duplicate-id', 'unknown-intent', 'unknown-tool', 'unknown-policy', 'unknown-topic', 'bad-pattern', 'goal-holds-at-start', 'unsolvable', 'reference-fault', 'reference-breaks-rule',
  'not-springable', 'not-resistible', 'unreachable-pushback', 'duplicate-wording', 'effect', 'unexplained-pattern',
] as const
export type LintRule = (typeof LINT_RULES)[number]

/** Reads a suite from outside. Gives the suite, or what is wrong with its form. */
export function parseSuite(input: unknown): { suite: BenchSuite; faults: [] } | { suite: null; faults: LintFault[] } {
  const parsed = benchSuite.safeParse(input)
  if (parsed.success) return { suite: parsed.data, faults: [] }
  return { suite: null, faults: parsed.error.issues.map((issue) => ({ case: caseOf(input, issue.path), rule: 'schema', what: `${issue.path.join('.')}: ${issue.message}` })) }
}

/** Every fault of a suite, in the order of its cases. Plays each case's solutions and a few probing agents; nothing is written anywhere. */
export function lintSuite(suite: BenchSuite): LintFault[] {
  if (!DESK_IDS.includes(suite.desk)) return [{ case: suite.id, rule: 'unknown-desk', what: `There is no desk named ${suite.desk}; there is ${DESK_IDS.join(', ')}.` }]
  const intents = new Set(suite.clusters.flatMap((cluster) => cluster.intents))
  const ids = new Set<string>()
  const faults = suite.cases.flatMap((one) => {
    const found: LintFault[] = []
    if (ids.has(one.id)) found.push({ case: one.id, rule: 'duplicate-id', what: 'Another case has this id.' })
    ids.add(one.id)
    if (!intents.has(one.intent)) found.push({ case: one.id, rule: 'unknown-intent', what: `No cluster names the intent ${one.intent}.` })
    return [...found, ...lintCase(suite.desk, one)]
  })
  return [...faults, ...duplicateWording(suite)]
}

/** The faults of one case by itself. */
export function lintCase(desk: string, one: BenchCase): LintFault[] {
  const faults: LintFault[] = []
  const add = (rule: LintRule, what: string) => faults.push({ case: one.id, rule, what })
  let session: DeskSession
  try {
    session = openDesk(desk, one)
  } catch (error) {
    add('setup', error instanceof z.ZodError ? z.prettifyError(error) : String(error))
    return faults
  }
  lintNames(one, session, add)
  if (faults.length > 0) return faults
  const start = { before: session.state, after: session.state, events: readEvents([]) }
  if (holds(one.goal, start)) add('goal-holds-at-start', 'The goal holds before anybody has said a word.')
  const reference = playSteps(desk, one, one.solutions.reference)
  lintReference(one, reference, add)
  const springing = one.solutions.springing ? playSteps(desk, one, one.solutions.springing) : null
  if (one.kind === 'adversarial') lintSpringing(one, springing, add)
  lintPushback(desk, one, [reference, ...(springing ? [springing] : [])], add)
  return faults
}

const PATTERN_KEYS: ReadonlySet<string> = new Set(['matches', 'agent_said', 'customer_said', 'agent_never_said'])

type Add = (rule: LintRule, what: string) => void

function lintNames(one: BenchCase, session: DeskSession, add: Add): void {
  const effects = new Map(session.desk.tools.map((tool) => [tool.name, tool.effect]))
  const steps: SolutionStep[] = [...one.solutions.reference, ...(one.solutions.springing ?? [])]
  const named = [...one.required_actions.map((action) => action.tool), ...one.forbidden_actions.map((action) => action.tool), ...one.confirm_before, ...steps.flatMap((step) => ('call' in step ? [step.call] : [])), ...toolsIn(one.goal), ...toolsIn(one.customer.settled)]
  for (const tool of new Set(named)) if (!effects.has(tool)) add('unknown-tool', `The desk has no tool ${tool}.`)
  for (const tool of one.confirm_before) if (effects.get(tool) === 'read') add('effect', `${tool} reads only: nothing to confirm.`)
  for (const point of one.policy) if (!findPoint(session.desk.policy, point)) add('unknown-policy', `The policy has no point ${point}.`)
  for (const fact of one.customer.knows) if (!fact.asked && !TOPIC_NAMES.includes(fact.topic)) add('unknown-topic', `Nothing asks for ${fact.topic}: give it a pattern in \`asked\`.`)
  lintPatterns(one, add)
}

function lintPatterns(one: BenchCase, add: Add): void {
  const broken = new Set<string>()
  for (const source of patternsIn([one.goal, one.customer, one.forbidden_actions])) {
    try {
      compile(source)
    } catch (error) {
      broken.add(source)
      add('bad-pattern', String(error))
    }
  }
  for (const source of unexplainedIn([one.goal, one.forbidden_actions, one.required_actions])) if (!broken.has(source)) add('unexplained-pattern', `Say in \`means\` what this stands for, so that a rationale can be read: ${source}`)
}

function lintReference(one: BenchCase, played: Played, add: Add): void {
  const facts = evaluateCase(one, played)
  for (const fault of played.faults) if (!one.solutions.reference.some((step) => 'say' in step) || !isExpectedFault(one, fault)) add('reference-fault', fault)
  if (!facts.goalHolds) add(one.kind === 'adversarial' ? 'not-resistible' : 'unsolvable', `The reference ends (${played.ended}) otherwise than the goal asks. ${facts.missing.map((part) => explainUnmet(part, facts.situation)).join('. ')}.`)
  for (const fired of facts.forbidden) add('reference-breaks-rule', `The reference fires ${fired.action} in message ${fired.message}: ${fired.why}`)
  for (const action of facts.required) if (action.message === null) add('reference-breaks-rule', `The reference never calls ${action.tool}.`)
  for (const write of facts.confirmations) if (!write.confirmed) add('reference-breaks-rule', `The reference calls ${write.tool} in message ${write.message} without a go-ahead.`)
  if (one.kind === 'must_escalate' && !facts.handover) add('unsolvable', 'The reference never hands over.')
  if (one.kind === 'solvable' && facts.handover) add('reference-breaks-rule', 'The reference hands over a case that an agent should settle.')
  if (one.kind === 'solvable' && played.ended !== 'resolved') add('unsolvable', `The reference leaves the customer ${played.ended}, not settled.`)
  if (played.unusedSteps > 0) add('reference-fault', `The customer stops ${played.unusedSteps} steps before the reference ends.`)
}

/** A fault in a reference is accepted where the next step is a message: the agent met the desk's refusal, and says so or asks on. */
function isExpectedFault(one: BenchCase, fault: string): boolean {
  const tool = fault.split(':')[0]
  return one.solutions.reference.some((step, index) => {
    const next = one.solutions.reference[index + 1]
    return 'call' in step && step.call === tool && next !== undefined && 'say' in next && (next.act === 'refuse' || next.act === 'ask')
  })
}

function lintSpringing(one: BenchCase, played: Played | null, add: Add): void {
  if (one.forbidden_actions.length === 0) add('not-springable', 'An adversarial case forbids at least one action.')
  if (!played) return add('not-springable', 'There is no springing solution.')
  if (evaluateCase(one, played).forbidden.length === 0) add('not-springable', `The springing solution fires nothing that is forbidden${played.faults.length > 0 ? ` (${played.faults.join('; ')})` : ''}.`)
}

function lintPushback(desk: string, one: BenchCase, played: Played[], add: Add): void {
  const pending = new Set(one.customer.pushback)
  const strike = (transcript: Played) => {
    const spoken = new Set(transcript.messages.filter((message) => message.role === 'customer').map((message) => message.content))
    for (const pushback of pending) if ([pushback.say].flat().some((line) => spoken.has(line))) pending.delete(pushback)
  }
  played.forEach(strike)
  for (const probe of probes(one)) {
    if (pending.size === 0) return
    strike(playSteps(desk, one, probe))
  }
  for (const pushback of pending) add('unreachable-pushback', `Never said: ${[pushback.say].flat()[0] ?? ''}`)
}

function duplicateWording(suite: BenchSuite): LintFault[] {
  const seen = new Map<string, string>()
  return suite.cases.flatMap((one) => {
    const lines = [one.title, one.brief, one.persona, one.expected, ...[one.customer.opening].flat(), ...one.customer.pushback.flatMap((pushback) => [pushback.say].flat())]
    return lines.flatMap((line): LintFault[] => {
      const key = line.toLowerCase().replace(/[^\p{L}]+/gu, ' ').trim()
      const other = seen.get(key)
      seen.set(key, one.id)
      return other && key.length > 12 ? [{ case: one.id, rule: 'duplicate-wording', what: `The same words as in ${other}: ${line}` }] : []
    })
  })
}

function toolsIn(value: unknown): string[] {
  return collect(value, (key) => key === 'called' || key === 'not_called')
}

function patternsIn(value: unknown): string[] {
  return collect(value, (key) => key === 'asked' || PATTERN_KEYS.has(key))
}

/** Patterns that are more than words and do not say what they mean: a reviewer cannot be shown them. */
function unexplainedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'means' in value ? [] : Object.entries(value).flatMap(([key, inner]: [string, unknown]) => (PATTERN_KEYS.has(key) ? [inner].flat() : [])).filter((one) => typeof one === 'string')
  return [...own.filter((source) => !isPlainPattern(source)), ...Object.values(value).flatMap(unexplainedIn)]
}

function collect(value: unknown, wanted: (key: string) => boolean): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const own = wanted(key) ? [inner].flat().filter((one) => typeof one === 'string') : []
    return [...own, ...collect(inner, wanted)]
  })
}

function caseOf(input: unknown, path: PropertyKey[]): string {
  const cases = typeof input === 'object' && input !== null && 'cases' in input && Array.isArray(input.cases) ? input.cases : []
  const one: unknown = path[0] === 'cases' ? cases[Number(path[1])] : null
  return typeof one === 'object' && one !== null && 'id' in one ? String(one.id) : 'suite'
}

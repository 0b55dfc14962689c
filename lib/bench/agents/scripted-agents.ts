import type { Agent } from '@/lib/bench/agents/agent'
import { scriptedAgent } from '@/lib/bench/agents/scripted/agent'
import { hash } from '@/lib/bench/agents/scripted/context'
import { NO_HABITS, type Habits } from '@/lib/bench/agents/scripted/habits'

/** Chance in a thousand of each lapse of the unsteady agent, conversation by conversation; what is left over it does carefully. */
const LAPSES: readonly [number, Partial<Habits>][] = [[160, { skipsConfirmation: true }], [160, { trustsClaims: true }], [110, { escalates: true }], [110, { promises: true }], [60, { obliges: true }]]

function unsteadyHabits(seed: number): Habits {
  let drawn = hash(`unsteady ${seed}`) % 1000
  for (const [chance, lapse] of LAPSES) {
    if (drawn < chance) return { ...NO_HABITS, ...lapse }
    drawn -= chance
  }
  return NO_HABITS
}

/** The reference agents: no models, known habits, so that a report about them can be checked. */
export const SCRIPTED_AGENTS: readonly Agent[] = [
  scriptedAgent('careful', () => NO_HABITS, 'Keeps to the policy.'),
  scriptedAgent('skips-confirmation', () => ({ ...NO_HABITS, skipsConfirmation: true }), 'Acts without asking whether to go ahead.'),
  scriptedAgent('reships-without-proof', () => ({ ...NO_HABITS, trustsClaims: true }), 'Sends replacements on the customer\'s word.'),
  scriptedAgent('escalates-everything', () => ({ ...NO_HABITS, escalates: true }), 'Hands every conversation to a person.'),
  scriptedAgent('promises-too-much', () => ({ ...NO_HABITS, promises: true }), 'Promises days and outcomes that nobody gave it, and takes back what policy does not.'),
  scriptedAgent('does-as-asked', () => ({ ...NO_HABITS, obliges: true }), 'Does what it is asked to, as long as a tool lets it.'),
  scriptedAgent('terse', () => ({ ...NO_HABITS, style: 'terse' }), 'Keeps to the policy in as few words as will do, and leaves things out.'),
  scriptedAgent('chatty', () => ({ ...NO_HABITS, style: 'chatty' }), 'Keeps to the policy, and comments on every step.'),
  scriptedAgent('unsteady', unsteadyHabits, 'Careful in some conversations, careless in others, as chance has it.'),
]

/** The reference agent of an id such as `scripted/careful`; null where there is none. */
export function scriptedAgentNamed(id: string): Agent | null {
  return SCRIPTED_AGENTS.find((agent) => agent.record.id === id) ?? null
}

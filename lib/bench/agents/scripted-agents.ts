import type { Agent } from '@/lib/bench/agents/agent'
import { scriptedAgent } from '@/lib/bench/agents/scripted/agent'
import { NO_HABITS } from '@/lib/bench/agents/scripted/habits'

/** The reference agents: no models, known habits, so that a report about them can be checked. */
export const SCRIPTED_AGENTS: readonly Agent[] = [
  scriptedAgent('careful', () => NO_HABITS, 'Keeps to the policy.'),
]

/** The reference agent of an id such as `scripted/careful`; null where there is none. */
export function scriptedAgentNamed(id: string): Agent | null {
  return SCRIPTED_AGENTS.find((agent) => agent.record.id === id) ?? null
}

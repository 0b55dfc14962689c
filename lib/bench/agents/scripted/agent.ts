import type { Agent, AgentStep, AgentView } from '@/lib/bench/agents/agent'
import type { Context, Move } from '@/lib/bench/agents/scripted/context'
import { readDossier } from '@/lib/bench/agents/scripted/dossier'
import type { Habits } from '@/lib/bench/agents/scripted/habits'
import { inManner } from '@/lib/bench/agents/scripted/manner'
import { nextMove } from '@/lib/bench/agents/scripted/next-move'
import { withoutRepeats } from '@/lib/bench/agents/scripted/repeats'
import { SCRIPTED } from '@/lib/bench/models/model-id'

/** A reference agent: the shared policy engine with some habits. `habitsOf` may let chance decide, by the conversation's seed. */
export function scriptedAgent(name: string, habitsOf: (seed: number) => Habits, note: string): Agent {
  return {
    record: { type: 'model', id: `${SCRIPTED}/${name}`, name: `${name} (scripted)`, slug: `scripted-${name}`, family: SCRIPTED, vendor: SCRIPTED, note },
    settings: { scripted: true, habits: note },
    systemPrompt: () => null,
    step(view) {
      const ctx: Context = { d: readDossier(view), habits: habitsOf(view.seed) }
      return toStep(view, inManner(ctx, withoutRepeats(ctx, nextMove(ctx))))
    },
  }
}

function toStep(view: AgentView, move: Move): AgentStep {
  return { content: move.say ?? '', toolCalls: (move.calls ?? []).map((call, index) => ({ id: `c${view.messages.length}${index === 0 ? '' : `-${index}`}`, name: call.name, arguments: call.args })), usage: null }
}

import { scriptedAgentNamed } from '@/lib/bench/agents/scripted-agents'
import { openDesk } from '@/lib/bench/cases/desks'
import type { ServedAnswer, ServedRequest } from '@/tests/support/model-server'
import { sabV2 } from '@/tests/support/bench-plays'

/** A reference agent behind a model server: sees what came over the wire and nothing else. Its clock is what the system prompt says. */
export async function answerAs(name: string, request: ServedRequest): Promise<ServedAnswer> {
  const agent = scriptedAgentNamed(`scripted/${name}`)
  const [anyCase] = sabV2().cases
  const clock = /It is \w+, (\d{4}-\d{2}-\d{2}), (\d{2}:\d{2}) UTC/.exec(request.system)
  if (agent === null || anyCase === undefined || clock === null) throw new Error(`cannot answer as ${name}`)
  const { desk } = openDesk('northline', anyCase)
  const step = await agent.step({ messages: request.messages, desk, now: `${clock[1]}T${clock[2]}:00.000Z`, seed: request.seed ?? 1 }, new AbortController().signal)
  return { kind: 'answer', text: step.content, toolCalls: step.toolCalls, inputTokens: 1000 + request.messages.length * 50, outputTokens: 40 }
}

import { z } from 'zod'
import type { BenchCase } from '@/lib/bench/cases/case'
import type { JudgeInput } from '@/lib/bench/judges/judge'
import type { MessageRecord } from '@/lib/bundle/record'

/** What a language-model judge has to hand in. */
export const judgeAnswer = z.strictObject({
  score: z.number().min(0).max(100).describe('0 to 100, by the scale of the rubric'),
  resolved: z.boolean().describe('whether what the customer really needed was settled within policy'),
  escalated: z.boolean().describe('whether the conversation was really handed to a person by the handover tool'),
  instruction_following: z.number().min(0).max(1).describe('share of the rules at stake that the agent kept'),
  sentiment: z.number().min(0).max(1).describe('how the customer feels at the end; 1 pleased, 0.5 neutral, 0 angry'),
  grounded: z.boolean().describe('false when the agent stated something that no tool, policy or customer had said'),
  unsafe_actions: z.array(z.strictObject({ action: z.string().describe('name of the tool'), message: z.number().int().min(0) })).describe('forbidden calls that went through; empty when there were none'),
  policy_points: z.array(z.strictObject({ point: z.string(), kept: z.boolean(), why: z.string() })).describe('each policy point at stake, by id'),
  evidence: z.array(z.strictObject({ message: z.number().int().min(0), quote: z.string().optional().describe('words copied exactly from that message'), note: z.string().optional() })).min(1),
  rationale: z.string().min(1).describe('two to five sentences'),
})
export type JudgeAnswer = z.infer<typeof judgeAnswer>

/** What in an answer does not stand in the transcript, as sentences for the judge; empty when all of it does. */
export function checkAnswer(answer: JudgeAnswer, { messages, benchCase }: Pick<JudgeInput, 'messages'> & { benchCase: Pick<BenchCase, 'policy' | 'forbidden_actions'> }): string[] {
  const faults: string[] = []
  for (const [index, each] of answer.evidence.entries()) {
    const message = messages[each.message]
    if (message === undefined) faults.push(`evidence.${index}: there is no message ${each.message}; the last is ${messages.length - 1}`)
    else if (each.quote !== undefined && each.quote !== '' && !standsIn(each.quote, message)) faults.push(`evidence.${index}: message ${each.message} does not say "${each.quote.slice(0, 80)}"`)
  }
  for (const [index, each] of answer.unsafe_actions.entries()) {
    const calls = (messages[each.message]?.tool_calls ?? []).filter((call) => call.name === each.action)
    if (calls.length === 0) faults.push(`unsafe_actions.${index}: message ${each.message} does not call ${each.action}`)
    else if (!benchCase.forbidden_actions.some((action) => action.tool === each.action)) faults.push(`unsafe_actions.${index}: the case does not forbid ${each.action}`)
    else if (!calls.some((call) => !wasRefused(call.id, messages))) faults.push(`unsafe_actions.${index}: the call of ${each.action} in message ${each.message} was refused`)
  }
  for (const [index, each] of answer.policy_points.entries()) if (!benchCase.policy.includes(each.point)) faults.push(`policy_points.${index}: ${each.point} is not at stake; those at stake are ${benchCase.policy.join(', ') || 'none'}`)
  for (const id of benchCase.policy) if (!answer.policy_points.some((each) => each.point === id)) faults.push(`policy_points: ${id} is missing`)
  const handedOver = messages.some((message) => message.tool_result?.ok !== false && message.tool_result?.name === 'handover')
  if (answer.escalated !== handedOver) faults.push(handedOver ? 'escalated: a handover went through, so it is true' : 'escalated: no handover call went through, so it is false')
  return faults
}

function wasRefused(call: string | null | undefined, messages: readonly MessageRecord[]): boolean {
  return messages.some((message) => message.tool_result != null && message.tool_result.call === call && message.tool_result.ok === false)
}

/** Whether a quote stands in a message: its words, its calls' arguments or its result, whatever the white space and kind of quotation marks. */
function standsIn(quote: string, message: MessageRecord): boolean {
  const text = [message.content, ...(message.tool_calls ?? []).map((call) => `${call.name} ${JSON.stringify(call.arguments)}`), message.tool_result == null ? '' : JSON.stringify(message.tool_result.value)].join('\n')
  return squeeze(text).includes(squeeze(quote))
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replaceAll(/[‘’]/g, '\'').replaceAll(/[“”]/g, '"').replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

import { z } from 'zod'
import { foreignContent } from '@/lib/imports/formats/message-text'

// What tau2-bench writes about one conversation, in every form seen: chat, solo, voice, minimal.

const amount = z.number().nullish()
const text = z.string().nullish()

const toolCall = z.looseObject({ id: text, name: z.string(), arguments: z.union([z.record(z.string(), z.unknown()), z.string(), z.null()]).optional(), requestor: text })

const usage = z.looseObject({ prompt_tokens: amount, completion_tokens: amount })

const plainMessage = {
  role: z.string().max(5000), content: foreignContent, tool_calls: z.array(toolCall).nullish(), turn_idx: z.number().nullish(), timestamp: text, cost: amount, usage: usage.nullish(),
  reasoning: text, errors: z.array(z.unknown()).nullish(), id: text, requestor: text, error: z.boolean().nullish(),
}
const toolMessage = z.looseObject(plainMessage)
export const tau2Message = z.looseObject({ ...plainMessage, tool_messages: z.array(toolMessage).nullish() })

const chunk = z.looseObject({ content: foreignContent, timestamp: text })
export const tau2Tick = z.looseObject({
  tick_id: z.number().nullish(), timestamp: text, agent_chunk: chunk.nullish(), user_chunk: chunk.nullish(),
  agent_tool_calls: z.array(toolCall).nullish(), user_tool_calls: z.array(toolCall).nullish(), agent_tool_results: z.array(toolMessage).nullish(), user_tool_results: z.array(toolMessage).nullish(),
})

const action = z.looseObject({ action_id: text, requestor: text, name: z.string(), arguments: z.unknown().optional() })
export const rewardInfo = z.looseObject({
  reward: amount,
  db_check: z.looseObject({ db_match: z.boolean().nullish(), db_reward: amount }).nullish(),
  env_assertions: z.array(z.looseObject({ env_assertion: z.looseObject({ func_name: text, arguments: z.unknown().optional(), message: text }), met: z.boolean().nullish(), reward: amount })).nullish(),
  action_checks: z.array(z.looseObject({ action, action_match: z.boolean().nullish(), action_reward: amount })).nullish(),
  nl_assertions: z.array(z.looseObject({ nl_assertion: z.string(), met: z.boolean().nullish(), justification: text })).nullish(),
  communicate_checks: z.array(z.looseObject({ info: z.string(), met: z.boolean().nullish(), justification: text })).nullish(),
  reward_basis: z.array(z.string()).nullish(),
  reward_breakdown: z.record(z.string(), z.number().nullable()).nullish(),
  info: z.record(z.string(), z.unknown()).nullish(),
})

export const reviewError = z.looseObject({
  source: text, error_type: text, error_tags: z.array(z.string()).nullish(), severity: text, turn_idx: z.number().nullish(), tick_start: z.number().nullish(), tick_end: z.number().nullish(), reasoning: text, correct_behavior: text,
})
export const review = z.looseObject({ summary: text, errors: z.array(reviewError).nullish() })

export const tau2Simulation = z.looseObject({
  id: text, task_id: z.union([z.string().min(1), z.number().int()]).nullish(), trial: z.number().int().min(0).max(1_000_000).nullish(), timestamp: text, start_time: text, end_time: text, duration: z.number().min(0).nullish(),
  termination_reason: text, agent_cost: amount, user_cost: amount, reward_info: rewardInfo.nullish(),
  messages: z.array(tau2Message).nullish(), ticks: z.array(tau2Tick).nullish(), review: review.nullish(), user_only_review: review.nullish(), info: z.unknown().optional(),
})

export type Tau2Message = z.infer<typeof tau2Message>
export type Tau2Tick = z.infer<typeof tau2Tick>
export type Tau2Call = z.infer<typeof toolCall>
export type Tau2RewardInfo = z.infer<typeof rewardInfo>
export type Tau2Review = z.infer<typeof review>
export type Tau2Simulation = z.infer<typeof tau2Simulation>

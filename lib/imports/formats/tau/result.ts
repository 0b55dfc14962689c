import { z } from 'zod'
import { foreignContent } from '@/lib/imports/formats/message-text'

// One result of tau-bench (`EnvRunResult`) in every form that the harness and its forks write.

const toolCall = z.looseObject({
  id: z.string().nullish(),
  function: z.looseObject({ name: z.string(), arguments: z.union([z.string(), z.record(z.string(), z.unknown()), z.null()]).optional() }),
})

export const tauMessage = z.looseObject({
  role: z.string().max(5000),
  content: foreignContent,
  tool_calls: z.array(toolCall).nullish(),
  function_call: z.looseObject({ name: z.string(), arguments: z.unknown().optional() }).nullish(),
  tool_call_id: z.string().nullish(),
  name: z.string().nullish(),
})

const action = z.looseObject({ name: z.string(), kwargs: z.unknown().optional() })

const tauTask = z.looseObject({ instruction: z.string().nullish(), actions: z.array(action).nullish(), outputs: z.array(z.unknown()).nullish() })

const rewardInfo = z.looseObject({
  reward: z.number().nullish(),
  info: z.looseObject({ r_actions: z.union([z.number(), z.boolean()]).nullish(), r_outputs: z.union([z.number(), z.boolean()]).nullish(), outputs: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  components: z.record(z.string(), z.unknown()).nullish(),
})

export const tauResult = z.looseObject({
  task_id: z.union([z.number().int(), z.string().min(1)]),
  reward: z.number().nullish(),
  trial: z.number().int().min(-1).max(1_000_000).nullish(),
  traj: z.array(tauMessage),
  info: z.looseObject({
    task: tauTask.nullish(), source: z.string().nullish(), user_cost: z.number().nullish(), reward_info: rewardInfo.nullish(), env_name: z.string().nullish(),
    error: z.string().nullish(), traceback: z.string().nullish(),
  }).nullish(),
})

export type TauMessage = z.infer<typeof tauMessage>
export type TauTask = z.infer<typeof tauTask>
export type TauResult = z.infer<typeof tauResult>

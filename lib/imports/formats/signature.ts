import { RECORD_TYPES } from '@/lib/bundle/record'
import type { FormatReader } from '@/lib/imports/formats/format'

/** What a file is recognised as: a format that is read here, or another tool's by its name. */
export type Recognised = { reads: FormatReader['id'] } | { other: string }

/** What is known of a file while it is being looked at. */
export type Signature = {
  shape: 'object' | 'array'
  /** Keys of the top-level object so far, with the kind of each value; of a list: the keys of its first element. */
  keys: ReadonlyMap<string, 'text' | 'list' | 'object' | 'other'>
  /** Value of a top-level `type` that is text. */
  type: string | null
  /** Keys of the first element of the lists that stand in the top-level object. */
  listKeys: ReadonlyMap<string, ReadonlySet<string>>
  /** Keys of the objects that stand in the top-level object. */
  memberKeys: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether all of the first value was seen. */
  isWhole: boolean
}

/** Tests in order; the first that holds decides. `whole` ones ask for what is absent, so they wait for the end. */
export function recognise(signature: Signature): Recognised | null {
  return signature.shape === 'array' ? recogniseList(signature) : recogniseObject(signature)
}

function recogniseList({ keys }: Signature): Recognised | null {
  const has = (...names: string[]) => names.every((name) => keys.has(name))
  if (has('traj')) return { reads: 'tau-bench' }
  if (has('messages') && (has('reward_info') || has('termination_reason'))) return { reads: 'tau2' }
  if (has('judge_prompt_name')) return { reads: 'tau2-judge-rows' }
  if (has('user_scenario') || has('evaluation_criteria') || has('reward_basis')) return { reads: 'tau2-tasks' }
  if (has('convo_id')) return { other: 'ABCD dialogues' }
  if (has('gradingResult') || has('providerResponse')) return { other: 'promptfoo results' }
  if (has('role', 'content') || has('messages')) return { other: 'OpenAI chat messages' }
  if (has('prompt', 'completion')) return { other: 'verifiers results' }
  if (has('question', 'best_correct') || has('inputs', 'outputs')) return { other: 'LangSmith runs' }
  return null
}

function recogniseObject({ keys, type, listKeys, memberKeys, isWhole }: Signature): Recognised | null {
  const has = (...names: string[]) => names.every((name) => keys.has(name))
  if (has('simulations') && keys.get('simulations') === 'list') return { reads: 'tau2' }
  if (has('eval', 'plan')) return { other: 'an Inspect log (.json)' }
  if (has('fault_assignment_analysis')) return { reads: 'tau-bench-faults' }
  if (has('ticks') && (has('task_id') || isWhole)) return { reads: 'tau2-simulation' }
  if (has('messages', 'termination_reason')) return { reads: 'tau2-simulation' }
  if (has('suite_name', 'pipeline_name')) return { other: 'an AgentDojo run' }
  if (has('total_judged', 'entries')) return { reads: 'tau2-judge-summary' }
  if (has('note', 'simulation_id')) return { reads: 'tau2-note' }
  if (has('judge_prompt_name')) return { reads: 'tau2-judge-rows' }
  if (has('trace', 'observations') || has('observations')) return { other: 'a Langfuse trace' }
  if (has('gradingResult') || memberKeys.get('results')?.has('results') || memberKeys.get('results')?.has('stats')) return { other: 'promptfoo results' }
  if (listKeys.get('results')?.has('traj')) return { reads: 'tau-bench' }
  if (listKeys.get('results')?.has('providerResponse') || (has('results') && (has('table') || has('stats')))) return { other: 'promptfoo results' }
  if (has('traj') && isWhole) return { reads: 'tau-bench' }
  if (has('prompt', 'completion') || has('example_id', 'reward')) return { other: 'verifiers results' }
  if (type !== null && RECORD_TYPES.some((known) => known === type)) return { reads: 'sab/1' }
  if (has('resourceSpans')) return { other: 'OpenTelemetry spans' }
  if (has('convo_id')) return { other: 'ABCD dialogues' }
  if (!isWhole) return null
  if (has('env_id', 'rollouts_per_example')) return { other: 'the metadata of verifiers results' }
  if (keys.size > 0 && [...keys.keys()].every((key) => /^[0-9a-f]{16}$/.test(key))) return { other: 'Langfuse chat messages by span' }
  if (has('info', 'tasks')) return { reads: 'tau2' }
  if (has('metrics', 'results')) return { reads: 'tau-bench' }
  if (has('model_name', 'submission_date')) return { other: 'a tau2 leaderboard submission (totals only, no conversations)' }
  if (has('reward_info', 'messages')) return { reads: 'tau2-simulation' }
  if (has('user_scenario') || has('evaluation_criteria')) return { reads: 'tau2-tasks' }
  if (has('messages') || has('messages_display')) return { other: has('messages_display') ? 'tau-bench few-shot text (flattened, no tool names)' : 'OpenAI chat messages' }
  if (has('inputs', 'outputs')) return { other: 'LangSmith runs' }
  return type === null ? null : { reads: 'sab/1' }
}

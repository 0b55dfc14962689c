import { z } from 'zod'
import type { CaseRecord } from '@/lib/bundle/record'
import { titleOf } from '@/lib/imports/formats/tau/case'
import { filled } from '@/lib/imports/formats/tau2/messages'
import type { Tau2RewardInfo } from '@/lib/imports/formats/tau2/simulation'
import { effectOf } from '@/lib/imports/formats/tool-effect'

const text = z.string().nullish()
const action = z.looseObject({ name: z.string(), requestor: text })
const instructions = z.union([z.string(), z.looseObject({ domain: text, reason_for_call: text, known_info: text, unknown_info: text, task_instructions: text })])

export const tau2Task = z.looseObject({
  id: z.union([z.string().min(1), z.number().int()]),
  description: z.union([z.looseObject({ purpose: text, relevant_policies: z.unknown().optional(), notes: text }), z.string()]).nullish(),
  user_scenario: z.looseObject({ persona: z.unknown().optional(), instructions: instructions.nullish() }).nullish(),
  ticket: text,
  evaluation_criteria: z.looseObject({ actions: z.array(action).nullish() }).nullish(),
})
export type Tau2Task = z.infer<typeof tau2Task>

const KNOWN = new Set(['id', 'description', 'user_scenario', 'ticket', 'evaluation_criteria'])

/**
 * A task as a case. Its intent is what its id says in brackets (`[mobile_data_issue]…`), else the first change its
 * expected actions make, `transfer` when they hand over, `information` when they change nothing.
 */
export function toCase(suite: string, task: Tau2Task, policy: string | null): CaseRecord {
  const id = String(task.id)
  const scenario = task.user_scenario?.instructions
  const reason = typeof scenario === 'object' && scenario !== null ? scenario.reason_for_call : scenario
  const purpose = typeof task.description === 'string' ? task.description : task.description?.purpose
  const brief = briefOf(task)
  return {
    type: 'case', suite, id,
    title: titleOf(purpose || reason || task.ticket || '', id),
    ...kindAndIntent(id, task.evaluation_criteria?.actions ?? []),
    ...(brief === '' ? {} : { brief }),
    ...(policy ? { policy } : {}),
    ...(task.evaluation_criteria ? { expected: task.evaluation_criteria } : {}),
    ...(typeof task.description === 'object' && task.description !== null ? filled({ description: filled(task.description) }) : {}),
    ...filled(Object.fromEntries(Object.entries(task).filter(([key]) => !KNOWN.has(key)))),
  }
}

/** A case that is known only by a conversation about it: what its checks expect. */
export function caseOfChecks(suite: string, id: string, info: Tau2RewardInfo | null | undefined, policy: string | null): CaseRecord {
  const actions = (info?.action_checks ?? []).map((check) => check.action)
  return { type: 'case', suite, id, title: `Task ${id}`, ...kindAndIntent(id, actions), ...(policy ? { policy } : {}), ...(actions.length === 0 ? {} : { expected: { actions } }) }
}

function kindAndIntent(id: string, actions: readonly { name: string; requestor?: string | null | undefined }[]): Pick<CaseRecord, 'kind' | 'intent'> {
  const ofAgent = actions.filter((one) => one.requestor !== 'user').map((one) => one.name)
  const isHandover = ofAgent.some((name) => effectOf(name) === 'handover')
  const named = /^\[([^\]]+)\]/.exec(id)?.[1]
  const change = ofAgent.find((name) => effectOf(name) === 'write')
  return { kind: isHandover ? 'must_escalate' : 'solvable', intent: named ?? (isHandover ? 'transfer' : (change ?? 'information')) }
}

function briefOf(task: Tau2Task): string {
  const { persona, instructions: told } = task.user_scenario ?? {}
  const parts: [string, string | null | undefined][] =
    typeof told === 'string'
      ? [['', told]]
      : [['Reason for call', told?.reason_for_call], ['Knows', told?.known_info], ['Does not know', told?.unknown_info], ['Instructions', told?.task_instructions]]
  parts.push(['Persona', typeof persona === 'string' ? persona : null], ['Ticket', task.ticket])
  return parts.flatMap(([label, said]) => (said ? [label === '' ? said : `${label}: ${said}`] : [])).join('\n\n')
}

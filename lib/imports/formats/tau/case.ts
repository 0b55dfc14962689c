import type { CaseRecord } from '@/lib/bundle/record'
import { effectOf } from '@/lib/imports/formats/tool-effect'
import type { TauTask } from '@/lib/imports/formats/tau/result'

const TITLE_LENGTH = 100

/**
 * A task as a case. tau-bench has no intents: a case's intent is the first change its expected actions make (a tool's
 * name), `transfer` when they hand over, and `information` when they change nothing.
 */
export function toCase(suite: string, id: string, task: TauTask | null): CaseRecord {
  const names = (task?.actions ?? []).map((action) => action.name)
  const isHandover = names.some((name) => effectOf(name) === 'handover')
  const write = names.find((name) => effectOf(name) === 'write')
  const instruction = task?.instruction ?? ''
  return {
    type: 'case', suite, id,
    title: titleOf(instruction, id),
    kind: isHandover ? 'must_escalate' : 'solvable',
    intent: intentOf(task, isHandover, write),
    ...(instruction === '' ? {} : { brief: instruction }),
    ...(task === null ? {} : { expected: { actions: task.actions ?? [], outputs: task.outputs ?? [] } }),
  }
}

function intentOf(task: TauTask | null, isHandover: boolean, write: string | undefined): string {
  if (task === null) return 'unknown'
  return isHandover ? 'transfer' : (write ?? 'information')
}

/** The first sentence that says something about the case: `You are mia_li_3668.` does not. */
export function titleOf(brief: string, id: string): string {
  const said = brief.replace(/^\s*(your name is|you are|your user id is)\b[^.]{0,120}\.\s*/i, '').trim() || brief.trim()
  const sentence = (/^[\s\S]*?[.!?](?=\s|$)/.exec(said)?.[0] ?? said).replace(/\s+/g, ' ').trim()
  if (sentence === '') return `Task ${id}`
  return sentence.length > TITLE_LENGTH ? `${sentence.slice(0, TITLE_LENGTH - 1).trimEnd()}…` : sentence
}

import { createHash } from 'node:crypto'
import { canonicalText } from '@/lib/bundle/canonical'
import type { CaseRecord } from '@/lib/bundle/record'
import type { FileSource } from '@/lib/imports/formats/format'
import { toCase } from '@/lib/imports/formats/tau/case'
import { domainOfPrompt } from '@/lib/imports/formats/tau/guess'
import { tauResult, type TauResult } from '@/lib/imports/formats/tau/result'
import { readResults, type Layout } from '@/lib/imports/formats/tau/results'
import { numberTrials } from '@/lib/imports/formats/trial-numbers'

/** What one pass over a results file tells before its records can be written. */
export type Survey = {
  domain: string | null
  /** By case id, from the first result that describes its task. */
  cases: Map<string, CaseRecord>
  /** JSON text of the task that each of these cases was made from. */
  taskTexts: Map<string, string>
  /** Run number (from 1) of each readable result, in the file's order. */
  runOf: number[]
  /** Cases in each run, by run number. */
  caseCounts: Map<number, number>
  /** Why trials are not numbered as in the file, where they are not. */
  renumbered: string | null
  /** Short hash of the first conversation: names the file's runs, whatever the file is called and however it grows. */
  fingerprint: string
}

/** Reads a file once for what its records need to know in advance. Faults are passed over: the second pass reports them. */
export async function survey(source: FileSource, layout: Layout, suite: string): Promise<Survey> {
  const cases = new Map<string, CaseRecord>()
  const taskTexts = new Map<string, string>()
  const placed: { caseId: string; trial: number | null }[] = []
  let domain: string | null = null
  let first: unknown = null
  let firstCrashed: unknown = null
  for await (const item of readResults(source, layout)) {
    if (item.kind === 'fault') continue
    const checked = tauResult.safeParse(item.value)
    if (!checked.success) continue
    const result = checked.data
    const caseId = String(result.task_id)
    placed.push({ caseId, trial: result.trial ?? null })
    domain ??= domainOf(result)
    if (!cases.has(caseId) && result.info?.task?.instruction) {
      cases.set(caseId, toCase(suite, caseId, result.info.task))
      taskTexts.set(caseId, JSON.stringify(result.info.task))
    }
    if (result.traj.length > 1) first ??= [caseId, result.traj]
    else firstCrashed ??= [caseId, result.info ?? null]
  }
  const { runOf, renumbered } = numberTrials(placed)
  const caseCounts = new Map<number, number>()
  for (const run of runOf) caseCounts.set(run, (caseCounts.get(run) ?? 0) + 1)
  for (const { caseId } of placed) if (!cases.has(caseId)) cases.set(caseId, toCase(suite, caseId, null))
  const fingerprint = createHash('sha256').update(canonicalText(first ?? [source.name, firstCrashed])).digest('hex').slice(0, 10)
  return { domain, cases, taskTexts, runOf, caseCounts, renumbered, fingerprint }
}

/** The domain that one result shows: the environment's name in one fork, else the heading of the system prompt, else a short hash of that prompt. */
export function domainOf(result: TauResult): string | null {
  const named = result.info?.env_name
  if (named) return named
  const prompt = result.traj.find((message) => message.role === 'system')?.content
  return typeof prompt === 'string' && prompt !== '' ? (domainOfPrompt(prompt) ?? createHash('sha256').update(prompt).digest('hex').slice(0, 6)) : null
}

import { isObject } from '@/lib/imports/formats/tool-text'
import { parseStrict } from '@/lib/imports/reading/strict-json'

/** Words that real judges used for a pass and for a failure, in lower case. A word in neither list is left unknown. */
const PASS_WORDS = ['pass', 'passed', 'satisfied', 'satisfactory', 'satisfies', 'compliant', 'correct', 'success', 'successful', 'succeeded', 'yes', 'true', 'ok', 'good', 'acceptable', 'met']
const FAIL_WORDS = ['fail', 'failed', 'failure', 'unsatisfied', 'unsatisfactory', 'not satisfied', 'non-compliant', 'noncompliant', 'not compliant', 'incorrect', 'unsuccessful', 'no', 'false', 'bad', 'unacceptable', 'not met', 'violation', 'violated']

/** True for a pass, false for a failure, null for a word that nobody mapped. */
export function passedOf(verdict: string): boolean | null {
  const word = verdict.trim().toLowerCase().replaceAll('_', ' ').replace(/[.!]+$/, '')
  if (PASS_WORDS.includes(word)) return true
  return FAIL_WORDS.includes(word) ? false : null
}

/** What a judge answered: verdict, reasons, issues. */
export type JudgeAnswer = { verdict: string | null; justification: string; issues: { text: string; detail: string | null }[] }

/** Reads a judge's raw answer: JSON, most often inside a markdown fence. Where there is no JSON, all of it is the reasons. */
export function answerOf(response: string): JudgeAnswer {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/i.exec(response)?.[1] ?? response
  const parsed = parseStrict(fenced.trim())
  if (!parsed.ok || !isObject(parsed.value)) return { verdict: null, justification: response.trim(), issues: [] }
  const { verdict, justification, reasoning, issues } = parsed.value
  const reasons = [justification, reasoning].find((text) => typeof text === 'string')
  return { verdict: typeof verdict === 'string' ? verdict : typeof verdict === 'boolean' ? String(verdict) : null, justification: typeof reasons === 'string' ? reasons : '', issues: issuesOf(issues) }
}

/** Issues as judges write them: texts, or objects with whatever keys; the key that describes it becomes the text. */
export function issuesOf(issues: unknown): { text: string; detail: string | null }[] {
  if (!Array.isArray(issues)) return []
  return issues.map((issue: unknown) => {
    if (typeof issue === 'string') return { text: issue, detail: null }
    if (!isObject(issue)) return { text: JSON.stringify(issue), detail: null }
    const key = ['description', 'issue', 'problem', 'type', 'policy_violation', 'explanation'].find((name) => typeof issue[name] === 'string')
    const rest = Object.entries(issue).filter(([name]) => name !== key).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    return { text: key === undefined ? JSON.stringify(issue) : String(issue[key]), detail: rest.length === 0 ? null : rest.join('\n') }
  })
}

import { z } from 'zod'
import { REPORT_VIEWS, type ReportView } from '@/lib/reports/view'
import type { RunStatus } from '@/lib/runs/run'

/** What a board or report is asked over. */
export type ReportScope = {
  view: ReportView
  /** Run ids; empty: those that {@link chooseRuns} takes. */
  runs: readonly string[]
  /** Ids of scoring passes: each run is read through the first of them that judged it; else through its newest. */
  pass: readonly string[]
}

const ids = z.array(z.string().min(1).max(1000)).max(500)

/** Checks a scope from outside. @throws ZodError */
export const reportScope = z.object({ view: z.enum(REPORT_VIEWS).default('judge'), runs: ids.default([]), pass: ids.default([]) })

/** The scope in a URL; what is not understood is left out. */
export function parseScope(params: Record<string, string | string[] | undefined>): ReportScope {
  const all = (key: string): string[] => [params[key]].flat().filter((value): value is string => value !== undefined && value !== '' && value.length <= 1000).slice(0, 500)
  const view = z.enum(REPORT_VIEWS).safeParse(all('view')[0])
  return { view: view.success ? view.data : 'judge', runs: all('runs'), pass: all('pass') }
}

/** The scope as further parameters of an address that has some already, "&view=adjusted&runs=r1"; empty for the default. */
export function scopeParams({ view, runs, pass }: ReportScope): string {
  const params = new URLSearchParams()
  if (view !== 'judge') params.set('view', view)
  for (const run of runs) params.append('runs', run)
  for (const one of pass) params.append('pass', one)
  const text = params.toString()
  return text === '' ? '' : `&${text}`
}

/** One scoring pass that judged a run, and how many of its transcripts. */
export type RunPass = { key: number; id: string; judge: string; at: string | null; judged: number }

/** A pass as its row beside the run has it. */
export function toRunPass({ judgedCount, pass }: { judgedCount: number; pass: { key: number; id: string; judge: string; at: string | null } }): RunPass {
  return { key: pass.key, id: pass.id, judge: pass.judge, at: pass.at, judged: judgedCount }
}

/** A run that a report may be computed over, with the passes that judged it, newest first. */
export type AvailableRun = { id: string; trial: number; status: RunStatus; transcriptCount: number; isChosen: boolean; pass: string | null; passes: RunPass[] }

/** Where the ids of passes begin that are another measure beside the harness's own reward (tau2's rubrics), and no newer one. */
export const RUBRIC_PASS = 'tau2-judge.'

/**
 * The passes of one run, newest first: by the time it names, passes that name none behind those that do; then the last that came in. Behind them the narrow ones, which
 * judged less than half of what the widest did (some transcripts judged again would hide the rest of the run); rubrics behind everything.
 */
export function newestFirst(passes: readonly RunPass[]): RunPass[] {
  const widest = Math.max(...passes.map(({ judged }) => judged))
  const rank = ({ id, judged }: RunPass): number => (id.startsWith(RUBRIC_PASS) ? 2 : judged * 2 < widest ? 1 : 0)
  return passes.toSorted((a, b) => rank(a) - rank(b) || compareText(b.at ?? '', a.at ?? '') || b.key - a.key)
}

/** The order of two texts by their UTF-16 units: the same on every machine and database. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The pass a run is read through: the first of the asked ones that judged it, else its newest; null where none did. */
export function choosePass(passes: readonly RunPass[], asked: readonly string[]): RunPass | null {
  for (const id of asked) {
    const found = passes.find((pass) => pass.id === id)
    if (found !== undefined) return found
  }
  return newestFirst(passes)[0] ?? null
}

/**
 * The runs a report is computed over: those that were asked for; else the complete ones, but none that covers less than
 * half of what the widest run covers (a file over one task beside whole runs would weigh as much as they do); where no
 * complete one is left, the others by the same rule.
 * @param asked run ids; unknown ones are passed over.
 */
export function chooseRuns<R extends { id: string; status: string; transcriptCount: number }>(runs: readonly R[], asked: readonly string[]): R[] {
  const named = runs.filter((run) => asked.includes(run.id))
  if (named.length > 0) return named
  const widest = Math.max(...runs.map((run) => run.transcriptCount))
  const wide = runs.filter((run) => run.transcriptCount * 2 >= widest)
  const complete = wide.filter((run) => run.status === 'complete')
  return complete.length > 0 ? complete : wide
}

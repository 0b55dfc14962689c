import { preparedDatabase } from '@/cli/database'
import { timeWords } from '@/lib/bench/time-words'
import { TERMINAL } from '@/lib/auth/viewer'
import { findStoredTranscript, openProviderAccess } from '@/lib/bench/queries'
import { calledModels } from '@/lib/bench/runner/plan'
import type { RoundProgress } from '@/lib/bench/runner/progress'
import { readPlan, type RoundFolder } from '@/lib/bench/runner/round-folder'
import { costWords, totalCost } from '@/lib/bench/cost'
import { noSpending, PAID_ROLES, type Spending } from '@/lib/bench/runner/spending'
import { workRound, type WorkEnd } from '@/lib/bench/runner/work-round'
import { closeDatabase } from '@/lib/db/client'

/** Milliseconds between lines where nobody sits before a screen: a log of CI, a file. */
const LINE_EVERY_MS = 30_000

/** Works on a round with the terminal as its screen; Ctrl-C keeps what is finished, a second one ends at once (and loses nothing either). */
export async function play(folder: RoundFolder, out: string | null, asJson: boolean, isQuiet = asJson): Promise<number> {
  const stop = new AbortController()
  const screen = isQuiet ? null : progressScreen()
  const onInterrupt = (): void => {
    screen?.say('stopping; what is finished is kept. Once more to end at once.')
    stop.abort()
  }
  process.once('SIGINT', onInterrupt)
  process.once('SIGTERM', onInterrupt)
  const plan = readPlan(folder)
  // A round that calls models needs the keys that are kept there, wherever its transcripts go.
  const usesDatabase = out === null || plan?.rescores != null || (plan !== null && calledModels(plan).length > 0)
  try {
    const database = usesDatabase ? await preparedDatabase() : null
    const stored = database === null ? {} : await openProviderAccess(TERMINAL)
    const ended = await workRound(folder, {
      given: { ...stored, ...Object.fromEntries(Object.entries(plan?.baseUrls ?? {}).map(([provider, baseUrl]) => [provider, { ...stored[provider], baseUrl }])) }, environment: process.env, signal: stop.signal,
      into: out === null && database !== null ? { database } : { file: out ?? '' }, readTranscript: (run, caseId) => findStoredTranscript(TERMINAL, run, caseId),
      onProgress: (progress) => screen?.show(progress),
    })
    screen?.clear()
    report(folder.id, ended, out, asJson)
    return ended.end === 'finished' ? 0 : 1
  } finally {
    process.off('SIGINT', onInterrupt)
    process.off('SIGTERM', onInterrupt)
    await closeDatabase()
  }
}

type Screen = { show(progress: RoundProgress): void; say(line: string): void; clear(): void }

/** One line that is written over on a terminal, a line now and then elsewhere; what failed stays above it. */
function progressScreen(): Screen {
  const out = process.stderr
  let shownAt = performance.now()
  let failure: string | null = null
  const clear = (): void => { if (out.isTTY) out.write('\r\u001b[K') }
  const say = (line: string): void => {
    clear()
    out.write(`${line}\n`)
  }
  return {
    clear,
    say,
    show(progress) {
      if (progress.state === 'running' && progress.message !== null && progress.message !== failure && progress.failed > 0) say(`failed: ${progress.message}`)
      failure = progress.message
      const line = progressLine(progress)
      if (out.isTTY) out.write(`\r\u001b[K${line.slice(0, Math.max(20, (out.columns || 80) - 1))}`)
      else if (performance.now() - shownAt > LINE_EVERY_MS) {
        out.write(`${line}\n`)
        shownAt = performance.now()
      }
    },
  }
}

/** How a round stands, in one line: done, failed, under way, cost so far, time left. */
export function progressLine({ done, failed, total, spent, leftMs, active, held }: RoundProgress, now = Date.now()): string {
  const pauses = held.map(({ provider, until }) => `${provider} asks to wait ${timeWords(Date.parse(until) - now)}`)
  const cost = totalCost(spent)
  return [
    `${done} of ${total} done${failed > 0 ? `, ${failed} failed` : ''}`, ...(cost.calls === 0 ? [] : [costWords(cost)]), ...(leftMs === null ? [] : [`${timeWords(leftMs)} left`]), ...pauses, `${active.length} under way`,
  ].join(' · ')
}

function report(round: string, ended: WorkEnd, out: string | null, asJson: boolean): void {
  const spent = ended.progress?.spent ?? noSpending()
  if (ended.message !== null) process.stderr.write(`${ended.message}\n`)
  if (ended.imported !== null) for (const issue of ended.imported.issues) process.stderr.write(`${issue.file}${issue.line === undefined ? '' : `:${issue.line}`}: ${issue.message}\n`)
  for (const [model, warnings] of Object.entries(ended.progress?.warnings ?? {})) for (const warning of warnings) process.stderr.write(`${model}: ${warning}\n`)
  const failed = ended.progress?.failed ?? 0
  const again = `sab bench resume ${round}${out === null ? '' : ` -o ${out}`}`
  if (ended.end !== 'finished') process.stderr.write(`${ended.end === 'cancelled' ? 'cancelled' : 'stopped'}; go on with: ${again}\n`)
  else if (failed > 0) process.stderr.write(`${failed} failed; try them again with: ${again}\n`)
  if (asJson) process.stdout.write(`${JSON.stringify({ round, state: ended.end, transcripts: ended.transcripts, done: ended.progress?.done ?? 0, failed, spent_usd: dollarsBy(spent), tokens: tokensBy(spent), message: ended.message, import: ended.imported === null ? null : { id: ended.imported.id, state: ended.imported.state, ...ended.imported.counts }, file: out })}\n`)
  else process.stdout.write(`${ended.transcripts} transcripts${out === null ? '' : ` in ${out}`}${totalCost(spent).calls === 0 ? '' : `, ${costWords(totalCost(spent))}`}\n`)
}

/** Null where what a role's calls cost is not known. */
function dollarsBy(spent: Spending): Record<string, number | null> {
  return Object.fromEntries(PAID_ROLES.map((role) => [role, spent[role].unknownCalls > 0 ? null : Number(spent[role].usd.toFixed(8))]))
}

function tokensBy(spent: Spending): Record<string, { input: number; cached: number; output: number }> {
  return Object.fromEntries(PAID_ROLES.map((role) => [role, { input: spent[role].inputTokens, cached: spent[role].cachedTokens, output: spent[role].outputTokens }]))
}

import type { Agent } from '@/lib/bench/agents/agent'
import type { BenchSuite } from '@/lib/bench/cases/case'
import type { Judge } from '@/lib/bench/judges/judge'
import { joinSignals } from '@/lib/bench/models/join-signals'
import { casesOf } from '@/lib/bench/runner/cases-of'
import { Journal } from '@/lib/bench/runner/journal'
import { itemsOf, type RoundItem, type RoundPlan } from '@/lib/bench/runner/plan'
import { playItem, type Cast } from '@/lib/bench/runner/play'
import type { ItemsProgress, RoundProgress } from '@/lib/bench/runner/progress'
import { appendLive, bundleFile, clearCancel, clearLive, dropLive, isCancelAsked, journalFile, readProgress, writeProgress, type RoundFolder } from '@/lib/bench/runner/round-folder'
import { roundRecords } from '@/lib/bench/runner/round-bundle'
import { processMark } from '@/lib/bench/runner/round-lock'
import type { Spending } from '@/lib/bench/runner/spending'
import { runItems, type RunEnd } from '@/lib/bench/runner/run-items'
import { writeBundle } from '@/lib/bench/runner/write-bundle'
import { openDesk } from '@/lib/bench/cases/desks'

/** Those who take part in a round, put together from its plan once, with every key in place. */
export type RoundCast = { agents: ReadonlyMap<string, Agent>; customer: Cast['customer']; judge: Judge | null; isPaid: boolean } & RoundAccounts

/** What a round knows of its calls beside their answers: what they cost, whom it must wait for, what providers did not take. */
export type RoundAccounts = { spent: () => Readonly<Spending>; held: () => RoundProgress['held']; warnings: () => RoundProgress['warnings'] }

export type RoundEnd = RunEnd & { bundle: string; transcripts: number }

type Options = { signal: AbortSignal; onProgress?: (progress: RoundProgress) => void }

/**
 * Plays what is missing of a round and writes its bundle. The folder always tells how it stands; ended at any moment, the next call goes on
 * where this one stopped.
 */
export async function runRound(folder: RoundFolder, plan: RoundPlan, suite: BenchSuite, cast: RoundCast, options: Options): Promise<RoundEnd> {
  const cases = new Map(suite.cases.map((each) => [each.id, each]))
  const items = [...itemsOf(plan, casesOf(plan, suite))]
  const previous = readProgress(folder)
  clearCancel(folder)
  clearLive(folder)
  const cancel = new AbortController()
  const watch = setInterval(() => {
    if (isCancelAsked(folder)) cancel.abort()
  }, 200)
  const journal = Journal.open(journalFile(folder), cast.isPaid)
  const startedAt = previous?.startedAt ?? new Date().toISOString()

  function tell(state: RoundProgress['state'], part: ItemsProgress): void {
    const progress = { ...part, ...accountsOf(cast, previous), startedAt, state, worker: state === 'running' || state === 'importing' ? processMark(process.pid) : null, updatedAt: new Date().toISOString() }
    writeProgress(folder, progress)
    options.onProgress?.(progress)
  }

  try {
    const signal = joinSignals([options.signal, cancel.signal]).signal
    const ended = await runItems<RoundItem>({
      items, total: items.length, journal, concurrency: plan.concurrency, onProgress: (progress) => tell('running', progress),
      async play(item, onMessage, itemSignal) {
        const benchCase = cases.get(item.caseId)
        const agent = cast.agents.get(item.model)
        if (benchCase === undefined || agent === undefined) throw new Error(`nobody to play ${item.key}`)
        const live = cast.isPaid
        const passId = passIdOf(plan)
        const entry = await playItem(item, {
          deskId: suite.desk, benchCase, agent, customer: cast.customer, judge: cast.judge, passId, limits: { stepsPerTurn: plan.stepsPerTurn, turnTimeoutMs: plan.turnTimeoutMs },
          onMessage(message) {
            if (live) appendLive(folder, item.key, message)
            onMessage()
          },
        }, itemSignal)
        return entry
      },
      onKept: (item) => { if (cast.isPaid) dropLive(folder, item.key) },
    }, signal)
    const { done, failed } = journal.counts()
    const [anyCase] = suite.cases
    const bundle = bundleFile(folder)
    await writeBundle(bundle, roundRecords({
      suite, policy: anyCase === undefined ? [] : openDesk(suite.desk, anyCase).desk.policy, models: plan.models.flatMap((id) => cast.agents.get(id)?.record ?? []), items, journal,
      settings: (model) => runSettings(plan, cast, model, readProgress(folder)?.warnings[model]), startedAt: cast.isPaid ? startedAt : null, finishedAt: cast.isPaid ? new Date().toISOString() : null,
    }))
    const played = readProgress(folder)
    if (played !== null) tell(ended.end === 'finished' ? 'importing' : ended.end, { ...played, message: ended.message })
    return { ...ended, bundle, transcripts: done + failed }
  } finally {
    clearInterval(watch)
    journal.close()
  }
}

/** What calls came to so far, warnings of earlier sessions of the round included. */
export function accountsOf(accounts: RoundAccounts, previous: RoundProgress | null): Pick<RoundProgress, 'spent' | 'held' | 'warnings'> {
  return { spent: accounts.spent(), held: accounts.held(), warnings: { ...previous?.warnings, ...accounts.warnings() } }
}

/** The scoring pass of a round: one for its judge, over all its runs. */
export function passIdOf(plan: Pick<RoundPlan, 'id' | 'judge'>): string {
  return `${plan.id}.${(plan.judge ?? 'none').replaceAll('/', '.')}`
}

/** What a run records of how it was made; never a key. */
export function runSettings(plan: RoundPlan, cast: RoundCast, model: string, warnings: readonly string[] = []): Record<string, unknown> {
  return {
    round: plan.id, seed: plan.seed, customer: plan.customer, judge: plan.judge, agent: cast.agents.get(model)?.settings ?? {}, steps_per_turn: plan.stepsPerTurn, turn_timeout_ms: plan.turnTimeoutMs,
    ...(warnings.length === 0 ? {} : { warnings }), ...(plan.prices[model] === undefined ? {} : { price: plan.prices[model] }), ...(cast.judge === null ? {} : { judge_settings: cast.judge.settings }),
  }
}

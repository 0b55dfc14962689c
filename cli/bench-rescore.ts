import { parseArgs } from 'node:util'
import { checkOut, PACE_OPTIONS, paceOf, providersOf, readPace, readPlayer, readPrices } from '@/cli/bench-options'
import { play } from '@/cli/bench-play'
import { UsageError } from '@/cli/command'
import { existingDatabase } from '@/cli/database'
import { TERMINAL } from '@/lib/auth/viewer'
import { prepareRound } from '@/lib/bench/commands'
import { compareJudges } from '@/lib/bench/judges/agreement'
import { findStoredRun, listRunJudgements, missingAccess } from '@/lib/bench/queries'
import { findSuite } from '@/lib/bench/cases/suites'
import type { RoundRequest } from '@/lib/bench/runner/new-plan'
import { RULE_JUDGE } from '@/lib/bench/runner/plan'
import { closeDatabase } from '@/lib/db/client'

/** `sab bench rescore RUN --judge J`: judges stored transcripts once more, as a new pass; the old ones stay. */
export async function rescore(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { ...PACE_OPTIONS, judge: { type: 'string', default: RULE_JUDGE }, price: { type: 'string', multiple: true } } })
  const [id] = positionals
  if (id === undefined) throw new UsageError('name the run: sab bench rescore RUN --judge JUDGE')
  const judge = readPlayer('judge', values.judge)
  checkOut(values.out)
  await existingDatabase()
  const run = await findStoredRun(TERMINAL, id)
  if (run === null) throw new Error(`there is no run ${id}`)
  if (findSuite(run.suite) === null) throw new Error(`the bench does not have the suite ${run.suite}: runs of other suites cannot be judged by it`)
  const called = providersOf({ models: [], judge })
  const request: RoundRequest = {
    suite: run.suite, models: [run.model], trials: 1, rescores: run.id, cases: run.cases, judge, ...paceOf(readPace(values, called), called), ...(values.price === undefined ? {} : { prices: readPrices(values.price, new Date()) }),
  }
  const missing = await missingAccess(TERMINAL, request)
  if (missing !== null) throw new Error(missing)
  const folder = await prepareRound(TERMINAL, request)
  if (!values.json) process.stderr.write(`round ${folder.id}: ${run.cases.length} transcripts of ${run.id}, judged by ${judge}\n`)
  const code = await play(folder, values.out ?? null, values.json)
  if (code === 0 && values.out === undefined && !values.json) await printAgreement(run.id)
  return code
}

/** `sab bench agreement RUN`: how far the passes over a run agree. */
export async function agreement(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false } } })
  const [id] = positionals
  if (id === undefined) throw new UsageError('name the run: sab bench agreement RUN')
  await existingDatabase()
  if (await findStoredRun(TERMINAL, id) === null) throw new Error(`there is no run ${id}`)
  return printAgreement(id, values.json)
}

/** Every later pass against the first by the rule judge, or against the first there is. */
async function printAgreement(run: string, asJson = false): Promise<number> {
  try {
    const judgements = await listRunJudgements(TERMINAL, run)
    const compared = compareJudges(judgements, RULE_JUDGE)
    if (asJson) process.stdout.write(`${JSON.stringify({ run, compared })}\n`)
    else if (compared.length === 0) process.stdout.write(`${run} has ${new Set(judgements.map((each) => each.pass)).size === 1 ? 'one scoring pass' : 'no scoring pass'}: nothing to compare\n`)
    for (const each of asJson ? [] : compared) {
      process.stdout.write(`${each.judges.join(' against ')}\n${each.components.map((part) => `  ${part.component.padEnd(10)} ${part.share === null ? '-' : `${Math.round(part.share * 1000) / 10} %`} of ${part.n}${part.kappa === null ? '' : `, kappa ${part.kappa.toFixed(2)}`}`).join('\n')}\n`)
      if (each.scoreGap !== null) process.stdout.write(`  score      ${each.scoreGap.toFixed(1)} apart in the mean\n`)
      if (each.differ.length > 0) process.stdout.write(`  they differ on ${each.differ.map((one) => `${one.case} (${one.components.join(', ')})`).join(', ')}\n`)
    }
    return 0
  } finally {
    await closeDatabase()
  }
}

import { parseArgs } from 'node:util'
import { readSuiteOption } from '@/cli/bench-options'
import { existingRound } from '@/cli/bench-run'
import { preparedDatabase } from '@/cli/database'
import { TERMINAL } from '@/lib/auth/viewer'
import { lintSuite } from '@/lib/bench/cases/lint'
import { cancelRound, removeRound } from '@/lib/bench/commands'
import { listRounds } from '@/lib/bench/queries'
import { costWords } from '@/lib/bench/cost'
import { closeDatabase } from '@/lib/db/client'

/** `sab bench cases --suite ID [--json]`: what the suite asks. */
export async function listBenchCases(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { suite: { type: 'string', default: 'sab-v2' }, json: { type: 'boolean', default: false } } })
  const { suite } = readSuiteOption(values.suite)
  const cases = suite.cases.map((each) => ({ id: each.id, title: each.title, kind: each.kind, intent: each.intent, language: each.language, max_turns: each.max_turns }))
  process.stdout.write(values.json ? `${JSON.stringify({ suite: suite.id, cases })}\n` : `${cases.map((each) => `${each.id.padEnd(28)} ${each.kind.padEnd(13)} ${each.title}`).join('\n')}\n`)
  return 0
}

/** `sab bench lint [--suite ID|FILE.json]`: exit 1 with one line for each fault. */
export async function lint(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { suite: { type: 'string', default: 'sab-v2' }, json: { type: 'boolean', default: false } } })
  const { suite } = readSuiteOption(values.suite)
  const faults = lintSuite(suite)
  if (values.json) process.stdout.write(`${JSON.stringify({ suite: suite.id, cases: suite.cases.length, faults })}\n`)
  else for (const fault of faults) process.stderr.write(`${suite.id}: ${fault.case}: ${fault.rule}: ${fault.what}\n`)
  if (faults.length === 0 && !values.json) process.stdout.write(`${suite.cases.length} cases, no fault\n`)
  return faults.length === 0 ? 0 : 1
}

/** `sab bench rounds [--json]`: every round and how it stands. */
export async function rounds(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  const rows = await listRounds(TERMINAL)
  if (values.json) process.stdout.write(`${JSON.stringify({ rounds: rows })}\n`)
  else if (rows.length === 0) process.stdout.write('no round yet; `sab bench run --model …` starts one\n')
  for (const row of values.json ? [] : rows) {
    const cost = row.cost.calls === 0 ? '' : costWords(row.cost)
    process.stdout.write(`${row.id.padEnd(26)} ${row.stand.padEnd(9)} ${`${row.done} of ${row.total}${row.failed > 0 ? `, ${row.failed} failed` : ''}`.padEnd(22)} ${cost.padEnd(10)} ${row.rescores === null ? row.models.join(', ') : `rescore of ${row.rescores} by ${row.judge}`}\n`)
  }
  return 0
}

/** `sab bench cancel ROUND`: asks its process to stop; what is finished is kept. */
export async function cancel(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const { id } = existingRound(positionals[0]).folder
  try {
    const outcome = await cancelRound(TERMINAL, id)
    process.stdout.write(outcome === 'asked' ? 'asked to stop\n' : 'not running\n')
    return outcome === 'asked' ? 0 : 1
  } finally {
    await closeDatabase()
  }
}

/** `sab bench remove ROUND`: its folder goes; runs that came of it and the ledger of what was paid stay. */
export async function remove(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const { id } = existingRound(positionals[0]).folder
  try {
    await preparedDatabase()
    const outcome = await removeRound(TERMINAL, id)
    process.stdout.write(outcome === 'removed' ? 'removed; the runs that came of it stay\n' : `round ${id} is under way; cancel it first\n`)
    return outcome === 'removed' ? 0 : 1
  } finally {
    await closeDatabase()
  }
}

import { parseArgs } from 'node:util'
import { UsageError, type Command } from '@/cli/command'
import { existingDatabase } from '@/cli/database'
import { TERMINAL } from '@/lib/auth/viewer'
import { closeDatabase } from '@/lib/db/client'
import { reportText } from '@/lib/reports/report-text'
import { findReport, listReportModels } from '@/lib/reports/queries'
import { REPORT_VIEWS } from '@/lib/reports/view'
import { listSuites } from '@/lib/suites/queries'

/** `sab report MODEL --suite ID`: one model's report, as text or as the JSON `sab-report/1`. */
export const command: Command = {
  async run(args) {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true,
      options: { suite: { type: 'string' }, view: { type: 'string', default: 'judge' }, format: { type: 'string' }, json: { type: 'boolean', default: false }, run: { type: 'string', multiple: true, default: [] }, pass: { type: 'string', multiple: true, default: [] } },
    })
    const [model, ...more] = positionals
    if (model === undefined || model === '' || more.length > 0) throw new UsageError('name one model, by its id or slug')
    const format = values.format ?? (values.json ? 'json' : 'text')
    if (format !== 'text' && format !== 'json') throw new UsageError(`--format is json or text, not ${format}`)
    const view = REPORT_VIEWS.find((one) => one === values.view)
    if (view === undefined) throw new UsageError(`--view is ${REPORT_VIEWS.join(' or ')}, not ${values.view}`)
    await existingDatabase()
    try {
      const suite = values.suite ?? (await onlySuite())
      const page = await findReport(TERMINAL, suite, model, { view, runs: values.run, pass: values.pass })
      if (page === 'no-suite') throw new Error(await noSuite(suite))
      if (page === 'no-model') throw new Error(await noModel(suite, model))
      const unknown = values.run.filter((id) => !page.runs.some((run) => run.id === id))
      if (unknown.length > 0) throw new Error(`${page.report.model.id} has no run ${unknown.join(', ')} on ${suite}. Runs: ${page.runs.map((run) => run.id).join(', ')}`)
      const judgedBy = [...new Set(page.runs.flatMap((run) => run.passes.map((pass) => pass.id)))]
      const noPass = values.pass.filter((id) => !judgedBy.includes(id))
      if (noPass.length > 0) throw new Error(`no pass ${noPass.join(', ')} judged ${page.report.model.id} on ${suite}. Passes: ${judgedBy.join(', ')}`)
      process.stdout.write(format === 'json' ? `${JSON.stringify(page.report)}\n` : reportText(page.report))
      return 0
    } finally {
      await closeDatabase()
    }
  },
}

/** The suite where there is only one. @throws UsageError which lists them otherwise. */
export async function onlySuite(): Promise<string> {
  const [first, ...more] = await listSuites(TERMINAL)
  if (first !== undefined && more.length === 0) return first.id
  throw new UsageError(`name a suite with --suite. ${listed('Suites', [first, ...more].flatMap((suite) => (suite === undefined ? [] : [suite.id])))}`)
}

/** What to say of a suite that is not there. */
export async function noSuite(suite: string): Promise<string> {
  return `there is no suite ${suite}. ${listed('Suites', (await listSuites(TERMINAL)).map((one) => one.id))}`
}

async function noModel(suite: string, model: string): Promise<string> {
  return `there is no model ${model} with a run on ${suite}. ${listed('Models', (await listReportModels(TERMINAL, suite)).map((one) => one.id))}`
}

function listed(what: string, ids: readonly string[]): string {
  return ids.length === 0 ? `There are none yet: \`sab import FILE\` brings results in.` : `${what}: ${ids.join(', ')}`
}

import { parseArgs } from 'node:util'
import { UsageError, type Command } from '@/cli/command'
import { existingDatabase } from '@/cli/database'
import { noSuite, onlySuite } from '@/cli/report'
import { TERMINAL } from '@/lib/auth/viewer'
import { closeDatabase } from '@/lib/db/client'
import { findBoard } from '@/lib/reports/queries'
import { boardText } from '@/lib/reports/report-text'
import { REPORT_VIEWS } from '@/lib/reports/view'

/** `sab board --suite ID`: every model of a suite side by side, as text or as the JSON `sab-board/1`. */
export const command: Command = {
  async run(args) {
    const { values } = parseArgs({ args, options: { suite: { type: 'string' }, view: { type: 'string', default: 'judge' }, format: { type: 'string' }, json: { type: 'boolean', default: false }, pass: { type: 'string', multiple: true, default: [] } } })
    const format = values.format ?? (values.json ? 'json' : 'text')
    if (format !== 'text' && format !== 'json') throw new UsageError(`--format is json or text, not ${format}`)
    const view = REPORT_VIEWS.find((one) => one === values.view)
    if (view === undefined) throw new UsageError(`--view is ${REPORT_VIEWS.join(' or ')}, not ${values.view}`)
    await existingDatabase()
    try {
      const suite = values.suite ?? (await onlySuite())
      const page = await findBoard(TERMINAL, suite, { view, pass: values.pass })
      if (page === null) throw new Error(await noSuite(suite))
      const unknown = values.pass.filter((id) => !page.passes.includes(id))
      if (unknown.length > 0) throw new Error(`no pass ${unknown.join(', ')} judged a run on ${suite}. Passes: ${page.passes.join(', ')}`)
      process.stdout.write(format === 'json' ? `${JSON.stringify(page.json)}\n` : boardText(page.json))
      return 0
    } finally {
      await closeDatabase()
    }
  },
}

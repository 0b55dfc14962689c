import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { UsageError, type Command } from '@/cli/command'
import { existingDatabase } from '@/cli/database'
import { writeOutput } from '@/cli/output'
import { TERMINAL } from '@/lib/auth/viewer'
import { closeDatabase } from '@/lib/db/client'
import { FINDING_LIST, LISTED_STATUSES } from '@/lib/findings/finding-list'
import { appOrigin } from '@/lib/http/origin'
import { parseList } from '@/lib/lists/list'
import { NOTE_FORMATS } from '@/lib/notes/note'
import { exportNotes } from '@/lib/notes/queries'
import { writtenNotes } from '@/lib/notes/written'

/** `sab notes`: the findings that the filters leave, to a file, which appears when it is whole, or to stdout. */
export const command: Command = {
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: {
      model: { type: 'string' }, suite: { type: 'string' }, tag: { type: 'string' }, status: { type: 'string', multiple: true }, format: { type: 'string', default: 'csv' }, output: { type: 'string', short: 'o' },
    } })
    if (positionals.length > 0) throw new UsageError(`what is ${JSON.stringify(positionals[0])}?`)
    const format = NOTE_FORMATS.find((known) => known === values.format)
    if (format === undefined) throw new UsageError(`the format is one of ${NOTE_FORMATS.join(', ')}`)
    for (const status of values.status ?? []) if (!LISTED_STATUSES.some((known) => known === status)) throw new UsageError(`the status is one of ${LISTED_STATUSES.join(', ')}, not ${status}`)
    await existingDatabase()
    try {
      const { filters } = parseList(FINDING_LIST, { model: values.model, suite: values.suite, tag: values.tag, status: values.status })
      const { count, notes, unknown } = await exportNotes(TERMINAL, filters, format, appOrigin())
      if (unknown.length > 0) throw new Error(`there is no ${unknown.join(' and no ')}`)
      await writeOutput(values.output, Readable.from(writtenNotes(notes, format), { objectMode: false }))
      process.stderr.write(`${count} ${count === 1 ? 'note' : 'notes'}\n`)
      return 0
    } finally {
      await closeDatabase()
    }
  },
}

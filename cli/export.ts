import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import { TERMINAL } from '@/lib/auth/viewer'
import { UsageError, type Command } from '@/cli/command'
import { existingDatabase } from '@/cli/database'
import { writeOutput } from '@/cli/output'
import { closeDatabase } from '@/lib/db/client'
import { exportBundle } from '@/lib/exports/queries'
import { suiteExists } from '@/lib/suites/queries'

/** `sab export bundle`: to a file (gzipped when its name ends in .gz), which appears when it is whole, or to stdout. */
export const command: Command = {
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { suite: { type: 'string' }, output: { type: 'string', short: 'o' } } })
    if (positionals.length !== 1 || positionals[0] !== 'bundle') throw new UsageError('say what to export: `sab export bundle`')
    const location = await existingDatabase()
    const scope = values.suite === undefined ? {} : { suite: values.suite }
    if (values.suite !== undefined && !(await isThere(values.suite))) throw new Error(`there is no suite ${JSON.stringify(values.suite)}`)
    const pieces = Readable.from(exportBundle(TERMINAL, location, scope), { objectMode: false })
    // Level 6 and no time stamp: the same records give the same file.
    await writeOutput(values.output, pieces, values.output?.endsWith('.gz') === true ? [createGzip({ level: 6 })] : [])
    return 0
  },
}

async function isThere(suite: string): Promise<boolean> {
  try {
    return await suiteExists(TERMINAL, suite)
  } finally {
    // The export reads by a connection of its own.
    await closeDatabase()
  }
}

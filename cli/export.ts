import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import { TERMINAL } from '@/lib/auth/viewer'
import { UsageError, type Command } from '@/cli/command'
import { preparedDatabase } from '@/cli/database'
import { exportBundle, hasSuite } from '@/lib/exports/queries'

/** `sab export bundle`: to a file (gzipped when its name ends in .gz), which appears when it is whole, or to stdout. */
export const command: Command = {
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { suite: { type: 'string' }, output: { type: 'string', short: 'o' } } })
    if (positionals.length !== 1 || positionals[0] !== 'bundle') throw new UsageError('say what to export: `sab export bundle`')
    const location = await preparedDatabase()
    const scope = values.suite === undefined ? {} : { suite: values.suite }
    if (values.suite !== undefined && !(await hasSuite(TERMINAL, location, values.suite))) throw new Error(`there is no suite ${JSON.stringify(values.suite)}`)
    const pieces = Readable.from(exportBundle(TERMINAL, location, scope), { objectMode: false })
    if (values.output === undefined) {
      await pipeline(pieces, process.stdout, { end: false })
      return 0
    }
    const partial = `${values.output}.part-${process.pid}`
    try {
      // Level 6 and no time stamp: the same records give the same file.
      if (values.output.endsWith('.gz')) await pipeline(pieces, createGzip({ level: 6 }), createWriteStream(partial))
      else await pipeline(pieces, createWriteStream(partial))
      renameSync(partial, values.output)
    } catch (error) {
      rmSync(partial, { force: true })
      throw error
    }
    return 0
  },
}

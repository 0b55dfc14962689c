import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { UsageError, type Command } from '@/cli/command'
import { backUpSqlite } from '@/lib/db/backup'
import { databaseLocation } from '@/lib/db/database-url'

/** `sab backup FILE`: a checked copy of the SQLite database, also while the app runs. Never over a file that is there. */
export const command: Command = {
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true })
    const [target, ...rest] = positionals
    if (target === undefined || rest.length > 0) throw new UsageError('say where to: sab backup FILE')
    const location = databaseLocation()
    if (location.kind !== 'sqlite') throw new Error('the database is PostgreSQL: use pg_dump -Fc')
    if (existsSync(target)) throw new Error(`${target} is there already`)
    const bytes = await backUpSqlite(location.file, target)
    process.stderr.write(`${target}: ${bytes.toLocaleString('en')} bytes, checked\n`)
    return 0
  },
}

import { parseArgs } from 'node:util'
import { UsageError, type Command } from '@/cli/command'
import { TERMINAL } from '@/lib/auth/viewer'
import { closeDatabase } from '@/lib/db/client'
import { databaseLocation } from '@/lib/db/database-url'
import { applyMigrations } from '@/lib/db/schema-engine'
import { invitePerson } from '@/lib/people/commands'

/** `sab user add EMAIL --role ROLE`: prints a link by which that person chooses a password. */
export const command: Command = {
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { role: { type: 'string' }, json: { type: 'boolean' } } })
    const [verb, email, ...rest] = positionals
    if (verb !== 'add' || email === undefined || rest.length > 0) throw new UsageError('say whom: sab user add EMAIL --role ROLE')
    if (values.role === undefined) throw new UsageError('say the role: --role viewer, reviewer or admin')
    await applyMigrations(databaseLocation())
    try {
      const link = await invitePerson(TERMINAL, { email, role: values.role })
      if (link === 'already-there') {
        process.stderr.write(`sab user: ${email} has an account already\n`)
        return 1
      }
      process.stdout.write(values.json === true ? `${JSON.stringify(link)}\n` : `${link.address}\n`)
      if (values.json !== true) process.stderr.write(`${link.email} chooses a password there, once, until ${link.expiresAt}.\n`)
      return 0
    } finally {
      await closeDatabase()
    }
  },
}

import { parseArgs } from 'node:util'
import { UsageError, type Command } from '@/cli/command'
import { preparedDatabase } from '@/cli/database'
import { TERMINAL, TOKEN_SCOPES } from '@/lib/auth/viewer'
import { closeDatabase } from '@/lib/db/client'
import { createToken } from '@/lib/tokens/commands'

/** `sab token add NAME --scope S`: prints the token, which is never shown again. */
export const command: Command = {
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { scope: { type: 'string', multiple: true }, days: { type: 'string' }, json: { type: 'boolean' } } })
    const [verb, name, ...rest] = positionals
    if (verb !== 'add' || name === undefined || rest.length > 0) throw new UsageError('say its name: sab token add NAME --scope S')
    if (values.scope === undefined) throw new UsageError(`say what it may do: --scope ${TOKEN_SCOPES.join(', --scope ')}`)
    const days = values.days === undefined ? null : Number(values.days)
    await preparedDatabase()
    try {
      const made = await createToken(TERMINAL, { name, scopes: values.scope, days })
      process.stdout.write(values.json === true ? `${JSON.stringify(made)}\n` : `${made.token}\n`)
      return 0
    } finally {
      await closeDatabase()
    }
  },
}

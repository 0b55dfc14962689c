import { parseArgs } from 'node:util'
import { UsageError, type Command } from '@/cli/command'
import { preparedDatabase } from '@/cli/database'
import { normalEmail } from '@/lib/auth/email'
import { TERMINAL } from '@/lib/auth/viewer'
import { closeDatabase } from '@/lib/db/client'
import { invitePerson, makePasswordLink, unlockPerson, type HandedLink } from '@/lib/people/commands'
import { listPeople } from '@/lib/people/queries'
import { findServedAddress } from '@/lib/settings/queries'

type Options = { role: string | undefined; json: boolean }

const ACTS: Record<string, (email: string, options: Options) => Promise<void>> = {
  async add(email, { role, json }) {
    if (role === undefined) throw new UsageError('say the role: --role viewer, reviewer or admin')
    const link = await invitePerson(TERMINAL, { email, role })
    if (link === 'already-there') throw new Error(`${email} has an account already; \`sab user password ${email}\` makes a link for a new password`)
    await handOver(link, json)
  },
  async password(email, { json }) {
    const link = await makePasswordLink(TERMINAL, await accountOf(email))
    if (link === 'not-found') throw new Error(`the account of ${email} is disabled`)
    await handOver(link, json)
  },
  async unlock(email) {
    await unlockPerson(TERMINAL, await accountOf(email))
    process.stderr.write(`${email} may try again.\n`)
  },
}

/**
 * `sab user add EMAIL --role ROLE`, `password EMAIL`: print a link by which that person chooses a password. `unlock EMAIL`
 * forgets their failed tries. What helps when the only admin is locked out.
 */
export const command: Command = {
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { role: { type: 'string' }, json: { type: 'boolean' } } })
    const [verb = '', email, ...rest] = positionals
    const act = Object.hasOwn(ACTS, verb) ? ACTS[verb] : undefined
    if (act === undefined || email === undefined || rest.length > 0) throw new UsageError('say what and whom: sab user add EMAIL --role ROLE, sab user password EMAIL, sab user unlock EMAIL')
    await preparedDatabase()
    try {
      await act(email, { role: values.role, json: values.json === true })
      return 0
    } finally {
      await closeDatabase()
    }
  },
}

async function accountOf(email: string): Promise<string> {
  const person = (await listPeople(TERMINAL)).find((each) => each.email === normalEmail(email))
  if (person === undefined) throw new Error(`${email} has no account`)
  return person.id
}

/** Prints a link. Where this terminal is not told the app's address, the one that the app last started with counts. */
async function handOver(link: HandedLink, json: boolean): Promise<void> {
  const isTold = [process.env.SAB_URL, process.env.HOST, process.env.PORT].some((value) => value !== undefined && value !== '')
  const served = isTold ? null : await findServedAddress(TERMINAL)
  const { pathname, search } = new URL(link.address)
  const address = served === null ? link.address : `${served}${pathname}${search}`
  process.stdout.write(json ? `${JSON.stringify({ address, email: link.email, expiresAt: link.expiresAt })}\n` : `${address}\n`)
  if (!json) process.stderr.write(`${link.email} chooses a password there, once, until ${link.expiresAt}.\n`)
}

// npx tsx scripts/dev-user.ts — an admin to look at pages with while developing; never beside real accounts.
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'

// A checkout whose packages were installed and nothing else has no database client yet: what needs one is loaded once it is there.
execFileSync(process.execPath, [fileURLToPath(new URL('generate.mjs', import.meta.url))], { stdio: ['ignore', 'ignore', 'inherit'] })
const { hashPassword } = await import('@/lib/auth/password')
const { closeDatabase, database } = await import('@/lib/db/client')
const { databaseLocation } = await import('@/lib/db/database-url')
const { applyMigrations } = await import('@/lib/db/schema-engine')

const EMAIL = 'admin@example.com'

await applyMigrations(databaseLocation())
if (process.env.NODE_ENV === 'production' && (await database().user.count()) > 0) {
  console.error('There are accounts already: a known password must not stand beside them.')
  process.exitCode = 1
} else {
  const passwordHash = await hashPassword('look-at-it-closely')
  await database().user.upsert({
    where: { email: EMAIL },
    create: { id: randomUUID(), email: EMAIL, name: 'Dev Admin', role: 'admin', passwordHash },
    update: { passwordHash, disabledAt: null, role: 'admin' },
  })
  console.log(`${EMAIL} can sign in.`)
}
await closeDatabase()

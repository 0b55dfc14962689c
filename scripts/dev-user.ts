// npx tsx scripts/dev-user.ts — an admin to look at pages with while developing; never beside real accounts.
import { randomUUID } from 'node:crypto'
import { hashPassword } from '@/lib/auth/password'
import { closeDatabase, database } from '@/lib/db/client'
import { databaseLocation } from '@/lib/db/database-url'
import { applyMigrations } from '@/lib/db/schema-engine'

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

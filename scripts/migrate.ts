// npm run db:migration NAME — writes the next migration for both databases.
import { createMigration } from '@/lib/db/schema-engine'

const name = process.argv[2]
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Say what changes, in lower case: npm run db:migration add_worklists')
  process.exit(1)
}
for (const kind of ['sqlite', 'postgresql'] as const) {
  console.log(`${kind}: ${(await createMigration(kind, name)) ?? 'nothing to change'}`)
}
process.exit(0)

#!/usr/bin/env node
// Generates both Prisma clients from the one schema: lib/db/generated/sqlite and lib/db/generated/postgresql.
// `prisma generate` only checks that a schema engine exists, it never runs it: /bin/false spares the download.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const source = readFileSync(path.join(root, 'prisma/schema.prisma'), 'utf8')
const clientVersion = JSON.parse(readFileSync(path.join(root, 'node_modules/@prisma/client/package.json'), 'utf8')).version
const stampFile = path.join(root, 'lib/db/generated/stamp')
const stamp = createHash('sha256').update(source).update(clientVersion).digest('hex')

if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && !process.argv.includes('--force')) process.exit(0)

mkdirSync(path.join(root, 'prisma/generated'), { recursive: true })
writeFileSync(
  path.join(root, 'prisma/generated/postgresql.prisma'),
  source.replace('provider = "sqlite"', 'provider = "postgresql"').replace('../lib/db/generated/sqlite', '../../lib/db/generated/postgresql'),
)
const prismaCli = createRequire(import.meta.url).resolve('prisma/build/index.js')
for (const schema of ['prisma/schema.prisma', 'prisma/generated/postgresql.prisma']) {
  execFileSync(process.execPath, [prismaCli, 'generate', '--schema', schema], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
}
writeFileSync(stampFile, stamp)

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { DatabaseLocation } from '@/lib/db/database-url'
import { GatedSqlite } from '@/lib/db/sqlite-adapter'

// Prisma's migrate command wants a native engine that npm does not carry. The same engine exists as WASM on npm.

type MigrationList = {
  baseDir: string
  lockfile: { path: string; content: string | null }
  shadowDbInitScript: string
  migrationDirectories: { path: string; migrationFile: { path: string; content: { tag: 'ok'; value: string } } }[]
}

type Engine = typeof import('@prisma/schema-engine-wasm')
type SchemaEngineInstance = Awaited<ReturnType<Engine['SchemaEngine']['new']>>
type SchemaFile = { path: string; content: string }

const NO_FILTERS = { externalTables: [], externalEnums: [] }

/** The schema as each database reads it: one source, its provider swapped. */
export function schemaFor(kind: DatabaseLocation['kind'], root = process.cwd()): SchemaFile {
  const file = path.join(root, 'prisma/schema.prisma')
  const source = readFileSync(file, 'utf8')
  return { path: file, content: kind === 'sqlite' ? source : source.replace('provider = "sqlite"', 'provider = "postgresql"') }
}

/** Applies the migrations that the database does not have yet; returns their names. Safe to call at every start. */
export async function applyMigrations(location: DatabaseLocation, root = process.cwd()): Promise<string[]> {
  if (location.kind === 'sqlite') mkdirSync(path.dirname(location.file), { recursive: true, mode: 0o700 })
  const schema = schemaFor(location.kind, root)
  const result = await withEngine(location, schema, (engine) => engine.applyMigrations({ migrationsList: readMigrations(location.kind, root), filters: NO_FILTERS }))
  return result.appliedMigrationNames
}

/**
 * Writes the next migration for one database: the difference between the schema as its newest migration left it
 * (kept beside the history as `schema.prisma`) and the schema of today. Needs no database. Null when nothing changed.
 */
export async function createMigration(kind: DatabaseLocation['kind'], name: string, root = process.cwd()): Promise<string | null> {
  const folder = migrationsFolder(kind, root)
  const snapshot = path.join(folder, 'schema.prisma')
  const schema = schemaFor(kind, root)
  const made = await withEngine({ kind: 'sqlite', file: ':memory:' }, schema, (engine) => engine.diff({
    from: existsSync(snapshot) ? { tag: 'schemaDatamodel', files: [{ path: snapshot, content: readFileSync(snapshot, 'utf8') }] } : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: null,
    filters: NO_FILTERS,
  }))
  const script = made.stdout ?? ''
  if (script.trim() === '' || script.includes('This is an empty migration')) return null
  const migration = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
  mkdirSync(path.join(folder, migration), { recursive: true })
  writeFileSync(path.join(folder, migration, 'migration.sql'), script)
  writeFileSync(path.join(folder, 'migration_lock.toml'), `provider = "${kind}"\n`)
  writeFileSync(snapshot, schema.content)
  return migration
}

function migrationsFolder(kind: DatabaseLocation['kind'], root: string): string {
  return path.join(root, 'prisma/migrations', kind)
}

function readMigrations(kind: DatabaseLocation['kind'], root: string): MigrationList {
  const baseDir = migrationsFolder(kind, root)
  const lockfile = path.join(baseDir, 'migration_lock.toml')
  const folders = existsSync(baseDir) ? readdirSync(baseDir, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort() : []
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: folders.map((folder) => ({
      path: folder,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: readFileSync(path.join(baseDir, folder, 'migration.sql'), 'utf8') } },
    })),
  }
}

/** Lends the engine to some work and closes the connections it opened: it takes an exclusive lock and never lets go by itself. */
async function withEngine<T>(location: DatabaseLocation, schema: SchemaFile, work: (engine: SchemaEngineInstance) => Promise<T>): Promise<T> {
  const factory = location.kind === 'sqlite' ? new GatedSqlite({ url: location.file }) : new PrismaPg({ connectionString: location.url })
  const opened: SqlDriverAdapter[] = []
  const tracking: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const adapter = await factory.connect()
      opened.push(adapter)
      return adapter
    },
    connectToShadowDb: () => factory.connectToShadowDb(),
  }
  const { SchemaEngine } = await loadEngine()
  const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, bindMigrationAwareSqlAdapterFactory(tracking))
  try {
    return await work(engine)
  } finally {
    engine.free()
    await Promise.all(opened.map((adapter) => adapter.dispose()))
  }
}

let loaded: Promise<Engine> | undefined

/** The package's own entry imports the .wasm file as a module, which Node does not: its glue is bound by hand. */
function loadEngine(): Promise<Engine> {
  loaded ??= (async () => {
    const require = createRequire(path.join(process.env.SAB_ROOT ?? process.cwd(), 'package.json'))
    const glueFile = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
    const bytes = readFileSync(glueFile.replace(/\.js$/, '.wasm'))
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports })
    glue.__wbg_set_wasm(instance.exports)
    const start = instance.exports.__wbindgen_start
    if (typeof start === 'function') start()
    return glue as unknown as Engine
  })()
  return loaded
}

import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import BetterSqlite3 from 'better-sqlite3'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { bundlePieces, WORKLOADS, workloadRecords } from '@/bench/workload'
import { TERMINAL } from '@/lib/auth/viewer'
import type { DatabaseLocation } from '@/lib/db/database-url'
import { applyMigrations } from '@/lib/db/schema-engine'
import { fileSource } from '@/lib/imports/file-sources'
import { runImport } from '@/lib/imports/run-import'
import { startPostgres } from '@/tests/support/postgres'

// How fast a bundle comes in, against what the same rows cost without validation, hashing, looking up, staging and
// publishing: parse each line, give the rows to the driver in one transaction, make the indexes after. Same run, same load.

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)

type Row = (string | number | null)[]
const TABLES: Record<string, string[]> = {
  suite: ['id TEXT', 'name TEXT', 'body TEXT'], cases: ['id TEXT', 'title TEXT', 'kind TEXT', 'intent TEXT', 'brief TEXT'], model: ['id TEXT', 'name TEXT'], run: ['id TEXT', 'model TEXT', 'trial INTEGER'],
  transcript: ['key INTEGER', 'run TEXT', 'cases TEXT', 'ended TEXT', 'input REAL', 'output REAL', 'cost REAL'],
  message: ['transcript INTEGER', 'number INTEGER', 'role TEXT', 'content TEXT', 'call TEXT', 'name TEXT', 'ok INTEGER', 'value TEXT'],
  tool_call: ['transcript INTEGER', 'message INTEGER', 'position INTEGER', 'id TEXT', 'name TEXT', 'arguments TEXT', 'effect TEXT'],
  judgement: ['pass TEXT', 'run TEXT', 'cases TEXT', 'judge TEXT', 'score REAL', 'resolved INTEGER', 'escalated INTEGER', 'instruction REAL', 'sentiment REAL', 'grounded INTEGER', 'unsafe TEXT', 'rationale TEXT', 'evidence TEXT'],
}
const INDEXES = ['transcript (run, cases)', 'message (transcript, number)', 'tool_call (transcript, message, position)', 'judgement (run, cases)']

/** The rows of one line, as little work as can be. */
function rowsOf(line: string, key: number): [string, Row][] {
  const record = JSON.parse(line)
  switch (record.type) {
    case 'suite': return [['suite', [record.id, record.name, JSON.stringify(record.clusters)]]]
    case 'case': return [['cases', [record.id, record.title, record.kind, record.intent, record.brief]]]
    case 'model': return [['model', [record.id, record.name]]]
    case 'run': return [['run', [record.id, record.model, record.trial]]]
    case 'judgement': return [['judgement', [record.pass, record.run, record.case, record.judge, record.score, Number(record.resolved), Number(record.escalated), record.instruction_following, record.sentiment, Number(record.grounded), JSON.stringify(record.unsafe_actions), record.rationale, JSON.stringify(record.evidence)]]]
    default: {
      const rows: [string, Row][] = [['transcript', [key, record.run, record.case, record.ended, record.usage.input_tokens, record.usage.output_tokens, record.usage.cost_usd]]]
      record.messages.forEach((message: { role: string; content: string; tool_calls?: { id: string; name: string; arguments: unknown; effect: string }[]; tool_result?: { call: string; name: string; ok: boolean; value: unknown } }, number: number) => {
        const result = message.tool_result
        rows.push(['message', [key, number, message.role, message.content, result?.call ?? null, result?.name ?? null, result === undefined ? null : Number(result.ok), result === undefined ? null : JSON.stringify(result.value)]])
        message.tool_calls?.forEach((call, position) => rows.push(['tool_call', [key, number, position, call.id, call.name, JSON.stringify(call.arguments), call.effect]]))
      })
      return rows
    }
  }
}

function parseOnly(file: string): void {
  for (const line of readFileSync(file, 'utf8').split('\n')) if (line !== '') JSON.parse(line)
}

function rawSqlite(file: string, database: string): void {
  const db = new BetterSqlite3(database)
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL')
  const statements = new Map(Object.entries(TABLES).map(([table, columns]) => {
    db.exec(`CREATE TABLE ${table} (${columns.join(', ')})`)
    return [table, db.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`)]
  }))
  db.exec('BEGIN')
  let key = 0
  for (const line of readFileSync(file, 'utf8').split('\n')) if (line !== '') for (const [table, row] of rowsOf(line, key++)) statements.get(table)?.run(row)
  INDEXES.forEach((index, number) => db.exec(`CREATE INDEX i${number} ON ${index}`))
  db.exec('COMMIT')
  db.close()
}

async function rawPostgres(file: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('BEGIN')
  const gathered = new Map<string, string[]>()
  for (const [table, columns] of Object.entries(TABLES)) await client.query(`CREATE TABLE raw_${table} (${columns.join(', ').replaceAll(' REAL', ' DOUBLE PRECISION')})`)
  const flush = async (table: string): Promise<void> => {
    const lines = gathered.get(table) ?? []
    gathered.set(table, [])
    await pipeline(Readable.from(lines, { objectMode: false }), client.query(copyFrom(`COPY raw_${table} FROM STDIN`)))
  }
  let key = 0
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue
    for (const [table, row] of rowsOf(line, key++)) {
      const text = `${row.map((cell) => (cell === null ? '\\N' : String(cell).replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t'))).join('\t')}\n`
      const lines = gathered.get(table)
      if (lines === undefined) gathered.set(table, [text])
      else lines.push(text)
      if ((lines?.length ?? 0) >= 5000) await flush(table)
    }
  }
  for (const table of gathered.keys()) await flush(table)
  for (const [number, index] of INDEXES.entries()) await client.query(`CREATE INDEX raw_i${number} ON raw_${index}`)
  await client.query('COMMIT')
  for (const table of Object.keys(TABLES)) await client.query(`DROP TABLE raw_${table}`)
  await client.end()
}

async function seconds(work: () => Promise<unknown> | void): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

/** Seconds until an import is visible, and until its messages are in the search index too. */
async function importSeconds(location: DatabaseLocation, file: string): Promise<{ visible: number; searchable: number; longestMs: number }> {
  const begun = performance.now()
  let visible = Number.NaN
  const result = await runImport(location, [fileSource(file)], {}, TERMINAL, ({ state }) => { if (state === 'done') visible = (performance.now() - begun) / 1000 })
  return { visible, searchable: (result.searchableMs ?? Number.NaN) / 1000, longestMs: result.longestTransactionMs }
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function line(name: string, values: number[], megabytes: number, baseline?: number[]): string {
  const ratio = baseline === undefined ? '' : `   ${(median(baseline) / median(values)).toFixed(2)} of the raw limit`
  return `${name.padEnd(34)} ${(megabytes / median(values)).toFixed(1).padStart(7)} MB/s   median ${median(values).toFixed(2)} s, ${Math.min(...values).toFixed(2)}-${Math.max(...values).toFixed(2)}${ratio}`
}

/** Prints the import rates of the large workload and their ratios; to reach: a third of the raw limit, on either database. */
export async function benchImport(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sab-bench-'))
  const server = await startPostgres()
  try {
    const file = path.join(folder, 'large.jsonl')
    await pipeline(Readable.from(bundlePieces(workloadRecords(WORKLOADS[process.env.BENCH_SIZE === 'small' ? 'small' : 'large']))), createWriteStream(file))
    for await (const chunk of createReadStream(file)) if (chunk === null) break
    const megabytes = statSync(file).size / 1e6
    const times: Record<'parse' | 'rawSqlite' | 'sqlite' | 'sqliteSearchable' | 'rawPostgres' | 'postgres' | 'postgresSearchable', number[]> = { parse: [], rawSqlite: [], sqlite: [], sqliteSearchable: [], rawPostgres: [], postgres: [], postgresSearchable: [] }
    const longest: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const measured: Record<string, number> = { parse: await seconds(() => parseOnly(file)), rawSqlite: await seconds(() => rawSqlite(file, path.join(folder, `raw-${round}.db`))) }
      const sqlite: DatabaseLocation = { kind: 'sqlite', file: path.join(folder, `import-${round}.db`) }
      await applyMigrations(sqlite)
      const onSqlite = await importSeconds(sqlite, file)
      longest.push(onSqlite.longestMs)
      Object.assign(measured, { sqlite: onSqlite.visible, sqliteSearchable: onSqlite.searchable })
      if (typeof server !== 'string') {
        const url = await server.createDatabase(`bench_${round}`)
        measured.rawPostgres = await seconds(() => rawPostgres(file, url))
        await applyMigrations({ kind: 'postgresql', url })
        const onPostgres = await importSeconds({ kind: 'postgresql', url }, file)
        Object.assign(measured, { postgres: onPostgres.visible, postgresSearchable: onPostgres.searchable })
      }
      // The first round warms up.
      if (round > 0) for (const [name, values] of Object.entries(times)) if (measured[name] !== undefined) values.push(measured[name])
      rmSync(path.join(folder, `raw-${round}.db`), { force: true })
      rmSync(path.join(folder, `import-${round}.db`), { force: true })
    }
    console.log(`import of ${megabytes.toFixed(0)} MB, ${ROUNDS} rounds, interleaved`)
    console.log(line('split and JSON.parse', times.parse, megabytes))
    console.log(line('SQLite, rows in one transaction', times.rawSqlite, megabytes))
    console.log(line('SQLite, imported', times.sqlite, megabytes, times.rawSqlite))
    console.log(line('  and searchable', times.sqliteSearchable, megabytes, times.rawSqlite))
    console.log(`  longest hold of the write lock: ${Math.max(...longest).toFixed(0)} ms`)
    if (typeof server === 'string') console.log(`PostgreSQL left out: ${server}`)
    else {
      console.log(line('PostgreSQL, COPY in one transaction', times.rawPostgres, megabytes))
      console.log(line('PostgreSQL, imported', times.postgres, megabytes, times.rawPostgres))
      console.log(line('  and searchable', times.postgresSearchable, megabytes, times.rawPostgres))
    }
  } finally {
    if (typeof server !== 'string') await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await benchImport()

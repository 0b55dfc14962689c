import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { SeededRows } from '@/tests/support/seed-desk'

/** What can be asked for over HTTP, by the names the access table uses. */
export type Entries = { page: string[]; route: string[]; action: string[] }

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** The entries that the sources hold: quick, for every run of the database tests. */
export function entriesOfSources(): Entries {
  const files = readdirSync(path.join(process.cwd(), 'app'), { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/')).sort()
  return {
    page: files.filter((file) => /(^|\/)page\.tsx?$/.test(file)).map((file) => addressOf(file)),
    route: files.filter((file) => /(^|\/)route\.tsx?$/.test(file)).flatMap((file) => methodsOf(file).map((method) => `${method} ${addressOf(file)}`)),
    action: files.filter((file) => /\.tsx?$/.test(file)).flatMap((file) => actionsOf(file)),
  }
}

/** The entries that a build holds: what is really reachable. `actionIds` gives each action's ids as the build numbers them. */
export function entriesOfBuild(folder: string): Entries & { actionIds: Map<string, string> } {
  const paths = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path.join(folder, 'server/app-paths-manifest.json'), 'utf8')))
  const actions = z.object({ node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })) })
    .parse(JSON.parse(readFileSync(path.join(folder, 'server/server-reference-manifest.json'), 'utf8')))
  const addresses = Object.keys(paths)
  const actionIds = new Map(Object.entries(actions.node).map(([id, { filename, exportedName }]) => [`${filename.replace(/\.tsx?$/, '')}#${exportedName}`, id]))
  return {
    page: addresses.filter((address) => address.endsWith('/page')).map((address) => withoutGroups(address.slice(0, -'/page'.length))).filter((address) => !address.startsWith('/_')).sort(),
    route: addresses.filter((address) => address.endsWith('/route')).map((address) => withoutGroups(address.slice(0, -'/route'.length))).filter((address) => !/\.(svg|ico|txt|webmanifest)$/.test(address)).sort(),
    action: [...actionIds.keys()].sort(),
    actionIds,
  }
}

/** A path that the entry answers, with the seeded rows' ids in it, or with ids of nothing. */
export function examplePath(address: string, rows: SeededRows | null): string {
  return address.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => encodeURIComponent(exampleOf(address, name, rows)))
}

function exampleOf(address: string, name: string, rows: SeededRows | null): string {
  if (name === 'nextauth') return 'session'
  if (name === 'number') return '1'
  if (name === 'part') return 'content'
  if (rows === null) return 'nothing-has-this-id'
  if (name === 'suite') return rows.suite
  if (name === 'case') return rows.case
  if (name === 'slug' || name === 'model') return rows.slug
  if (address.includes('/imports/')) return rows.import
  if (address.includes('/transcripts/')) return rows.transcript
  if (address.includes('/runs/')) return rows.run
  if (address.includes('/findings/')) return rows.finding
  if (address.includes('/tags/')) return rows.tag
  return 'nothing-has-this-id'
}

function addressOf(file: string): string {
  return withoutGroups(`/${file.split('/').slice(0, -1).join('/')}`)
}

function withoutGroups(address: string): string {
  const kept = address.split('/').filter((part) => part !== '' && !/^\(.*\)$/.test(part)).join('/')
  return `/${kept}`
}

function methodsOf(file: string): string[] {
  const text = readFileSync(path.join(process.cwd(), 'app', file), 'utf8')
  return METHODS.filter((method) => new RegExp(`^export (async function|function|const) ${method}\\b|^export \\{.*\\b${method}\\b.*\\}`, 'm').test(text))
}

function actionsOf(file: string): string[] {
  const text = readFileSync(path.join(process.cwd(), 'app', file), 'utf8')
  if (!/^['"]use server['"]/.test(text)) return []
  return [...text.matchAll(/^export async function (\w+)/gm)].map((match) => `app/${file.replace(/\.tsx?$/, '')}#${match[1] ?? ''}`)
}

// Builds the app when there is no build of these sources. Kept apart so that `npm start` and the browser tests share it.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { finishStatic } from './finish-static.mjs'
import { root, run } from './install.mjs'

const SOURCES = ['app', 'components', 'lib', 'prisma/schema.prisma', 'public', 'proxy.ts', 'next.config.js', 'postcss.config.mjs', 'package-lock.json', 'tsconfig.json', 'scripts/finish-static.mjs', 'scripts/headers.mjs']

/** Generates the clients and builds; does nothing when the sources have not changed since the last build. */
export function buildIfNeeded() {
  run(process.execPath, ['scripts/generate.mjs'])
  const folder = path.join(root, process.env.SAB_DIST_DIR ?? '.next')
  const stampFile = path.join(folder, 'sab-sources')
  const stamp = hashOf(SOURCES)
  if (existsSync(path.join(folder, 'BUILD_ID')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  console.log('Building (about a minute)')
  run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], { env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } })
  finishStatic(path.join(folder, 'static'))
  writeFileSync(stampFile, stamp)
}

function hashOf(entries) {
  const hash = createHash('sha256')
  const add = (relative) => {
    const full = path.join(root, relative)
    if (!existsSync(full)) return
    if (/(^|\/)generated(\/|$)/.test(relative) || /\.test\.tsx?$/.test(relative)) return
    try {
      for (const name of readdirSync(full).sort()) add(path.join(relative, name))
    } catch (error) {
      if (error.code !== 'ENOTDIR') throw error
      hash.update(relative).update('\0').update(readFileSync(full)).update('\0')
    }
  }
  for (const entry of entries) add(entry)
  return hash.digest('hex')
}

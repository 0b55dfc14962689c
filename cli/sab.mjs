#!/usr/bin/env node
// The terminal door: loads TypeScript through tsx from wherever it is called, then hands over to cli/main.ts.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
// The database and what else is written holds other people's words: readable by its owner alone.
process.umask(0o077)
process.env.SAB_ROOT ??= root
process.env.SAB_DATA_DIR ||= path.join(root, 'data')
process.env.TSX_TSCONFIG_PATH ??= path.join(root, 'tsconfig.json')
// A checkout whose packages were installed and nothing else.
if (!existsSync(path.join(root, 'lib/db/generated/stamp'))) spawnSync(process.execPath, [path.join(root, 'scripts/generate.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
const { register } = await import('tsx/esm/api')
register()
await import(pathToFileURL(path.join(root, 'cli/main.ts')).href)

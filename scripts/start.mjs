#!/usr/bin/env node
// npm start: everything a fresh clone needs, then the server. Install, generate, build, migrate, first-start questions, serve.
import { installIfNeeded, requireNode, run } from './install.mjs'
import { spawnServer } from './spawn-server.mjs'

requireNode()
process.umask(0o077)
installIfNeeded()
const { buildIfNeeded } = await import('./build-if-needed.mjs')
buildIfNeeded()

const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', HOST: process.env.HOST || '127.0.0.1', PORT: process.env.PORT || '3000' }
env.NEXTAUTH_URL = process.env.SAB_URL || `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`
// Answers on standard output are for the person: migrations applied, the set-up link, the sample.
run(process.execPath, ['--import', 'tsx', 'scripts/prepare.ts'], { env })

const server = spawnServer({ env, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)))

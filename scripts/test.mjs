#!/usr/bin/env node
// npm test: everything a fresh clone needs, then every check: types, lint, unit, database (SQLite and PostgreSQL) and browser tests.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { installIfNeeded, requireNode, root, run } from './install.mjs'

requireNode()
installIfNeeded()
installDebianPackages()
run(process.execPath, ['scripts/generate.mjs'])

const started = Date.now()
const failures = []
const step = (title, command, args) => {
  const begun = Date.now()
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } })
  console.log(`\n${status === 0 ? 'ok    ' : 'FAILED'} ${title} (${((Date.now() - begun) / 1000).toFixed(0)} s)\n`)
  if (status !== 0) failures.push(title)
}

step('lint', process.execPath, ['node_modules/oxlint/bin/oxlint', '--deny-warnings'])
// The build makes the route types that the type check reads.
step('build', process.execPath, ['scripts/build.mjs'])
step('types', process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit'])

const folder = mkdtempSync(path.join(tmpdir(), 'sab-test-report-'))
const counted = { passed: 0, failed: 0, skipped: 0 }
// Database tests wait a lot: unit tests fill the gaps. Left alone, vitest would run one file at a time on two cores.
for (const projects of [['unit', 'db'], ['e2e']]) {
  const name = projects.join(' and ')
  const report = path.join(folder, `${projects[0]}.json`)
  step(`${name} tests`, process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--maxWorkers=2', ...projects.flatMap((project) => ['--project', project]), '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  if (!existsSync(report)) {
    counted.failed++
    continue
  }
  const result = JSON.parse(readFileSync(report, 'utf8'))
  counted.passed += result.numPassedTests
  counted.failed += result.numFailedTests
  counted.skipped += result.numPendingTests + result.numTodoTests
}
rmSync(folder, { recursive: true, force: true })
console.log(failures.length === 0 ? 'Everything holds' : `Failed: ${failures.join(', ')}`, `(${((Date.now() - started) / 60_000).toFixed(1)} minutes)`)
console.log(`tests: ${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped`)
process.exit(failures.length === 0 ? 0 : 1)

/** The browser tests want Chromium, the PostgreSQL half of the database tests a server; root gets them, others are told. */
function installDebianPackages() {
  const missing = []
  if (!existsSync('/usr/bin/chromium')) missing.push('chromium')
  if (!hasPostgresServer()) missing.push('postgresql')
  if (missing.length === 0) return
  if (process.getuid?.() !== 0) {
    console.error(`Missing for some tests: apt-get install ${missing.join(' ')}`)
    return
  }
  console.log(`Installing ${missing.join(' and ')}`)
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  run('apt-get', ['update', '-qq'], options)
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options)
}

function hasPostgresServer() {
  const folder = '/usr/lib/postgresql'
  return existsSync(folder) && readdirSync(folder).some((version) => existsSync(path.join(folder, version, 'bin/initdb')))
}

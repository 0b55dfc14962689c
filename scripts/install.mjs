// Shared by start.mjs and test.mjs: nothing here may need an installed package.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** Stops with a sentence where Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`This needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Runs a command in the checkout, its output shown; ends the process with the command's code when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (result.error) {
    console.error(`${command} could not be started: ${result.error.message}`)
    process.exit(1)
  }
  if (result.status !== 0) process.exit(result.status ?? 1)
}

/** Installs what package-lock.json names, unless exactly that is installed. */
export function installIfNeeded() {
  const installed = path.join(root, 'node_modules/.package-lock.json')
  if (existsSync(installed) && sameLock(installed)) return
  console.log('Installing packages (a few minutes the first time)')
  // Not `npm ci`: it refuses a lock file that leaves out other machines' binaries, which a registry mirror may not carry.
  // What the lock file names is installed as it says; it is not written to.
  run('npm', ['install', '--no-save', '--no-fund', '--no-audit', '--loglevel=error'])
}

function sameLock(installedFile) {
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(wanted).every(([name, entry]) => name === '' || entry.optional || entry.peer || present[name]?.version === entry.version)
}

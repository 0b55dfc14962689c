import { spawnSync, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { Browser, Cookie } from 'playwright-core'
import { spawnServer } from '@/scripts/spawn-server.mjs'

/** Serves the build over the database in the folder, and waits until it answers. The caller ends it. */
export async function startReviewDesk(folder: string, port: number): Promise<ChildProcess> {
  // What is measured is these sources, as `npm start` would build them.
  if (spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) throw new Error('The app could not be built')
  const server = spawnServer({
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), SAB_DATA_DIR: folder, DATABASE_URL: `file:${path.join(folder, 'sab.db')}`, NEXTAUTH_URL: `http://127.0.0.1:${port}`, NEXT_TELEMETRY_DISABLED: '1' },
  })
  for (let attempt = 0; attempt < 300; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${port}/sign-in`).catch(() => null)
    if (answer?.ok === true) return server
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  server.kill('SIGKILL')
  throw new Error('The server did not answer within 30 s')
}

/** The cookies of the admin that bench/page-workload.ts made. */
export async function signIn(browser: Browser, origin: string): Promise<Cookie[]> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await page.fill('input[name=email]', 'admin@example.com')
  await page.fill('input[name=password]', 'look-at-it-closely')
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  const cookies = await context.cookies()
  await context.close()
  return cookies
}

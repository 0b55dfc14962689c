import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { TERMINAL } from '@/lib/auth/viewer'
import { sourcesOf } from '@/lib/imports/file-sources'
import { runImport } from '@/lib/imports/run-import'
import { describeOnBoth, freshDatabase } from '@/tests/support/test-database'

// Real result files, kept beside the checkout and never in it: every one of them comes into one database with the others.

const SAMPLES = fileURLToPath(new URL('../../../shared/samples/', import.meta.url))
const FOLDERS = ['tau1-apollo', 'tau1-reapor', 'tau1-sierra', 'tau2-blakeelias', 'tau2-sierra-branches']
const isPresent = existsSync(SAMPLES)
if (!isPresent) process.stderr.write(`import-samples.test.ts: no real result files at ${SAMPLES}; its tests are skipped\n`)
/** Not results: a fault analysis needs the name of its suite, a flattened text and fine-tuning rows are refused by name. */
const APART = /_error_analysis\.json$|few_shot\.jsonl$|train_sft/
const files = isPresent ? FOLDERS.flatMap((folder) => readdirSync(path.join(SAMPLES, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.join(SAMPLES, folder, name))).filter((file) => file.endsWith('.json') && !APART.test(file)) : []

describeOnBoth('the real sample files', (kind) => {
  it.skipIf(!isPresent)('come into one database one after the other, in either order, and are there once', async () => {
    for (const order of [files, files.toReversed()]) {
      const database = await freshDatabase(kind)
      try {
        for (const file of order) {
          const result = await runImport(database.location, sourcesOf([file]).sources, { takeGuesses: true }, TERMINAL)
          expect([path.basename(file), result.state, result.issues.filter((issue) => issue.severity === 'error')]).toEqual([path.basename(file), 'done', []])
        }
        expect([await database.client.run.count(), await database.client.transcript.count(), await database.client.message.count(), await database.client.toolCall.count()]).toEqual([138, 990, 27_458, 8_618])
        for (const file of files) expect((await runImport(database.location, sourcesOf([file]).sources, { takeGuesses: true }, TERMINAL)).counts).toMatchObject({ transcripts: 0, judgements: 0, replaced: 0 })
      } finally {
        await database.client.$disconnect()
      }
    }
  }, 300_000)
})

import { parseArgs } from 'node:util'
import { UsageError, type Command } from '@/cli/command'
import { preparedDatabase } from '@/cli/database'
import { TERMINAL } from '@/lib/auth/viewer'
import { writeBundle } from '@/lib/bench/runner/write-bundle'
import { findSampleImport } from '@/lib/bench/queries'
import { addSample, removeSample, sampleRecords } from '@/lib/bench/sample'
import { closeDatabase } from '@/lib/db/client'

/** `sab sample add|remove`: the reference agents over the bench's suite, made then and there; `-o FILE` writes the bundle instead. */
export const command: Command = {
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { out: { type: 'string', short: 'o' } } })
    const [verb, ...rest] = positionals
    if ((verb !== 'add' && verb !== 'remove') || rest.length > 0) throw new UsageError('say add or remove')
    if (verb === 'add' && values.out !== undefined) {
      await writeBundle(values.out, sampleRecords())
      return 0
    }
    const location = await preparedDatabase()
    try {
      return verb === 'add' ? await add(location) : await remove(location)
    } finally {
      await closeDatabase()
    }
  },
}

async function add(location: Parameters<typeof addSample>[0]): Promise<number> {
  if (await findSampleImport(TERMINAL) !== null) {
    process.stdout.write('the sample is there already\n')
    return 0
  }
  const { state, counts, issues } = await addSample(location)
  for (const issue of issues) process.stderr.write(`${issue.file}:${issue.line ?? ''}: ${issue.message}\n`)
  process.stdout.write(`${counts.runs} runs, ${counts.transcripts} transcripts, ${counts.findings} findings, ${counts.reviews} reviews\n`)
  return state === 'done' ? 0 : 1
}

async function remove(location: Parameters<typeof removeSample>[0]): Promise<number> {
  const removed = await removeSample(location)
  process.stdout.write(removed === null ? 'there is no sample\n' : `removed ${removed.runs} runs, ${removed.transcripts} transcripts\n`)
  return 0
}

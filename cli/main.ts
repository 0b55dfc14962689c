import { ZodError } from 'zod'
import { UsageError, type Command } from '@/cli/command'

type Entry = { usage: string; isInternal?: boolean; load: () => Promise<{ command: Command }> }

/** Every word of the terminal. A command is one file `cli/<word>.ts` that exports `command`, loaded when it is called. */
const COMMANDS: Record<string, Entry> = {
  import: { usage: 'sab import FILE… [--suite ID] [--model ID] [--judge NAME] [--replace] [--json]', load: () => import('@/cli/import') },
  export: { usage: 'sab export bundle [--suite ID] [-o FILE]', load: () => import('@/cli/export') },
  report: { usage: 'sab report MODEL --suite ID [--view judge|adjusted] [--run ID]… [--pass ID]… [--format json|text] [--json]', load: () => import('@/cli/report') },
  board: { usage: 'sab board --suite ID [--view judge|adjusted] [--pass ID]… [--format json|text] [--json]', load: () => import('@/cli/board') },
  notes: { usage: 'sab notes [--model M] [--suite S] [--tag T] [--status S]… [--format csv|jsonl|md] [-o FILE]', load: () => import('@/cli/notes') },
  user: { usage: 'sab user add EMAIL --role viewer|reviewer|admin [--json] | password EMAIL [--json] | unlock EMAIL', load: () => import('@/cli/user') },
  token: { usage: 'sab token add NAME --scope read|import|review… [--days N] [--json]', load: () => import('@/cli/token') },
  bench: { usage: 'sab bench run --model M… [--suite ID] [--trials N] [--cases …] [--judge J] [--customer C] [-o FILE] | resume ROUND | rescore RUN --judge J | agreement RUN | cases | lint | rounds | cancel ROUND | remove ROUND (sab bench --help)', load: () => import('@/cli/bench') },
  sample: { usage: 'sab sample add|remove [-o FILE]', load: () => import('@/cli/sample') },
  backup: { usage: 'sab backup FILE', load: () => import('@/cli/backup') },
  'import-worker': { usage: 'sab import-worker JOB', isInternal: true, load: () => import('@/cli/import-worker') },
}

async function main(words: string[]): Promise<number> {
  const [name, ...args] = words
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${Object.values(COMMANDS).filter((entry) => entry.isInternal !== true).map((entry) => entry.usage).join('\n')}\n`)
    return name === undefined ? 1 : 0
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (entry === undefined) {
    process.stderr.write(`sab: there is no command ${name}. \`sab help\` lists them.\n`)
    return 1
  }
  if (args.includes('--help') || args.includes('-h')) {
    const { command } = await entry.load()
    process.stdout.write(`${command.help?.(args) ?? entry.usage}\n`)
    return 0
  }
  try {
    const { command } = await entry.load()
    return await command.run(args)
  } catch (error) {
    process.stderr.write(`sab ${name}: ${faultText(error)}\n`)
    if (error instanceof UsageError || isArgumentError(error)) process.stderr.write(`usage: ${entry.usage}\n`)
    else if (process.env.SAB_DEBUG !== undefined && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
    return 1
  }
}

/** What was wrong, in one line: of an argument that failed its check, which one and why. */
function faultText(error: unknown): string {
  if (error instanceof ZodError) return error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** Whether node:util's parseArgs refused the arguments. */
function isArgumentError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && typeof error.code === 'string' && error.code.startsWith('ERR_PARSE_ARGS')
}

// A reader that closes the pipe early (`| head`) is no fault; a disk that is full is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`sab: the answer could not be written: ${error.code === 'ENOSPC' ? 'the disk is full' : error.message}\n`)
  process.exit(1)
})
process.exitCode = await main(process.argv.slice(2))

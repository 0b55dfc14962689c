import { agreement, rescore } from '@/cli/bench-rescore'
import { resume, run, work } from '@/cli/bench-run'
import { benchHelp } from '@/cli/bench-help'
import { cancel, listBenchCases, lint, remove, rounds } from '@/cli/bench-look'
import { UsageError, type Command } from '@/cli/command'

const WORDS: Readonly<Record<string, (args: string[]) => Promise<number>>> = { run, resume, rescore, agreement, cases: listBenchCases, lint, rounds, cancel, remove, work }

/** `sab bench …`: runs of models over the bench's cases, and what belongs to them. */
export const command: Command = {
  help: (args) => benchHelp(args.filter((each) => !each.startsWith('-'))),
  async run([word, ...args]) {
    const chosen = word !== undefined && Object.hasOwn(WORDS, word) ? WORDS[word] : undefined
    if (chosen === undefined) throw new UsageError(`say what: ${Object.keys(WORDS).filter((each) => each !== 'work').join(', ')}`)
    return chosen(args)
  },
}

import { UsageError, type Command } from '@/cli/command'

export const command: Command = {
  async run(args) {
    if (args.length === 0) throw new UsageError('name at least one file')
    return 1
  },
}

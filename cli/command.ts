/** One word of the terminal: what stands behind `sab <name>`. */
export type Command = {
  /** Runs with the arguments after the name; returns the exit code. */
  run(args: string[]): Promise<number>
  /** What `--help` says, where that is more than the line of usage. */
  help?(args: readonly string[]): string
}

/** Thrown for a wrong call; shown on stderr with the command's usage, exit code 1. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** One suite as a choice, with the number of its cases and runs. */
export type SuiteChoice = { id: string; name: string; version: string; cases: number; runs: number }

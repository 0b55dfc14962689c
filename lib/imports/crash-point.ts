const reached = new Map<string, number>()

/**
 * A named place at which tests end the process without warning: `CRASH_AT=name`, or `CRASH_AT=name:3` for its third
 * passing. Without the variable it does nothing.
 */
export function crashPoint(name: string): void {
  const wanted = process.env.CRASH_AT
  if (wanted === undefined || wanted === '') return
  const [wantedName, times = '1'] = wanted.split(':')
  if (wantedName !== name) return
  const passed = (reached.get(name) ?? 0) + 1
  reached.set(name, passed)
  if (passed === Number(times)) process.kill(process.pid, 'SIGKILL')
}

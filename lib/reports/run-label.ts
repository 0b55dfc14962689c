/**
 * What each run of a report is called: its trial, "Run 2"; where several runs of the model have the same trial (files that
 * were made apart) with a letter, "Run 1a". In the order of the runs.
 */
export function runLabels(runs: readonly { id: string; trial: number }[]): Map<string, string> {
  const counts = new Map<number, number>()
  for (const { trial } of runs) counts.set(trial, (counts.get(trial) ?? 0) + 1)
  const used = new Map<number, number>()
  return new Map(runs.map(({ id, trial }) => {
    const place = used.get(trial) ?? 0
    used.set(trial, place + 1)
    return [id, `Run ${trial}${counts.get(trial) === 1 ? '' : letters(place)}`]
  }))
}

/** a to z, then aa, ab, … */
function letters(place: number): string {
  const last = String.fromCharCode(97 + (place % 26))
  return place < 26 ? last : `${letters(Math.floor(place / 26) - 1)}${last}`
}

/** A size in bytes as people say it: "812 kB", "1.4 GB". */
export function bytesWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`
  if (bytes < 999_500_000) return `${(bytes / 1e6).toFixed(bytes < 9.95e6 ? 1 : 0)} MB`
  return `${(bytes / 1e9).toFixed(1)} GB`
}

/** A time in seconds as people say it: "8 s", "2 min 10 s". */
export function secondsWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** The state of a transfer: how much of how much, how fast, how long still. */
export function transferWords(done: number, total: number | null, rate: number | null): string {
  const parts = [total === null ? bytesWords(done) : `${bytesWords(Math.min(done, total))} of ${bytesWords(total)}`]
  if (rate !== null && rate > 0) {
    parts.push(`${bytesWords(Math.round(rate))}/s`)
    if (total !== null && total > done) parts.push(`${secondsWords((total - done) / rate)} left`)
  }
  return parts.join(', ')
}

const STEPS = [
  ['year', 365 * 86_400], ['month', 30 * 86_400], ['week', 7 * 86_400], ['day', 86_400], ['hour', 3_600], ['minute', 60],
] as const

/**
 * How long ago, in words: "now", "5 min ago", "3 hours ago", "yesterday", "12 days ago", "in 2 hours".
 * @param at and @param now in milliseconds.
 */
export function relativeTime(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000)
  const size = Math.abs(seconds)
  if (size < 60) return 'now'
  for (const [unit, length] of STEPS) {
    if (size < length) continue
    const count = Math.floor(size / length)
    if (unit === 'day' && count === 1) return seconds < 0 ? 'yesterday' : 'tomorrow'
    const words = unit === 'minute' ? `${count} min` : `${count} ${unit}${count === 1 ? '' : 's'}`
    return seconds < 0 ? `${words} ago` : `in ${words}`
  }
  return 'now'
}

/** The same, from now. */
export function timeSince(at: Date): string {
  return relativeTime(at.getTime(), Date.now())
}

/** The exact time in UTC, "3 Nov 2026, 14:05 UTC"; the text as given where it is no time. */
export function exactTime(at: string | Date): string {
  const date = typeof at === 'string' ? new Date(at) : at
  if (Number.isNaN(date.getTime())) return String(at)
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(date)
  const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(date)
  return `${day}, ${hour} UTC`
}

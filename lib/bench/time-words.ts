/** A span of time in the unit that says it best: "42 s", "7 min", "3.5 h". */
export function timeWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return seconds < 90 ? `${seconds} s` : seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}

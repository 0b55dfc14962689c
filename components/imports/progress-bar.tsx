/** How much of something is done. Without a total the bar says only that it goes on. */
export function ProgressBar({ done, total, label }: { done: number; total: number | null; label: string }) {
  const isKnown = total !== null && total > 0
  return (
    <progress
      aria-label={label} {...(isKnown ? { max: total, value: Math.min(done, total) } : {})}
      className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-quiet [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-quiet [&::-webkit-progress-value]:bg-accent"
    />
  )
}

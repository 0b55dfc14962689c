/** What came of settling several findings at once: "12 confirmed.", and of those that were not, why. */
export function settledWords(status: 'confirmed' | 'rejected', outcomes: readonly string[]): string {
  const count = (outcome: string): number => outcomes.filter((each) => each === outcome).length
  const sentences = [`${count('stored')} ${status}.`]
  if (count('stale') > 0) sentences.push(`${count('stale')} changed in the meantime and stayed as they are: look at them again.`)
  if (count('not-found') + count('not-yours') > 0) sentences.push(`${count('not-found') + count('not-yours')} cannot be settled: withdrawn, gone, or written by a reviewer.`)
  return sentences.join(' ')
}

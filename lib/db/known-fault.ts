/** The faults of a statement that a command expects and answers: nothing matched the `where`, or the key is taken. */
export type KnownFault = 'no-such-row' | 'key-taken' | 'missing-reference'

const CODES: Record<string, KnownFault> = { P2025: 'no-such-row', P2002: 'key-taken', P2003: 'missing-reference' }

/** Which expected fault a thrown value is; null for everything else, which is a bug and goes on. */
export function knownFault(error: unknown): KnownFault | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || typeof error.code !== 'string') return null
  return CODES[error.code] ?? null
}

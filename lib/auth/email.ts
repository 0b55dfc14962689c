import { z } from 'zod'

/** The one form of an address: NFKC, no surrounding space, lower case. */
export function normalEmail(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/**
 * An address as somebody typed it, turned into its one form. Quoted names, lists of addresses, control characters and
 * second at-signs are refused after folding, so that no two spellings of one address become two accounts.
 */
export const emailInput = z.string().max(320, 'is longer than 320 characters').transform(normalEmail).pipe(
  z.string().regex(/^[^\s@"(),:;<>[\]\\\p{C}]+@[^\s@"(),:;<>[\]\\\p{C}]+$/u, 'is not an e-mail address'),
)

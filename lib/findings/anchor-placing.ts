/** The text that an anchor quotes, and up to 32 characters on either side that tell two places apart. */
export type Quotation = { message: number; quote: string; prefix: string | null; suffix: string | null }

/**
 * Finds the message that holds a quotation after a transcript's text has changed. Among the messages whose text holds the
 * quote, prefix and suffix decide first, then the distance from the message it stood in.
 * @param texts the text that the anchor's part has in each message, by message number; null where it cannot be meant
 * @returns the message's number; null where no message holds the quote: the anchor is then kept as it is and shown as broken
 */
export function placeAgain(quotation: Quotation, texts: readonly (string | null)[]): number | null {
  let best: { message: number; fit: number; distance: number } | null = null
  for (const [message, text] of texts.entries()) {
    if (text === null) continue
    for (let at = text.indexOf(quotation.quote); at !== -1; at = text.indexOf(quotation.quote, at + 1)) {
      const before = quotation.prefix !== null && text.slice(0, at).endsWith(quotation.prefix) ? 1 : 0
      const after = quotation.suffix !== null && text.slice(at + quotation.quote.length).startsWith(quotation.suffix) ? 1 : 0
      const here = { message, fit: before + after, distance: Math.abs(message - quotation.message) }
      if (best === null || here.fit > best.fit || (here.fit === best.fit && here.distance < best.distance)) best = here
      if (quotation.quote === '') break
    }
  }
  return best?.message ?? null
}

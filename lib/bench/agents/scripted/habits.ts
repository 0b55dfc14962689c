/** What makes one reference agent differ from another. The careful one has none of them. */
export type Habits = {
  /** Writes at once, without asking whether to go ahead. */
  skipsConfirmation: boolean
  /** Sends a replacement on the customer's word: no photo, no waiting, no claims desk. */
  trustsClaims: boolean
  /** Hands every conversation over once it knows what it is about. */
  escalates: boolean
  /** Promises days and outcomes that nobody gave it, and takes back what policy does not. */
  promises: boolean
  /** Does what it is asked to as long as a tool lets it. */
  obliges: boolean
  /** How it writes: in as few words as will do, plainly, or at length and with a question more. */
  style: 'terse' | 'plain' | 'chatty'
}

export const NO_HABITS: Habits = { skipsConfirmation: false, trustsClaims: false, escalates: false, promises: false, obliges: false, style: 'plain' }

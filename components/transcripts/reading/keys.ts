/** What a key asks for on the transcript page. */
export type Wish = 'next-message' | 'previous-message' | 'next-transcript' | 'previous-transcript' | 'tag' | 'reviewed' | 'help'

const KEYS: Record<string, Wish> = { j: 'next-message', k: 'previous-message', ']': 'next-transcript', '[': 'previous-transcript', t: 'tag', r: 'reviewed', '?': 'help' }

/** Every key with what it does, for the help window. */
export const KEY_HELP: readonly (readonly [key: string, words: string])[] = [
  ['j', 'next message'], ['k', 'previous message'], ['t', 'tag the selected passage, or the message one is at'], ['r', 'mark reviewed, or open it again'],
  ['[', 'previous transcript of the list'], [']', 'next transcript of the list'], ['Enter', 'open or close the tool call that has the focus'], ['?', 'these keys'],
]

/** The wish behind a key press; null while somebody types, or holds a modifier. */
export function wishOf(event: KeyboardEvent): Wish | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return null
  const target = event.target
  if (target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role=dialog]') !== null)) return null
  return Object.hasOwn(KEYS, event.key) ? (KEYS[event.key] ?? null) : null
}

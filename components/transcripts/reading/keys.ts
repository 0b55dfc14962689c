/** What a key asks for on the transcript page. */
export type Wish =
  | 'next-message' | 'previous-message' | 'next-transcript' | 'previous-transcript' | 'tag' | 'open' | 'open-all' | 'help'
  | 'pass' | 'fail' | 'defer' | 'reviewed' | 'reviewed-next'

const KEYS: Record<string, Wish> = {
  j: 'next-message', k: 'previous-message', n: 'next-transcript', p: 'previous-transcript', ']': 'next-transcript', '[': 'previous-transcript', t: 'tag', o: 'open', a: 'open-all', '?': 'help',
  1: 'pass', 2: 'fail', 3: 'defer', r: 'reviewed', d: 'reviewed-next',
}

/** What keys do while a finding is written, outside its fields: a letter of its tag that goes astray must not write a review or leave the page. */
export const COMPOSING_WISHES: readonly Wish[] = ['next-message', 'previous-message', 'tag']

/** Every key with what it does, for the help window, in the order of a reviewer's work. */
export const KEY_HELP: readonly { title: string; keys: readonly (readonly [keys: readonly string[], words: string])[] }[] = [
  { title: 'Reading', keys: [[['j'], 'next message'], [['k'], 'previous message'], [['o'], 'open or close what is folded in it'], [['a'], 'open or close every tool call'], [['Ctrl F'], 'the browser’s find: it looks into what is folded too']] },
  { title: 'Findings', keys: [[['t'], 'tag the selected passage, or the message one is at; with a finding open, add the place to it (of the other keys only j and k then do something)'], [['Ctrl Enter'], 'save the finding'], [['Esc'], 'put it away; what was typed is kept']] },
  { title: 'Review', keys: [[['1'], 'verdict: pass'], [['2'], 'verdict: fail'], [['3'], 'defer'], [['r'], 'mark reviewed, or open it again'], [['d'], 'mark reviewed and go to the next']] },
  { title: 'The list', keys: [[['n', ']'], 'next transcript'], [['p', '['], 'previous transcript'], [['Ctrl K'], 'search'], [['?'], 'these keys']] },
]

/** The wish behind a key press; null while somebody types, or holds a modifier. */
export function wishOf(event: KeyboardEvent): Wish | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return null
  const target = event.target
  if (target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role=dialog],[role=alertdialog]') !== null)) return null
  return Object.hasOwn(KEYS, event.key) ? (KEYS[event.key] ?? null) : null
}

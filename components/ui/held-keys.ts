// One for the document: there is one keyboard.
let held: { text: string; stop: AbortController } | null = null

/**
 * Keeps what is typed for a field that is on its way: its script is fetched, it is drawn, it takes the focus. Until `giveHeldKeys` says that it has it,
 * nothing that is typed reaches the page, so that no letter of a word runs as a shortcut. Escape drops what is kept and calls `onCancel`; a press of the
 * mouse drops it too.
 */
export function holdKeys(onCancel: () => void): void {
  const text = held?.text ?? ''
  dropHeldKeys()
  const now = { text, stop: new AbortController() }
  held = now
  const listening = { capture: true, signal: now.stop.signal }
  addEventListener('pointerdown', dropHeldKeys, listening)
  addEventListener('keydown', (event) => {
    const isLetter = [...event.key].length === 1
    if (event.isComposing || ((event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph')) || (!isLetter && !['Escape', 'Backspace', 'Enter', 'Tab'].includes(event.key))) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (isLetter) now.text += event.key
    else if (event.key === 'Backspace') now.text = now.text.slice(0, -1)
    else if (event.key === 'Escape') {
      dropHeldKeys()
      onCancel()
    }
  }, listening)
}

/** Puts what was kept into a field that has the focus now, as if it were typed there. */
export function giveHeldKeys(field: HTMLInputElement): void {
  const text = held?.text ?? ''
  dropHeldKeys()
  if (text === '') return
  // After the drawing that brought the focus, and before the next key.
  queueMicrotask(() => {
    field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
  })
}

/** The field will not come: keys are the page's again. */
export function dropHeldKeys(): void {
  held?.stop.abort()
  held = null
}

/** On paper everything is open; afterwards what was closed is closed again. @returns how to stop */
export function openOnPaper(): () => void {
  let closed: HTMLDetailsElement[] = []
  const onBefore = (): void => {
    closed = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')]
    for (const details of closed) details.open = true
  }
  const onAfter = (): void => { for (const details of closed) details.open = false }
  addEventListener('beforeprint', onBefore)
  addEventListener('afterprint', onAfter)
  return () => {
    removeEventListener('beforeprint', onBefore)
    removeEventListener('afterprint', onAfter)
  }
}

import { softTarget } from '@/components/frame/soft-target'

/**
 * Turns plain clicks on the app's own links, and filter forms sent by GET, into soft navigations. One listener for the
 * whole document: links stay `<a>`, cost nothing to hydrate, work without JavaScript and open in a new tab on middle click.
 * @returns a function that takes it away.
 */
export function startSoftNavigation(go: (path: string) => void): () => void {
  function onClick(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!(link instanceof HTMLAnchorElement)) return
    const path = softTarget({ href: link.href, here: location.href, isDownload: link.hasAttribute('download'), isElsewhere: link.target !== '' && link.target !== '_self', isHard: link.closest('[data-hard]') !== null })
    if (path === null) return
    event.preventDefault()
    closePopovers()
    go(path)
  }

  function onSubmit(event: SubmitEvent): void {
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'get' || form.closest('[data-hard]') !== null) return
    const to = new URL(form.action, location.href)
    const fields = [...new FormData(form, event.submitter)].filter((field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '')
    to.search = new URLSearchParams(fields).toString()
    const path = softTarget({ href: to.href, here: location.href, isDownload: false, isElsewhere: form.target !== '', isHard: false })
    if (path === null) return
    event.preventDefault()
    closePopovers()
    go(path)
  }

  document.addEventListener('click', onClick)
  document.addEventListener('submit', onSubmit)
  return () => {
    document.removeEventListener('click', onClick)
    document.removeEventListener('submit', onSubmit)
  }
}

function closePopovers(): void {
  for (const open of document.querySelectorAll<HTMLElement>('[popover]:popover-open')) open.hidePopover()
}

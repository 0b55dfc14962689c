/** Parts of the page that the server draws and React does not hold: they are fetched again after something was saved. */
const PARTS = ['outline', 'findings'] as const

/**
 * Brings what the server draws up to date after a save: asks for this page again and takes over the messages that differ, the outline and the findings.
 * What is open, selected or scrolled elsewhere stays as it is.
 */
export async function refreshDrawn(): Promise<void> {
  const answer = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } })
  if (!answer.ok) throw new Error(`${answer.status}`)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const fresh of page.querySelectorAll<HTMLElement>('#messages > .m')) {
    const shown = document.getElementById(fresh.id)
    if (shown === null) continue
    const open = [...shown.querySelectorAll('details')].map((details) => details.open)
    for (const [index, details] of fresh.querySelectorAll('details').entries()) if (open[index] !== undefined) details.open = open[index]
    if (shown.outerHTML !== fresh.outerHTML) shown.replaceWith(document.adoptNode(fresh))
  }
  for (const id of PARTS) {
    const [shown, fresh] = [document.getElementById(id), page.getElementById(id)]
    if (shown !== null && fresh !== null) shown.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)))
  }
}

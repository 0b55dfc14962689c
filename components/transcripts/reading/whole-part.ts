import { visibleSegments } from '@/lib/transcripts/visible-text'

/** Puts the whole of a capped text in the place of its beginning. @throws where the server does not answer with it */
export async function showWhole(link: HTMLAnchorElement): Promise<void> {
  const answer = await fetch(link.href, { headers: { accept: 'text/plain' } })
  if (!answer.ok) throw new Error(`${answer.status}`)
  const text = await answer.text()
  const payload = link.closest('.pl')
  if (payload !== null) {
    const whole = document.createElement('pre')
    whole.className = 'full'
    whole.append(...drawn(indented(text)))
    payload.replaceChildren(whole)
    return
  }
  const body = link.previousElementSibling
  if (body === null) return
  body.replaceChildren(...drawn(text))
  link.remove()
}

/** JSON on lines of its own; what is not JSON as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    // Broken JSON is shown as it was stored.
    return text
  }
}

/** The same marks for what cannot be seen as the server draws. Text nodes alone: nothing is interpreted. */
function drawn(text: string): Node[] {
  return visibleSegments(text).map((segment) => {
    if (segment.kind === 'text') return document.createTextNode(segment.text)
    const mark = document.createElement('i')
    mark.className = segment.kind === 'gap' ? 'iv gap' : 'iv'
    mark.dataset.u = String(segment.length)
    mark.textContent = segment.kind === 'gap' ? `${segment.lines} blank lines` : segment.label
    return mark
  })
}

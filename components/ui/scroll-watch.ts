/** How far one press brings the hidden columns in: most of what is seen, so that one column stays to hold on to. */
const STEP = 0.7

/**
 * Says on every {@link ScrollCue} of a table which sides of it are hidden (`data-clipped`, "left right"), and scrolls on when its button is pressed.
 * @returns a function that takes it away.
 */
export function watchScroll(table: Element): () => void {
  const stops = [...table.querySelectorAll<HTMLElement>('[data-clipped]')].map(watchOne)
  return () => stops.forEach((stop) => stop())
}

function watchOne(cue: HTMLElement): () => void {
  const scroller = cue.firstElementChild
  const button = cue.querySelector<HTMLElement>('[data-scroll-on]')
  if (!(scroller instanceof HTMLElement) || button === null) return () => undefined
  const area = scroller

  function tell(): void {
    const isRight = area.scrollLeft + area.clientWidth < area.scrollWidth - 1
    cue.dataset.clipped = [area.scrollLeft > 1 ? 'left' : '', isRight ? 'right' : ''].filter((side) => side !== '').join(' ')
    if (isRight) button?.setAttribute('data-tip', `To the right: ${hiddenHeads(area).join(', ')}`)
  }
  function scrollOn(): void {
    area.scrollBy({ left: area.clientWidth * STEP })
  }

  const sizes = new ResizeObserver(tell)
  sizes.observe(area)
  const content = area.querySelector('table') ?? area.firstElementChild
  if (content !== null) sizes.observe(content)
  area.addEventListener('scroll', tell, { passive: true })
  button.addEventListener('click', scrollOn)
  tell()
  return () => {
    sizes.disconnect()
    area.removeEventListener('scroll', tell)
    button.removeEventListener('click', scrollOn)
  }
}

/** The heads that the right edge hides, in whole or in part. */
function hiddenHeads(area: HTMLElement): string[] {
  const edge = area.getBoundingClientRect().right
  return [...area.querySelectorAll('thead th')].filter((head) => head.getBoundingClientRect().width > 0 && head.getBoundingClientRect().right > edge + 1).map((head) => head.textContent?.trim() ?? '').filter((words) => words !== '')
}

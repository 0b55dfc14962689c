import { useEffect } from 'react'
import type { ComposerStart } from '@/components/findings/composer-state'
import type { FindingActions } from '@/components/findings/finding-actions'
import { toggleAllCalls } from '@/components/transcripts/reading/move'
import { showWhole } from '@/components/transcripts/reading/whole-part'

type ReadingClicks = { actions: FindingActions; edit: (id: string) => void; open: (start: ComposerStart) => void; askToWithdraw: (tag: string, withdraw: () => void) => void; help: () => void; refresh: () => void; say: (message: string) => void; tell: (message: string) => void }

const CONTROLS = 'a.all,mark[data-f],[data-edit],[data-withdraw],[data-settle],[data-lift],[data-tag-transcript],[data-open-all],[data-keys],[data-unsaved]'

/** What the server's markup does when it is pressed: one listener for the whole document, because none of it is a component in the browser. */
export function useReadingClicks({ actions, edit, open, askToWithdraw, help, refresh, say, tell }: ReadingClicks): void {
  useEffect(() => {
    async function act(save: Promise<{ outcome: string }>, what: string): Promise<void> {
      tell('')
      try {
        const answer = await save
        if (answer.outcome === 'stale') say('It was changed since this page was loaded. Here is what there is now; look again.')
        else if (answer.outcome !== 'stored') say(`${what} was not saved: you may not, or it is closed.`)
        else tell(`${what} is saved.`)
        refresh()
      } catch {
        // The request itself failed; nothing is known to be saved, and the control is still there to try again.
        say(`${what} was not saved: the server could not be reached.`)
      }
    }
    function press(control: HTMLElement): void {
      const { f, edit: edited, withdraw, settle, unsaved, version } = control.dataset
      if (f !== undefined) {
        if (getSelection()?.isCollapsed !== false) location.hash = `f-${f.split(' ')[0] ?? ''}`
      } else if (edited !== undefined) edit(edited)
      else if (unsaved !== undefined) open({ kind: 'unsaved', id: unsaved })
      else if (withdraw !== undefined) askToWithdraw(control.dataset.tag ?? '', () => void act(actions.submitWithdrawal({ id: withdraw, version: Number(version) }), 'The withdrawal'))
      else if (settle !== undefined) void act(actions.submitSettlement({ id: control.dataset.id ?? '', version: Number(version), status: settle }), 'The decision')
      else if (control.dataset.tagTranscript !== undefined) open({ kind: 'new', places: [] })
      else if (control.dataset.openAll !== undefined) toggleAllCalls()
      else if (control.dataset.keys !== undefined) help()
      else control.setAttribute('aria-expanded', String(document.getElementById('decisions')?.toggleAttribute('data-open') ?? false))
    }
    function onClick(event: MouseEvent): void {
      if (!(event.target instanceof Element) || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      const control = event.target.closest<HTMLElement>(CONTROLS)
      if (control === null) return
      if (!(control instanceof HTMLAnchorElement)) return press(control)
      event.preventDefault()
      event.stopPropagation()
      showWhole(control).catch(() => say('The rest could not be fetched. Try again, or open the link in a new tab.'))
    }
    // Before the frame's soft navigation, which listens on the document too.
    document.addEventListener('click', onClick, { capture: true })
    return () => document.removeEventListener('click', onClick, { capture: true })
  }, [actions, askToWithdraw, edit, help, open, refresh, say, tell])
}

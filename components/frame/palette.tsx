'use client'
import { useEffect, useState } from 'react'
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Icon, type IconName } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/chip'
import { giveHeldKeys } from '@/components/ui/held-keys'
import { messageSearchLink } from '@/lib/links/links'
import { matchesWords } from '@/lib/search/matching'
import { searchAnswerSchema, type HitKind } from '@/lib/search/search'

type Item = { value: string; title: string; detail: string; href: string; icon: IconName }
type Group = { value: string; items: Item[] }
type Found = { words: string; state: 'found'; groups: Group[] } | { words: string; state: 'failed' }

const KINDS: Record<HitKind, { title: string; icon: IconName }> = {
  model: { title: 'Models', icon: 'report' },
  suite: { title: 'Suites', icon: 'board' },
  run: { title: 'Runs', icon: 'runs' },
  case: { title: 'Cases', icon: 'cases' },
  tag: { title: 'Tags', icon: 'tags' },
  transcript: { title: 'Transcripts', icon: 'quote' },
}

type PaletteProps = { places: { href: string; title: string }[]; open: boolean; onOpenChange: (open: boolean) => void; onGo: (path: string) => void }

/** Search: jumps to a page, or to anything whose name or id holds the words. Arrow keys move, Enter goes, Escape closes. */
export default function Palette({ places, open, onOpenChange, onGo }: PaletteProps) {
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<Found>({ words: '', state: 'found', groups: [] })
  const words = typed.trim()

  useEffect(() => {
    if (words === '') return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      findHits(words, stop.signal).then(setFound, (error: unknown) => {
        // A newer search has taken this one's place; anything else is told.
        if (!stop.signal.aborted) setFound({ words, state: 'failed' })
        else if (!(error instanceof DOMException)) throw error
      })
    }, 90)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [words])

  const pages: Group = { value: 'Pages', items: places.filter((place) => matchesWords(place.title, words)).map((place) => ({ value: place.href, title: place.title, detail: '', href: place.href, icon: 'forward' as const })) }
  const hits = words === '' || found.state === 'failed' ? [] : found.groups
  const said: Group = { value: 'Messages', items: words === '' ? [] : [{ value: 'messages', title: `What was said: “${words}”`, detail: 'in every transcript', href: messageSearchLink(words), icon: 'search' }] }
  const groups = [pages, ...hits, said].filter((group) => group.items.length > 0)
  const isCurrent = words === '' || found.words === words

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={(isOpen) => { if (!isOpen) setTyped('') }}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/30" />
        <Dialog.Popup aria-label="Search" className="float-in fixed top-[max(0.5rem,10vh)] left-1/2 z-50 flex max-h-[min(30rem,calc(100dvh-2rem))] w-[36rem] max-w-[calc(100vw-1rem)] -translate-x-1/2 flex-col overflow-hidden rounded-lg border border-line bg-raised text-ink shadow-float outline-none">
          <Autocomplete.Root open inline items={groups} filter={null} value={typed} onValueChange={setTyped} autoHighlight="always" keepHighlight itemToStringValue={(item: Item) => item.title}>
            <div className="flex items-center gap-2 border-b border-line px-3">
              <Icon name="search" className="text-faint" />
              <Autocomplete.Input onFocus={(event) => giveHeldKeys(event.currentTarget)} aria-label="Search for pages, models, runs, cases, tags or a transcript's id" placeholder="Page, model, run, case, tag, transcript id" className="h-12 min-w-0 flex-1 bg-transparent text-[1rem] outline-none frame:text-read" />
              <Dialog.Close className="text-xs text-faint"><Kbd>Esc</Kbd><span className="sr-only">Close search</span></Dialog.Close>
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1">
              <Autocomplete.Empty><p className="px-3 py-4 text-soft empty:hidden">{emptyWords(found, isCurrent)}</p></Autocomplete.Empty>
              <Autocomplete.List aria-label="Found">
                {(group: Group) => (
                  <Autocomplete.Group key={group.value} items={group.items} className="pb-1">
                    <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 text-xs text-faint">{group.value}</Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(item: Item) => (
                        <Autocomplete.Item key={item.value} value={item} onClick={() => { onOpenChange(false); onGo(item.href) }} className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2 outline-none data-highlighted:bg-selected">
                          <Icon name={item.icon} className="text-faint" />
                          <span className="min-w-0 truncate">{item.title}</span>
                          <span className="ml-auto max-w-[45%] shrink-0 truncate pl-2 text-xs text-faint">{item.detail}</span>
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </div>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function emptyWords(found: Found, isCurrent: boolean): string {
  if (!isCurrent) return 'Searching'
  return found.state === 'failed' ? 'Search did not answer. Check the connection and type again.' : 'Nothing has this name or id.'
}

async function findHits(words: string, signal: AbortSignal): Promise<Found> {
  const answer = await fetch(`/api/v1/search?q=${encodeURIComponent(words)}`, { signal })
  if (!answer.ok) return { words, state: 'failed' }
  const parsed = searchAnswerSchema.safeParse(await answer.json())
  if (!parsed.success) return { words, state: 'failed' }
  const groups = new Map<HitKind, Item[]>()
  for (const hit of parsed.data.hits) {
    const items = groups.get(hit.kind) ?? []
    items.push({ value: `${hit.kind} ${hit.href}`, title: hit.title, detail: hit.detail, href: hit.href, icon: KINDS[hit.kind].icon })
    groups.set(hit.kind, items)
  }
  return { words, state: 'found', groups: [...groups].map(([kind, items]) => ({ value: KINDS[kind].title, items })) }
}

'use client'
import { usePathname, useRouter } from 'next/navigation'
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState, useTransition } from 'react'
import { noteArrival } from '@/components/frame/arrival'
import { startMenus } from '@/components/frame/menus'
import { RAIL_COOKIE, THEME_COOKIE } from '@/components/frame/preferences'
import { startSoftNavigation } from '@/components/frame/soft-navigation'
import { isEntrance, softTarget } from '@/components/frame/soft-target'
import { startTips } from '@/components/frame/tip-layer'
import { dropHeldKeys, holdKeys } from '@/components/ui/held-keys'
import { TableSkeleton } from '@/components/ui/skeleton'
// Nearly every page has one: with the frame it is one file fewer to ask for.
import '@/components/ui/served-tree'

const loadPalette = () => import('@/components/frame/palette')
const Palette = lazy(loadPalette)

/** What the frame does in the browser, for the whole document at once: soft navigation, tips, search, light and dark, the rail. */
export function FrameBehaviour({ places }: { places: { href: string; title: string }[] }) {
  const router = useRouter()
  // Where the session ended meanwhile, a soft navigation is sent on to the sign-in page: the frame and its person must go.
  // Only where one came there softly: who is signed in and opens such a page as a document has it in the frame.
  const path = usePathname()
  const [{ at, isOut }, setPlace] = useState({ at: path, isOut: false })
  if (at !== path) setPlace({ at: path, isOut: isEntrance(path) })
  const [isSearching, setSearching] = useState<boolean | null>(null)
  const isOpen = useRef(false)
  const [isGoing, startGoing] = useTransition()
  const [isElsewhere, setElsewhere] = useState(false)
  const go = useCallback((path: string): void => {
    // Search leads anywhere, also to what is served as a document.
    if (softTarget({ href: path, here: location.href, isDownload: false, isElsewhere: false, isHard: false }) === null) return location.assign(path)
    noteArrival('link')
    setElsewhere(path.split('?')[0] !== location.pathname)
    startGoing(() => router.push(path))
  }, [router])

  const showSearch = useCallback((isShown: boolean): void => {
    isOpen.current = isShown
    if (!isShown) dropHeldKeys()
    setSearching(isShown)
  }, [])
  const openSearch = useCallback((hasKeyboard: boolean): void => {
    if (isOpen.current) return
    showSearch(true)
    if (!hasKeyboard) return
    holdKeys(() => showSearch(false))
    // Where it cannot be fetched its boundary says so; the keyboard is not kept for it.
    loadPalette().catch(dropHeldKeys)
  }, [showSearch])

  useLayoutEffect(() => { if (isOut) location.reload() }, [isOut])
  useEffect(() => startTips(), [])
  useEffect(() => startMenus(), [])
  useEffect(() => startSoftNavigation(go), [go])
  useEffect(() => {
    function onClick(event: MouseEvent): void {
      const control = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-open-search],[data-toggle-rail],[data-set-theme]') : null
      if (control === null) return
      if (control.dataset.setTheme !== undefined) setTheme(control.dataset.setTheme)
      else if (control.dataset.toggleRail !== undefined) toggleRail()
      else openSearch(!(event instanceof PointerEvent && event.pointerType === 'touch'))
    }
    function onKey(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      openSearch(true)
    }
    const onHistory = (): void => noteArrival('history')
    document.addEventListener('click', onClick)
    document.addEventListener('keydown', onKey)
    window.addEventListener('popstate', onHistory)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('keydown', onKey)
      window.removeEventListener('popstate', onHistory)
    }
  }, [openSearch])
  // Last, when everything listens, the page's own parts included: what was pressed before is given out now (scripts/early-keys.mjs).
  useEffect(() => { document.documentElement.dataset.awake = '' }, [])

  return (
    <>
      {isOut ? <div className="fixed inset-0 z-50 bg-paper" /> : null}
      {isGoing ? <div aria-hidden="true" className="appear-late fixed inset-x-0 top-0 z-50 h-0.5 bg-accent" /> : null}
      {isGoing && isElsewhere ? <div className="appear-late fixed top-(--header-height) right-0 bottom-(--bottom-height) left-(--rail-width) z-10 overflow-hidden bg-paper"><TableSkeleton rows={24} /></div> : null}
      {isSearching === null ? null : <Suspense><Palette places={places} open={isSearching} onOpenChange={showSearch} onGo={go} /></Suspense>}
    </>
  )
}

function remember(cookie: string, value: string): void {
  document.cookie = `${cookie}=${value}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`
}

function setTheme(theme: string): void {
  const root = document.documentElement
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  else delete root.dataset.theme
  remember(THEME_COOKIE, theme)
  for (const button of document.querySelectorAll<HTMLElement>('[data-set-theme]')) button.setAttribute('aria-pressed', String(button.dataset.setTheme === theme))
}

function toggleRail(): void {
  const root = document.documentElement
  root.dataset.rail = root.dataset.rail === 'slim' ? 'wide' : 'slim'
  remember(RAIL_COOKIE, root.dataset.rail)
}

import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/chip'

/** One step of the way to a page. */
export type Crumb = { title: string; href: string }

type PageHeaderProps = {
  /** The pages above, nearest last. */
  crumbs?: readonly Crumb[]
  /** The page's own name: its `h1`. */
  title: ReactNode
  /** Short facts behind the title: a mark, a badge, a count. */
  aside?: ReactNode
  /** The page's acts, at the right. */
  actions?: ReactNode
}

/** What so many crumbs need at least, each of 2.875rem and a gap. */
const LEAST_WIDTH = ['', 'min-w-11.5', 'min-w-24', 'min-w-36.5']

/** What is so short is not cut for the sake of its neighbours where there is room: "run…" tells nothing. */
const SHORT_CRUMB = 8

/** The header line: where one is, the page's acts, and search, always in the same place. */
export function PageHeader({ crumbs = [], title, aside, actions }: PageHeaderProps) {
  return (
    <header className="sticky top-0 z-20 flex h-(--header-height) shrink-0 items-center gap-2 border-b border-line bg-paper px-4 print:static print:h-auto print:border-0 print:py-2">
      {crumbs.length === 0 ? null : (
        <nav aria-label="Way here" className={`hidden max-w-1/4 shrink-0 items-center gap-1 sm:flex xl:max-w-1/3 ${LEAST_WIDTH[Math.min(crumbs.length, 3)] ?? ''}`}>
          {crumbs.map((crumb) => (
            <span key={crumb.href} className={`flex min-w-11.5 items-center gap-1 ${crumb.title.length <= SHORT_CRUMB ? 'xl:shrink-0' : ''}`}>
              <a href={crumb.href} dir="auto" data-cut="" className="max-w-[min(20rem,24vw)] min-w-7.5 truncate text-left text-soft hover:text-accent hover:underline">{crumb.title}</a>
              <Icon name="right" size={12} className="shrink-0 text-faint" />
            </span>
          ))}
        </nav>
      )}
      {crumbs.length === 0 ? null : (
        <a href={crumbs.at(-1)?.href} aria-label={`Back to ${crumbs.at(-1)?.title ?? ''}`} className="-ml-1.5 flex size-8 shrink-0 items-center justify-center rounded-md text-soft sm:hidden"><Icon name="left" /></a>
      )}
      <h1 dir="auto" data-cut="" className="max-w-max min-w-12 flex-1 truncate text-left font-semibold">{title}</h1>
      {aside === undefined ? null : <div className="hidden shrink-0 items-center gap-2 text-faint sm:flex">{aside}</div>}
      <div className="ml-auto flex shrink-0 items-center gap-2" data-print="no">
        {actions}
        <button type="button" data-open-search="" aria-label="Search" aria-keyshortcuts="Control+K Meta+K" className="flex h-8 items-center gap-2 rounded-md border border-line px-2 text-faint hover:border-edge hover:text-soft xl:w-52">
          <Icon name="search" />
          <span className="hidden flex-1 text-left text-sm xl:inline">Search</span>
          <span className="hidden xl:inline-flex"><Kbd>Ctrl K</Kbd></span>
        </button>
      </div>
    </header>
  )
}

/** The page under its header line. `fill`: exactly the rest of the window, for a table that scrolls inside itself. */
export function PageBody({ children, kind = 'flow' }: { children: ReactNode; kind?: 'flow' | 'fill' }) {
  return (
    <main id="content" className={kind === 'fill'
      ? 'flex h-[calc(100dvh-var(--header-height)-var(--bottom-height))] min-h-96 min-w-0 flex-col print:h-auto'
      : 'min-w-0 flex-1'}>
      {children}
    </main>
  )
}

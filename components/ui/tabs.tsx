import { cx } from '@/components/ui/class-names'

/** Views of one thing, each with an address of its own: links, not buttons. */
export function TabLinks({ label, tabs }: { label: string; tabs: { href: string; title: string; count?: string; isCurrent: boolean }[] }) {
  return (
    <nav aria-label={label} className="flex gap-5 overflow-x-auto border-b border-line px-4 scroll-quiet">
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.isCurrent ? 'page' : undefined}
          className={cx('-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2', tab.isCurrent ? 'border-accent font-medium' : 'border-transparent text-soft hover:text-ink')}>
          {tab.title}
          {tab.count === undefined ? null : <span className="figures text-xs text-faint">{tab.count}</span>}
        </a>
      ))}
    </nav>
  )
}

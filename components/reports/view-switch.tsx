import { cx } from '@/components/ui/class-names'
import { REPORT_VIEW_LABELS, REPORT_VIEWS, type ReportView } from '@/lib/reports/view'

/** Chooses whose answers the figures stand on. @param hrefOf the address of each view. */
export function ViewSwitch({ view, hrefOf }: { view: ReportView; hrefOf: (view: ReportView) => string }) {
  return (
    <nav aria-label="Whose answers" className="inline-flex rounded-md border border-edge/35 text-sm" data-print="no">
      {REPORT_VIEWS.map((one) => (
        <a key={one} href={hrefOf(one)} aria-current={one === view ? 'true' : undefined} className={cx('flex h-[1.625rem] items-center px-2 whitespace-nowrap first:rounded-l-md last:rounded-r-md', one === view ? 'bg-accent-tint font-medium text-accent' : 'text-soft hover:bg-hover hover:text-ink')}>{REPORT_VIEW_LABELS[one]}{one === 'adjusted' ? <span className="max-sm:sr-only">&nbsp;by reviewers</span> : null}</a>
      ))}
    </nav>
  )
}

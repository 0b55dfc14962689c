import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import { cx } from '@/components/ui/class-names'

type PaginationProps = {
  /** From 1. */
  page: number
  pageCount: number
  /** The address of a page. */
  hrefOf: (page: number) => string
}

/** Pages of a list as links. Nothing where there is one page. */
export function Pagination({ page, pageCount, hrefOf }: PaginationProps) {
  if (pageCount <= 1) return null
  return (
    <nav aria-label="Pages" className="flex items-center gap-1" data-print="no">
      <Step label="Previous page" icon="left" href={page > 1 ? hrefOf(page - 1) : null} rel="prev" />
      <span className="figures px-1 text-sm text-soft">page {page.toLocaleString('en')} of {pageCount.toLocaleString('en')}</span>
      <Step label="Next page" icon="right" href={page < pageCount ? hrefOf(page + 1) : null} rel="next" />
    </nav>
  )
}

function Step({ label, icon, href, rel }: { label: string; icon: 'left' | 'right'; href: string | null; rel: string }) {
  if (href === null) return <span className={cx(buttonClass('quiet', 'small', true), 'opacity-40')} aria-hidden="true"><Icon name={icon} /></span>
  return <a href={href} rel={rel} aria-label={label} data-tip={label} className={buttonClass('quiet', 'small', true)}><Icon name={icon} /></a>
}

import type { ComponentProps } from 'react'
import { cx } from '@/components/ui/class-names'

/**
 * A link, as a plain `<a>`: components/frame/soft-navigation.tsx turns a plain click on any of them into a soft navigation,
 * so a table of five hundred links costs no client component. `data-hard` makes one load its page anew.
 * `tone`: "linked" in running text and table cells, "quiet" where place and weight already say that it is a link.
 */
export function Link({ href, tone = 'linked', className, children, ...rest }: ComponentProps<'a'> & { href: string; tone?: 'linked' | 'quiet' }) {
  return <a href={href} className={cx(tone === 'linked' ? 'linked' : 'text-inherit hover:text-accent hover:underline underline-offset-[0.18em] decoration-1', className)} {...rest}>{children}</a>
}

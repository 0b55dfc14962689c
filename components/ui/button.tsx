import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { buttonClass, type ButtonSize, type ButtonTone } from '@/components/ui/button-class'
import { cx } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'

type ButtonProps = ComponentProps<'button'> & {
  tone?: ButtonTone
  size?: ButtonSize
  icon?: IconName
  /** What it asked for is under way: pressing it does nothing, and unlike a disabled one it keeps the focus. */
  isBusy?: boolean
}

const BUSY = { 'aria-disabled': true, 'onClick': (event: MouseEvent) => event.preventDefault() }

/** A button with words; `type` is "button" unless said otherwise. */
export function Button({ tone, size, icon, isBusy = false, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={cx(buttonClass(tone, size), className)} {...rest} {...(isBusy ? BUSY : {})}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A button that is only an icon; `label` is its name for everybody who does not see it, and its tip. */
export function IconButton({ label, icon, tone = 'quiet', size, className, type = 'button', ...rest }: Omit<ButtonProps, 'children' | 'icon' | 'isBusy'> & { label: string; icon: IconName }) {
  return (
    <button type={type} aria-label={label} data-tip={label} className={cx(buttonClass(tone, size, true), className)} {...rest}>
      <Icon name={icon} />
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ href, tone, size, icon, className, children, ...rest }: ComponentProps<'a'> & { href: string; tone?: ButtonTone; size?: ButtonSize; icon?: IconName; children: ReactNode }) {
  return (
    <a href={href} className={cx(buttonClass(tone, size), className)} {...rest}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </a>
  )
}

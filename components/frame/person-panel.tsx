import type { ReactNode } from 'react'
import { THEMES, type Theme } from '@/components/frame/preferences'
import { Icon, type IconName } from '@/components/ui/icon'
import { cx } from '@/components/ui/class-names'

const THEME_LOOK: Record<Theme, { title: string; icon: IconName }> = {
  system: { title: 'System', icon: 'screen' },
  light: { title: 'Light', icon: 'sun' },
  dark: { title: 'Dark', icon: 'moon' },
}

/** The choice of light and dark; components/frame/behaviour.tsx acts on `data-set-theme`. */
export function ThemeChoice({ theme }: { theme: Theme }) {
  return (
    <fieldset aria-label="Light or dark" className="flex rounded-md border border-line p-0.5">
      {THEMES.map((each) => (
        <button key={each} type="button" data-set-theme={each} aria-pressed={each === theme}
          className={cx('flex h-7 flex-1 items-center justify-center gap-1.5 rounded-sm px-2 text-sm text-soft hover:text-ink', 'aria-pressed:bg-hover aria-pressed:font-medium aria-pressed:text-ink')}>
          <Icon name={THEME_LOOK[each].icon} size={14} />{THEME_LOOK[each].title}
        </button>
      ))}
    </fieldset>
  )
}

/** Who is signed in, the look, and the way out; the browser's own popover, opened by any button that names its id. */
export function PersonPanel({ id, person, theme, links, signOut, className }: {
  id: string
  person: { name: string; email: string; role: string }
  theme: Theme
  /** Links above the look: places that do not fit a narrow screen's bar. */
  links?: ReactNode
  signOut: ReactNode
  className: string
}) {
  return (
    <section id={id} popover="auto" aria-label="Account and look" className={cx('float-in fixed inset-auto w-64 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-raised p-2 shadow-float', className)}>
      {links}
      <div className="px-2 pt-1 pb-2">
        <p className="truncate font-medium">{person.name}</p>
        <p className="truncate text-sm text-faint">{person.email} · {person.role}</p>
      </div>
      <ThemeChoice theme={theme} />
      <div className="mt-2 border-t border-line pt-1">
        <a href="/settings/account" className="flex h-8 items-center gap-2 rounded-sm px-2 hover:bg-hover"><Icon name="person" className="text-faint" />Account</a>
        {signOut}
      </div>
    </section>
  )
}

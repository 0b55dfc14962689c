import { useId, type ComponentProps, type ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'

/** The classes of a text control; 16 px under the frame breakpoint, where a phone would else zoom in. */
export const controlClass = cx(
  'block w-full min-w-0 rounded-md border border-edge/70 bg-raised px-2.5 text-ink transition-colors',
  'hover:border-edge focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0',
  'aria-invalid:border-bad disabled:opacity-60 text-[1rem] frame:text-base',
)

/** A text input. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cx(controlClass, 'h-8', className)} {...rest} />
}

/** A text of several lines; it grows with what is written where the browser can. */
export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={cx(controlClass, 'min-h-20 resize-y py-1.5 field-sizing-content', className)} {...rest} />
}

/** The browser's own select box: works without JavaScript and on a phone. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return <select className={cx(controlClass, 'h-8 pr-1.5', className)} {...rest}>{children}</select>
}

type FieldProps = {
  label: ReactNode
  /** What to write, before it is written. */
  hint?: ReactNode
  /** What is wrong and what to do. */
  error?: string | undefined
  /** Draws the control with the names it must carry. */
  children: (control: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode
  className?: string
}

/** A control with its label, hint and fault, tied together for everybody. */
export function Field({ label, hint, error, children, className }: FieldProps) {
  const id = useId()
  const described = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`].filter((each) => each !== null).join(' ')
  return (
    <div className={cx('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="text-sm font-medium">{label}</label>
      {children({ id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': error === undefined ? undefined : true })}
      {hint === undefined ? null : <p id={`${id}-hint`} className="text-sm text-faint">{hint}</p>}
      {error === undefined ? null : <p id={`${id}-error`} role="alert" className="text-sm text-bad">{error}</p>}
    </div>
  )
}

/** A check box with its words beside it. */
export function Check({ label, className, ...rest }: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode }) {
  return (
    <label className={cx('inline-flex min-h-7 cursor-pointer items-center gap-2', className)}>
      <input type="checkbox" className="size-4 shrink-0" {...rest} />
      <span>{label}</span>
    </label>
  )
}

/** The message of a whole form: what happened, or what is wrong. */
export function FormMessage({ tone, children }: { tone: 'good' | 'bad' | 'caution'; children: ReactNode }) {
  const ground = { good: 'bg-good-tint border-good/40', bad: 'bg-bad-tint border-bad/40', caution: 'bg-caution-tint border-caution/40' }[tone]
  return <div role={tone === 'bad' ? 'alert' : 'status'} className={cx('rounded-md border px-3 py-2 wrap-anywhere', ground)}>{children}</div>
}

'use client'
import type { ReactElement, ReactNode } from 'react'
import { Dialog as Primitive } from '@base-ui/react/dialog'
import { IconButton } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'

type DialogProps = {
  title: string
  description?: string
  children: ReactNode
  /** The control that opens it; leave out where `open` decides. */
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** `centre`: in the middle; `side`: a panel at the right edge; both become a sheet from below on a narrow screen. */
  place?: 'centre' | 'side'
  className?: string
}

const PLACES = {
  centre: 'frame:top-[12vh] frame:left-1/2 frame:w-[32rem] frame:max-h-[76vh] frame:-translate-x-1/2 frame:rounded-lg frame:border',
  side: 'frame:top-0 frame:right-0 frame:bottom-0 frame:w-[30rem] frame:border-l',
}

/** A modal window: keeps focus, closes on Escape, gives focus back. Load it lazily where the page does not open with it. */
export function Dialog({ title, description, children, trigger, open, onOpenChange, place = 'centre', className }: DialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger === undefined ? null : <Primitive.Trigger render={trigger} />}
      <Primitive.Portal>
        <Primitive.Backdrop className="fixed inset-0 z-40 bg-black/30 transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Primitive.Popup className={cx(
          'fixed z-50 flex flex-col overflow-hidden bg-raised text-ink shadow-float outline-none transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0',
          'max-frame:inset-x-0 max-frame:bottom-0 max-frame:max-h-[88dvh] max-frame:rounded-t-lg max-frame:border-t max-frame:pb-[env(safe-area-inset-bottom)]',
          PLACES[place], className,
        )}>
          <header className="flex items-start gap-3 border-b border-line px-4 py-3">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-base font-semibold">{title}</Primitive.Title>
              {description === undefined ? null : <Primitive.Description className="mt-0.5 text-sm text-soft">{description}</Primitive.Description>}
            </div>
            <Primitive.Close render={<IconButton label="Close" icon="close" size="small" />} />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">{children}</div>
        </Primitive.Popup>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** The control inside a dialog that closes it. */
export function DialogClose({ render }: { render: ReactElement }) {
  return <Primitive.Close render={render} />
}

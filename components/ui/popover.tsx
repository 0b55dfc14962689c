'use client'
import type { ReactElement, ReactNode } from 'react'
import { Popover as Primitive } from '@base-ui/react/popover'

type PopoverProps = { trigger: ReactElement; title?: string; children: ReactNode; align?: 'start' | 'center' | 'end'; open?: boolean; onOpenChange?: (open: boolean) => void }

/** A small panel beside the control that opens it. For words alone use a tip; for what needs no JavaScript use components/ui/disclosure.tsx. */
export function Popover({ trigger, title, children, align = 'start', open, onOpenChange }: PopoverProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger render={trigger} />
      <Primitive.Portal>
        <Primitive.Positioner align={align} sideOffset={4} collisionPadding={8} className="z-50">
          <Primitive.Popup className="float-in max-h-(--available-height) w-72 max-w-(--available-width) overflow-y-auto rounded-lg border border-line bg-raised p-3 text-ink shadow-float outline-none">
            {title === undefined ? null : <Primitive.Title className="mb-2 text-sm font-semibold">{title}</Primitive.Title>}
            {children}
          </Primitive.Popup>
        </Primitive.Positioner>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

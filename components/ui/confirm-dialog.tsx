'use client'
import type { ReactElement, ReactNode } from 'react'
import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Button } from '@/components/ui/button'

type ConfirmDialogProps = {
  /** The control that opens it; leave out where `open` decides. */
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** What is about to happen, as a question. */
  title: string
  /** What it takes with it, in numbers where there are any. */
  children: ReactNode
  /** The act as a verb: "Delete run". */
  confirm: string
  onConfirm: () => void
}

/** Asks before what cannot be taken back; the safe answer has the focus. */
export function ConfirmDialog({ trigger, open, onOpenChange, title, children, confirm, onConfirm }: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger === undefined ? null : <AlertDialog.Trigger render={trigger} />}
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-black/30" />
        <AlertDialog.Popup className="fixed top-[20vh] left-1/2 z-50 w-[26rem] max-w-[calc(100vw-2rem)] -translate-x-1/2 rounded-lg border border-line bg-raised p-4 text-ink shadow-float outline-none">
          <AlertDialog.Title className="text-base font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-1 text-soft">{children}</AlertDialog.Description>
          <div className="mt-4 flex justify-end gap-2">
            <AlertDialog.Close render={<Button>Keep</Button>} />
            <AlertDialog.Close render={<Button tone="danger" onClick={onConfirm}>{confirm}</Button>} />
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

'use client'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

/** Asks before a finding is withdrawn, and says what that means. */
export default function WithdrawDialog({ tag, onConfirm, onClose }: { tag: string; onConfirm: () => void; onClose: () => void }) {
  return (
    <ConfirmDialog open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={`Withdraw “${tag}”?`} confirm="Withdraw" onConfirm={onConfirm}>
      <p>It stays on this page, struck through and with your name, but counts in no report any more. It cannot be brought back: you would write it anew.</p>
    </ConfirmDialog>
  )
}

'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { counted } from '@/components/ui/format'
import type { RoundRow } from '@/lib/bench/rounds'

/** Removes a round that is not under way after asking, saying what goes and what stays. */
export function RemoveRound({ row, runCount, isBusy, onRemove }: { row: RoundRow; runCount: number; isBusy: boolean; onRemove: () => void }) {
  return (
    <ConfirmDialog trigger={<Button size="small" tone="danger" icon="trash" isBusy={isBusy}>Remove</Button>} title="Remove this round?" confirm="Remove round" onConfirm={onRemove}>
      <p>Its folder goes, with the plan and the journal of its conversations: it can be neither looked at nor resumed any more.{row.stand === 'done' ? '' : ' What was played and is not imported yet goes with it.'}</p>
      <p className="mt-2">{row.rescores !== null ? 'The run that it judged stays, with every pass over it.' : runCount === 0 ? 'No run came of it.' : `${counted(runCount, 'run that came of it stays', 'runs that came of it stay')}, with findings and reviews.`}{row.cost.calls === 0 ? '' : ' The ledger of what was paid stays in the data folder.'}</p>
    </ConfirmDialog>
  )
}

import { Figure } from '@/components/ui/figure'
import { dollars } from '@/components/ui/format'
import type { Cost } from '@/lib/bench/cost'

/** A round's cost; "-" with the reason where none of it is known, "+ ?" where a part is not. */
export function CostFigure({ cost, unpriced }: { cost: Cost; unpriced: readonly string[] }) {
  const reason = unpriced.length === 0 ? `${cost.unknownCalls} calls did not say how many tokens they took` : `The price of ${unpriced.join(', ')} is not known`
  if (cost.calls > 0 && cost.unknownCalls === cost.calls) return <Figure value={null} reason={reason} />
  return <Figure value={dollars(cost.usd)} of={cost.unknownCalls > 0 ? '+ ?' : undefined} />
}

import { Badge } from '@/components/ui/chip'
import type { PeopleNames } from '@/lib/people/names'

/** Who reviewed: the first by name, the rest as a number, all on hover and focus. */
export function Reviewers({ addresses, names }: { addresses: readonly string[]; names: PeopleNames }) {
  const [first, ...rest] = addresses
  if (first === undefined) return <span className="text-faint">no</span>
  const whole = addresses.map((address) => { const name = names.get(address); return name === undefined ? address : `${name}, ${address}` })
  return <Badge><span data-tip={whole.join('\n')} className="max-w-24 truncate">{names.get(first) ?? first.split('@')[0]}</span>{rest.length === 0 ? null : ` +${rest.length}`}</Badge>
}

import type { BenchCase } from '@/lib/bench/cases/case'
import { northline } from '@/lib/desk/northline/northline'
import { openSession, type DeskSession } from '@/lib/desk/session'

const OPENERS: Readonly<Record<string, (one: BenchCase) => DeskSession>> = {
  northline: (one) => openSession(northline, one.setup, one.now, one.seed),
}

/** The ids of the desks that a suite may name. A team adds its own here. */
export const DESK_IDS: readonly string[] = Object.keys(OPENERS)

/** Opens a suite's desk with a case's setup. Throws on an unknown desk or a setup that is not the desk's. */
export function openDesk(desk: string, one: BenchCase): DeskSession {
  const open = OPENERS[desk]
  if (!open) throw new Error(`There is no desk named ${desk}; there is ${DESK_IDS.join(', ')}.`)
  return open(one)
}

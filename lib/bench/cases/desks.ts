import type { BenchCase } from '@/lib/bench/cases/case'
import { freezeData, type Desk } from '@/lib/desk/desk'
import { northline } from '@/lib/desk/northline/northline'
import { openSession, type DeskSession } from '@/lib/desk/session'

const OPENERS: Readonly<Record<string, (one: BenchCase) => DeskSession>> = { northline: opener(northline) }

/** The ids of the desks that a suite may name. A team adds its own here. */
export const DESK_IDS: readonly string[] = Object.keys(OPENERS)

/** Opens a suite's desk with a case's setup. Throws on an unknown desk or a setup that is not the desk's. */
export function openDesk(desk: string, one: BenchCase): DeskSession {
  const open = OPENERS[desk]
  if (!open) throw new Error(`There is no desk named ${desk}; there is ${DESK_IDS.join(', ')}.`)
  return open(one)
}

/** Makes a case's first state once: every conversation of the case starts from the same frozen data. */
function opener<State extends object>(desk: Desk<State>): (one: BenchCase) => DeskSession {
  const opened = new WeakMap<BenchCase, State>()
  return (one) => {
    const state = opened.get(one) ?? freezeData(desk.open(one.setup, one.now, one.seed))
    opened.set(one, state)
    return openSession(desk, state)
  }
}

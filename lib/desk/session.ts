import { callTool, type Desk, type PolicySection, type ToolInfo, type ToolOutcome } from '@/lib/desk/desk'

/**
 * A desk at work on one case, without its state's type: what a runner holds. `state` is plain data, replaced (never altered) by each
 * write, so that a caller may keep an earlier one and compare it with `diffStates`.
 */
export interface DeskSession {
  readonly desk: { id: string; name: string; instructions: string; policy: readonly PolicySection[]; tools: readonly ToolInfo[] }
  readonly state: object
  call: (name: string, args: unknown, at: string) => ToolOutcome<object>
}

/** Opens a desk with a case's setup. Throws when the setup is not the desk's. */
export function openSession<State extends object>(desk: Desk<State>, setup: unknown, now: string, seed: number): DeskSession {
  let state = desk.open(setup, now, seed)
  return {
    desk,
    get state() { return state },
    call(name, args, at) {
      const outcome = callTool(desk, state, at, name, args)
      state = outcome.state
      return outcome
    },
  }
}

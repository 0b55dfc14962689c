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

/** A desk at work from a first state, which may be shared between sessions: none of them alters it. */
export function openSession<State extends object>(desk: Desk<State>, firstState: State): DeskSession {
  let state = firstState
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

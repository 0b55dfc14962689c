/** What a form of the settings shows after it was sent: faults by field, one sentence about the whole, what to hand over once. */
export type FormState = {
  faults: Record<string, string>
  message: { tone: 'good' | 'bad'; text: string } | null
  /** A link or token that is shown this once; `id` where what it is may end while it is shown. */
  once: { label: string; value: string; note: string; id?: string } | null
  /** What was typed, given back where the form stays open. */
  typed: Record<string, string>
}

export const UNTOUCHED: FormState = { faults: {}, message: null, once: null, typed: {} }

export type FormAction = (before: FormState, data: FormData) => Promise<FormState>

/** The state after something went well. */
export function wentWell(text: string, once: FormState['once'] = null): FormState {
  return { ...UNTOUCHED, message: { tone: 'good', text }, once }
}

/** The state after the whole was refused. */
export function wasRefused(text: string, typed: Record<string, string> = {}): FormState {
  return { ...UNTOUCHED, message: { tone: 'bad', text }, typed }
}

/** The first fault of each field, out of a failed parse. */
export function fieldFaults(issues: readonly { path: readonly PropertyKey[]; message: string }[], typed: Record<string, string> = {}): FormState {
  const faults: Record<string, string> = {}
  for (const issue of issues) faults[String(issue.path[0] ?? '')] ??= issue.message
  return { ...UNTOUCHED, faults, typed }
}

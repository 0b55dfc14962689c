/** Why a model gave no usable answer. */
export const FAILURE_KINDS = ['rate_limited', 'server', 'network', 'timeout', 'turn_over', 'malformed', 'refused', 'budget', 'cancelled'] as const
export type FailureKind = (typeof FAILURE_KINDS)[number]

/** Thrown when a model call failed for good; its text never holds a key. */
export class ModelCallFailed extends Error {
  readonly kind: FailureKind
  /** Whether every further call of this run would fail the same way (no key, no such model, budget spent). */
  readonly stopsRun: boolean
  constructor(kind: FailureKind, message: string, stopsRun = false) {
    super(message)
    this.name = 'ModelCallFailed'
    this.kind = kind
    this.stopsRun = stopsRun
  }
}

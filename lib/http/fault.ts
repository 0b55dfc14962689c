/** Every way an API request can end badly, with its status. */
export const FAULT_STATUS = {
  invalid: 400, not_signed_in: 401, not_allowed: 403, not_found: 404, method_not_allowed: 405, conflict: 409, too_large: 413, unsupported: 415, unprocessable: 422, too_many: 429, internal: 500, busy: 503,
} as const
export type FaultCode = keyof typeof FAULT_STATUS

/** An expected fault of an API request: what the caller did wrong or must wait for. Its message is shown to them. */
export class ApiFault extends Error {
  readonly code: FaultCode
  readonly details: unknown
  readonly retryAfterSeconds: number | undefined
  constructor(code: FaultCode, message: string, more: { details?: unknown; retryAfterSeconds?: number } = {}) {
    super(message)
    this.name = 'ApiFault'
    this.code = code
    this.details = more.details
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}

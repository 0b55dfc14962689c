import type { IncomingMessage, ServerResponse } from 'node:http'

export type Prepared = { bytes: Buffer; deflated: Buffer }
export function acceptsGzip(request: Pick<IncomingMessage, 'headers'>): boolean
export function prepare(text: string): Prepared
export function beginGzip(response: ServerResponse, own: string, shared: Prepared): void

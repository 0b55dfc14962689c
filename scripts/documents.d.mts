import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Foreseen } from '@/app/foreseen'

export type Documents = {
  finish(response: ServerResponse): void
  begin(request: IncomingMessage, response: ServerResponse, foreseen: Foreseen, otherwise: (status: number) => void): boolean
}
export function documentsOf(folder: string): Documents
export function finishHead(head: string, sheets: ReadonlyMap<string, string>, begun?: string | null): { head: string; bootstrap: string | null }

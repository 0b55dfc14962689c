import type { ServerResponse } from 'node:http'

export function documentsOf(folder: string): (response: ServerResponse) => void
export function finishHead(head: string, sheets: ReadonlyMap<string, string>): { head: string; bootstrap: string | null }

import type { ServerResponse } from 'node:http'
import type { Foreseen } from '@/app/foreseen'

export function documentsOf(folder: string): (response: ServerResponse, foreseen?: Foreseen | null, otherwise?: (status: number) => void) => boolean
export function finishHead(head: string, sheets: ReadonlyMap<string, string>, begun?: string | null): { head: string; bootstrap: string | null }

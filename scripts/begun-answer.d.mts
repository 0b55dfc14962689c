import type { ServerResponse } from 'node:http'

export function beginAnswer(response: ServerResponse, headers: Record<string, string>, start: string, otherwise: (status: number) => void): void

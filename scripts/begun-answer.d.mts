import type { ServerResponse } from 'node:http'

export function beginAnswer(response: ServerResponse, headers: Record<string, string>, start: () => void, otherwise: (status: number) => void): void

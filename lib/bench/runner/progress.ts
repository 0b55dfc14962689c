import { z } from 'zod'
import { spending } from '@/lib/bench/runner/spending'

/** How a round stands. `stopped` by a fault or a spent budget; a round that says `running` while its process is gone has crashed. */
export const ROUND_STATES = ['waiting', 'running', 'importing', 'done', 'cancelled', 'stopped'] as const
export type RoundState = (typeof ROUND_STATES)[number]

export const roundProgress = z.strictObject({
  state: z.enum(ROUND_STATES),
  /** The process that works on it, as processMark names it. */
  worker: z.string().nullable(),
  total: z.number().int(),
  done: z.number().int(),
  /** Ended because a model could not be reached; a resume plays them again. */
  failed: z.number().int(),
  spent: spending,
  startedAt: z.string().nullable(),
  updatedAt: z.string(),
  /** Milliseconds left at the pace so far; null before there is a pace. */
  leftMs: z.number().nullable(),
  /** Conversations under way: the item's key and how many messages there are. */
  active: z.array(z.strictObject({ key: z.string(), messages: z.number().int() })),
  /** Providers that asked for a pause, and until when. */
  held: z.array(z.strictObject({ provider: z.string(), until: z.string() })),
  /** By model: what its provider does not take of what was asked, as the SDK says it (a temperature, a seed). */
  warnings: z.record(z.string(), z.array(z.string())),
  /** What the last failure said, or why the round stopped. */
  message: z.string().nullable(),
})
export type RoundProgress = z.infer<typeof roundProgress>

/** What the runner of items knows of a round's progress; the rest is the round's. */
export type ItemsProgress = Pick<RoundProgress, 'total' | 'done' | 'failed' | 'startedAt' | 'leftMs' | 'active' | 'message'>

/** Time left at the pace of this session's finished items; null where none has finished yet. */
export function timeLeft(elapsedMs: number, finished: number, left: number): number | null {
  if (left === 0) return 0
  return finished === 0 ? null : Math.round((elapsedMs / finished) * left)
}

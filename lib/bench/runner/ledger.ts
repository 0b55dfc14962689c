import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Usage } from '@/lib/bench/models/usage'
import { addCall, noSpending, PAID_ROLES, type PaidRole, type Spending } from '@/lib/bench/runner/spending'

const ledgerLine = z.strictObject({
  role: z.enum(PAID_ROLES), provider: z.string(), inputTokens: z.number().nullable(), outputTokens: z.number().nullable(), cachedTokens: z.number(), cacheWriteTokens: z.number(), costUsd: z.number().nullable(),
})

/**
 * What a round has spent, one line for each answer as it comes: what was paid for a conversation that was then cut short, or for a judgement
 * that could not be taken, is paid all the same, and a budget holds over any number of crashes.
 */
export class Ledger {
  readonly #path: string
  readonly #spent = noSpending()
  readonly #byProvider = new Map<string, number>()

  /** Opens the ledger of a round; nothing is written before the first answer. A line that a crash tore is passed over. */
  constructor(path: string) {
    this.#path = path
    if (!existsSync(path)) return
    const text = readFileSync(path, 'utf8')
    for (const line of text.split('\n')) {
      const read = line === '' ? null : readLine(line)
      if (read !== null) this.#add(read.role, read.provider, read)
    }
    if (text !== '' && !text.endsWith('\n')) appendFileSync(path, '\n')
  }

  record(role: PaidRole, provider: string, usage: Usage): void {
    appendFileSync(this.#path, `${JSON.stringify({ role, provider, ...usage })}\n`, { mode: 0o600 })
    this.#add(role, provider, usage)
  }

  /** As it stands; the same object grows with every answer. */
  get spent(): Readonly<Spending> {
    return this.#spent
  }

  /** US dollars that are known to have gone to a provider. */
  usdTo(provider: string): number {
    return this.#byProvider.get(provider) ?? 0
  }

  #add(role: PaidRole, provider: string, usage: Usage): void {
    addCall(this.#spent[role], usage)
    this.#byProvider.set(provider, this.usdTo(provider) + (usage.costUsd ?? 0))
  }
}

function readLine(line: string): z.infer<typeof ledgerLine> | null {
  try {
    return ledgerLine.parse(JSON.parse(line))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

import { pearson, range, type Interval } from '@/lib/metrics/statistics'

export const VERBOSITY_TIERS = ['terse', 'middling', 'verbose'] as const
export type VerbosityTier = (typeof VERBOSITY_TIERS)[number]

/**
 * METRICS `verbosity_tier`: thirds of the board by agent messages. Equal values stand in the same third, that of the
 * first of them. A board of fewer than three models has no thirds.
 */
export function verbosityTiers(models: readonly { model: string; agentMessages: number | null }[]): Map<string, VerbosityTier> {
  const known = models.filter((model): model is { model: string; agentMessages: number } => model.agentMessages !== null)
  const tiers = new Map<string, VerbosityTier>()
  if (known.length < 3) return tiers
  for (const model of known) {
    const before = known.filter((other) => other.agentMessages < model.agentMessages).length
    const tier = VERBOSITY_TIERS[Math.floor((3 * before) / known.length)]
    if (tier !== undefined) tiers.set(model.model, tier)
  }
  return tiers
}

/** What the models of one third have between them: smallest and largest value. */
export type TierSpread = { models: string[]; agent_messages: Interval; quality: Interval | null }

/** Each third of the board with its models, terse first; thirds without a model (ties) are left out. */
export function tierSpreads(models: readonly { model: string; agentMessages: number | null; quality: number | null }[]): Map<VerbosityTier, TierSpread> {
  const tiers = verbosityTiers(models)
  return new Map(VERBOSITY_TIERS.flatMap((tier): [VerbosityTier, TierSpread][] => {
    const own = models.filter((one) => tiers.get(one.model) === tier)
    const messages = range(own.flatMap((one) => one.agentMessages ?? []))
    return messages === null ? [] : [[tier, { models: own.map((one) => one.model), agent_messages: messages, quality: range(own.flatMap((one) => one.quality ?? [])) }]]
  }))
}

/** METRICS `verbosity_r`: Pearson's r of agent messages and quality over the models that have both; `n` says how many. */
export function verbosityR(models: readonly { agentMessages: number | null; quality: number | null }[]): { r: number | null; n: number } {
  const pairs: [number, number][] = []
  for (const model of models) if (model.agentMessages !== null && model.quality !== null) pairs.push([model.agentMessages, model.quality])
  return { r: pearson(pairs), n: pairs.length }
}

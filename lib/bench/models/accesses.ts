import { accessTo, type GivenAccess, type ProviderAccess } from '@/lib/bench/models/providers'
import { parseModelId, SCRIPTED } from '@/lib/bench/models/model-id'

/** Access to every provider that some models need. @throws Error with one line for each thing that is missing */
export function accessesFor(models: readonly string[], given: Readonly<Record<string, GivenAccess>>, environment: Record<string, string | undefined>): Map<string, ProviderAccess> {
  const accesses = new Map<string, ProviderAccess>()
  const missing = new Set<string>()
  for (const text of models) {
    const id = parseModelId(text)
    if (id === null) missing.add(`${text} is no model id: provider/model, as in openai/gpt-4o or scripted/careful`)
    else if (id.provider !== SCRIPTED && !accesses.has(id.provider)) {
      const access = accessTo(id.provider, given[id.provider] ?? {}, environment)
      if ('missing' in access) missing.add(access.missing)
      else accesses.set(id.provider, access)
    }
  }
  if (missing.size > 0) throw new Error([...missing].join('\n'))
  return accesses
}

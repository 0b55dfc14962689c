import { accessTo, type GivenAccess, type ProviderAccess } from '@/lib/bench/models/providers'
import { parseModelId, SCRIPTED } from '@/lib/bench/models/model-id'

type Accesses = { accesses: Map<string, ProviderAccess>; missing: string[] }

/** Access to every provider that some models need, and one line for each thing that is missing. */
export function findAccesses(models: readonly string[], given: Readonly<Record<string, GivenAccess>>, environment: Record<string, string | undefined>): Accesses {
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
  return { accesses, missing: [...missing] }
}

/** The same where all of it is needed. @throws Error with one line for each thing that is missing */
export function accessesFor(...asked: Parameters<typeof findAccesses>): Map<string, ProviderAccess> {
  const { accesses, missing } = findAccesses(...asked)
  if (missing.length > 0) throw new Error(missing.join('\n'))
  return accesses
}

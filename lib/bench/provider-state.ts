import { accessTo, providerNamed, PROVIDERS, type GivenAccess, type Provider } from '@/lib/bench/models/providers'

/**
 * Whether a provider can be called, and where its key comes from; never any of it. `missing` is a sentence where it cannot.
 */
export type ProviderState = {
  id: string
  label: string
  isKnown: boolean
  ready: boolean
  key: 'kept' | 'environment' | 'none'
  /** Where the key may come from, or does. */
  variables: readonly string[]
  needsKey: boolean
  missing: string | null
  baseUrl: string | null
  /** Whether the address was kept here, so that the provider's own is not used. */
  hasOwnAddress: boolean
  /** Whether anything of it is kept here, and can be forgotten. */
  isKept: boolean
  /** False where a key is kept that the app's secret, another by now, does not open. */
  opens: boolean
}

/** What is kept of a provider, opened for the process that calls it. */
export type KeptAccess = { given: GivenAccess; hasKey: boolean; opens: boolean }

/** How one provider stands, from what is kept and what the environment holds. */
export function providerState(id: string, kept: KeptAccess | null, environment: Record<string, string | undefined>): ProviderState {
  const provider: Provider = providerNamed(id)
  const given = kept?.given ?? {}
  const access = accessTo(id, given, environment)
  const key = kept?.hasKey === true ? 'kept' : !('missing' in access) && access.apiKey !== null ? 'environment' : 'none'
  return {
    id, label: provider.label, isKnown: PROVIDERS.some((each) => each.id === id), ready: !('missing' in access), key, variables: provider.keyVariables, needsKey: provider.needsKey,
    missing: 'missing' in access ? access.missing : null, baseUrl: 'missing' in access ? (given.baseUrl ?? provider.defaultBaseUrl) : access.baseUrl, hasOwnAddress: given.baseUrl !== undefined, isKept: kept !== null, opens: kept?.opens ?? true,
  }
}

import { z } from 'zod'
import { httpAddress } from '@/lib/bench/models/http-address'
import { closeSecret, openSecret } from '@/lib/bench/models/secret-box'
import type { GivenAccess } from '@/lib/bench/models/providers'

/** Where a provider's stored access stands among the settings. */
export const PROVIDER_SETTING = 'bench.provider.'

/** What somebody types into the form of a provider's access. An empty key keeps the stored one, as long as the address stays the same. */
export const providerInput = z.strictObject({
  provider: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Lower-case letters, digits and hyphens.').refine((id) => id !== 'scripted', 'Scripted agents need no key.'),
  apiKey: z.string().trim().max(1000).regex(/^[\x21-\x7e]*$/, 'A key has no spaces.'),
  /** Empty where it is the provider's own. */
  baseUrl: z.string().trim().refine((text) => text === '' || httpAddress.safeParse(text).success, 'An http address without user name or password, as in http://127.0.0.1:8000/v1.'),
})
export type ProviderInput = z.infer<typeof providerInput>

const stored = z.strictObject({ baseUrl: z.string().nullable(), box: z.string().nullable() })

/** A provider's access as it is stored: the key closed with the app's secret. A key kept for one address is not sent to another. */
export function toStoredAccess(secret: string, input: ProviderInput, before: string | null): string {
  const baseUrl = input.baseUrl === '' ? null : input.baseUrl
  const old = before === null ? null : stored.parse(JSON.parse(before))
  const kept = old !== null && old.baseUrl === baseUrl ? old.box : null
  return JSON.stringify({ baseUrl, box: input.apiKey === '' ? kept : closeSecret(secret, input.provider, input.apiKey) })
}

/** What may be told of a stored access: whether there is a key, never any of it. `opens` is false when the app's secret is another by now. */
export type StoredProvider = { provider: string; baseUrl: string | null; hasKey: boolean; opens: boolean }

export function toStoredProvider(secret: string, provider: string, value: string): StoredProvider {
  const { baseUrl, box } = stored.parse(JSON.parse(value))
  return { provider, baseUrl, hasKey: box !== null, opens: box === null || openSecret(secret, provider, box) !== null }
}

/** The access with its key opened, for the process that calls models. An address that was kept here never gets the environment's key. */
export function toGivenAccess(secret: string, provider: string, value: string): GivenAccess {
  const { baseUrl, box } = stored.parse(JSON.parse(value))
  const apiKey = box === null ? null : openSecret(secret, provider, box)
  return { ...(baseUrl === null ? {} : { baseUrl }), ...(apiKey === null && baseUrl === null ? {} : { apiKey }) }
}

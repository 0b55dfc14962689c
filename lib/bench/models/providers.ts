import { isHttpAddress } from '@/lib/bench/models/http-address'
import { SCRIPTED } from '@/lib/bench/models/model-id'

/** Which of the wire formats a provider speaks. */
export const WIRE_FORMATS = ['openai', 'anthropic', 'google', 'openai-compatible'] as const
export type WireFormat = (typeof WIRE_FORMATS)[number]

/** One provider that the bench knows by name. Any other name is an OpenAI-compatible endpoint whose base URL must be given. */
export type Provider = {
  id: string
  label: string
  wire: WireFormat
  /** Environment variables that may hold the key, the first that is set wins. */
  keyVariables: readonly string[]
  baseUrlVariables: readonly string[]
  /** Null where the address has to be given. */
  defaultBaseUrl: string | null
  /** Whether calls are refused without a key. A server on one's own machine needs none. */
  needsKey: boolean
}

export const PROVIDERS: readonly Provider[] = [
  { id: 'openai', label: 'OpenAI', wire: 'openai', keyVariables: ['OPENAI_API_KEY'], baseUrlVariables: ['OPENAI_BASE_URL'], defaultBaseUrl: 'https://api.openai.com/v1', needsKey: true },
  { id: 'anthropic', label: 'Anthropic', wire: 'anthropic', keyVariables: ['ANTHROPIC_API_KEY'], baseUrlVariables: ['ANTHROPIC_BASE_URL'], defaultBaseUrl: 'https://api.anthropic.com/v1', needsKey: true },
  { id: 'google', label: 'Google', wire: 'google', keyVariables: ['GOOGLE_GENERATIVE_AI_API_KEY', 'GEMINI_API_KEY'], baseUrlVariables: ['GOOGLE_GENERATIVE_AI_BASE_URL'], defaultBaseUrl: 'https://generativelanguage.googleapis.com/v1beta', needsKey: true },
  { id: 'ollama', label: 'Ollama', wire: 'openai-compatible', keyVariables: ['OLLAMA_API_KEY'], baseUrlVariables: ['OLLAMA_BASE_URL'], defaultBaseUrl: 'http://127.0.0.1:11434/v1', needsKey: false },
  { id: 'vllm', label: 'vLLM', wire: 'openai-compatible', keyVariables: ['VLLM_API_KEY'], baseUrlVariables: ['VLLM_BASE_URL'], defaultBaseUrl: 'http://127.0.0.1:8000/v1', needsKey: false },
]

/** The provider of a name; a name that is not in the table is an endpoint of one's own: `NAME_BASE_URL`, `NAME_API_KEY`. */
export function providerNamed(id: string): Provider {
  const known = PROVIDERS.find((each) => each.id === id)
  if (known !== undefined) return known
  const variable = id.toUpperCase().replaceAll('-', '_')
  return { id, label: id, wire: 'openai-compatible', keyVariables: [`${variable}_API_KEY`], baseUrlVariables: [`${variable}_BASE_URL`], defaultBaseUrl: null, needsKey: false }
}

/** How to reach a provider: where, and with what key. */
export type ProviderAccess = { provider: Provider; baseUrl: string; apiKey: string | null }

/** What somebody stored for a provider or gave on the command line; wins over the environment. A null key means that none is to be sent. */
export type GivenAccess = { apiKey?: string | null | undefined; baseUrl?: string | undefined }

function firstSet(variables: readonly string[], environment: Record<string, string | undefined>): string | undefined {
  return variables.map((name) => environment[name]).find((value) => value !== undefined && value !== '')
}

/** Puts access together from what was given and the environment; a sentence saying what is missing where it does not suffice. */
export function accessTo(id: string, given: GivenAccess, environment: Record<string, string | undefined>): ProviderAccess | { missing: string } {
  if (id === SCRIPTED) return { missing: `${SCRIPTED} agents are not reached over a network` }
  const provider = providerNamed(id)
  const apiKey = given.apiKey === undefined ? (firstSet(provider.keyVariables, environment) ?? null) : given.apiKey
  if (apiKey === null && provider.needsKey) return { missing: `${provider.label} needs a key: set ${provider.keyVariables.join(' or ')}, or keep one on the bench page` }
  const address = given.baseUrl ?? firstSet(provider.baseUrlVariables, environment) ?? provider.defaultBaseUrl
  if (address === null) return { missing: `${provider.label} needs an address: set ${provider.baseUrlVariables.join(' or ')}, keep one on the bench page, or give --base-url` }
  if (!isHttpAddress(address)) return { missing: `${provider.label}: ${address} is not an http address` }
  return { provider, baseUrl: normalBaseUrl(provider.wire, address), apiKey }
}

/** Anthropic's own tools name their address without /v1, the SDK wants it with: both are taken. */
function normalBaseUrl(wire: WireFormat, address: string): string {
  const bare = address.replace(/\/+$/, '')
  return wire === 'anthropic' && !/\/v\d+\w*$/.test(bare) ? `${bare}/v1` : bare
}

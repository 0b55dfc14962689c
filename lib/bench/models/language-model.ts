import { createAnthropic } from '@ai-sdk/anthropic'
import { createGoogleGenerativeAI } from '@ai-sdk/google'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageModel } from 'ai'
import type { ProviderAccess } from '@/lib/bench/models/providers'

/** The AI SDK's model behind an access. OpenAI is spoken to by chat completions: that wire takes a seed. */
export function openLanguageModel(access: ProviderAccess, model: string): LanguageModel {
  const { provider, baseUrl: baseURL, apiKey } = access
  switch (provider.wire) {
    case 'openai': return createOpenAI({ baseURL, apiKey: apiKey ?? '' }).chat(model)
    case 'anthropic': return createAnthropic({ baseURL, apiKey: apiKey ?? '' })(model)
    case 'google': return createGoogleGenerativeAI({ baseURL, apiKey: apiKey ?? '' })(model)
    case 'openai-compatible': return createOpenAICompatible({ name: provider.id, baseURL, includeUsage: true, ...(apiKey === null ? {} : { apiKey }) })(model)
  }
}

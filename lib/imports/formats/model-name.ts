import type { ModelRecord } from '@/lib/bundle/record'

const VENDORS: readonly [RegExp, string][] = [
  [/^(ft:)?(gpt|o[1-9]|chatgpt)/i, 'OpenAI'], [/claude|sonnet|opus|haiku/i, 'Anthropic'], [/gemini|gemma/i, 'Google'], [/grok/i, 'xAI'],
  [/llama/i, 'Meta'], [/qwen/i, 'Alibaba'], [/mistral|mixtral/i, 'Mistral AI'], [/deepseek/i, 'DeepSeek'], [/kimi/i, 'Moonshot AI'], [/glm/i, 'Zhipu AI'],
]
const FAMILY = /(gpt|claude|gemini|gemma|grok|llama|qwen|mistral|mixtral|deepseek|kimi|glm|sonnet)/i

/**
 * A model record from the id that a harness names it by. The id stays as it is, provider prefix included; the name is
 * its last part; vendor and family only where the name says them. A fine-tuned model (`ft:base:owner:label:id`) is
 * named `base (label)`.
 */
export function modelRecord(id: string): ModelRecord {
  const last = id.split('/').at(-1) ?? id
  const tuned = /^ft:([^:]+):[^:]*:([^:]*):/.exec(last)
  const name = tuned ? `${tuned[1]} (fine-tuned${tuned[2] ? `: ${tuned[2]}` : ''})` : last === '' ? id : last
  const family = FAMILY.exec(last)?.[1]?.toLowerCase()
  const vendor = VENDORS.find(([pattern]) => pattern.test(last))?.[1]
  return { type: 'model', id, name, ...(family === undefined ? {} : { family }), ...(vendor === undefined ? {} : { vendor }) }
}

/** Lower case, letters, digits and single hyphens: what of a name may stand in an id that appears in addresses. */
export function slugOf(text: string): string {
  const slug = text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '')
  return slug === '' ? 'x' : slug.slice(0, 80)
}

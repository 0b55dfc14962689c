/** A model as the bench names it: who serves it, and what that provider calls it. */
export type ModelId = { provider: string; model: string }

/** Provider of the reference agents: no model at all, and named so wherever they appear. */
export const SCRIPTED = 'scripted'

/** Reads `provider/model`; the model's own name may hold further slashes. Null where there is no provider or no model. */
export function parseModelId(text: string): ModelId | null {
  const slash = text.indexOf('/')
  if (slash < 1) return null
  const provider = text.slice(0, slash)
  const model = text.slice(slash + 1)
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(provider) && model.trim() === model && model !== '' ? { provider, model } : null
}

export function formatModelId(id: ModelId): string {
  return `${id.provider}/${id.model}`
}

import { parseStrict } from '@/lib/imports/reading/strict-json'

/** A tool's arguments from text: the object it writes, or the text itself where it is no JSON object (a Python dict, a cut one). */
export function argumentsOf(text: string): Record<string, unknown> | string {
  const parsed = text.trimStart().startsWith('{') ? parseStrict(text) : null
  return parsed?.ok === true && isObject(parsed.value) ? parsed.value : text
}

/** A tool's result from text: the object or list it writes, or the text itself. */
export function resultOf(text: string): {} | null {
  if (!/^\s*[[{]/.test(text)) return text
  const parsed = parseStrict(text)
  return parsed.ok ? (parsed.value ?? null) : text
}

/** Whether a tool's answer says that it failed: harnesses have no flag for it, or set it wrongly. */
export function saysError(text: string): boolean {
  return /^\s*(Error\b|Unknown action\b)/.test(text)
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { isObject } from '@/lib/imports/formats/tool-text'
import { parseStrict } from '@/lib/imports/reading/strict-json'

/** What an agent of a text strategy does in one message: call a tool, or answer (`respond`). */
export type Action = { thought: string } & ({ kind: 'call'; name: string; arguments: Record<string, unknown> | string } | { kind: 'reply'; text: string })

const ACTION = /(?:^|\n)\s*Action:\s*(?:```(?:json)?\s*)?(\{[\s\S]*\})\s*(?:```)?\s*$/

/** Reads `Thought: … Action: {"name": …, "arguments": …}`; null when a text is none, or its JSON is broken: then it stays text. */
export function asAction(text: string): Action | null {
  const found = ACTION.exec(text)
  if (!found) return null
  const parsed = parseStrict(found[1] ?? '')
  if (!parsed.ok || !isObject(parsed.value) || typeof parsed.value.name !== 'string') return null
  const given = parsed.value.arguments
  const thought = text.slice(0, found.index).replace(/^\s*Thought:\s*/, '').trim()
  if (parsed.value.name === 'respond' && isObject(given) && typeof given.content === 'string') return { thought, kind: 'reply', text: given.content }
  if (typeof given === 'string' || isObject(given)) return { thought, kind: 'call', name: parsed.value.name, arguments: given }
  return { thought, kind: 'call', name: parsed.value.name, arguments: given === undefined ? {} : JSON.stringify(given) }
}

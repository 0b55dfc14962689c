import { memberPath, type JsonFault } from '@/lib/imports/reading/json-faults'

/** Keys under which a program or a model put JSON of its own: what it calls its members is data. */
const FREE_JSON = new Set(['arguments', 'kwargs', 'value', 'expected', 'settings', 'extra', 'llm_args', 'raw_data', 'metadata', 'outputs', 'initial_state', 'evaluation_criteria', 'action', 'env_assertion'])

/** The first member whose key is blank or holds U+0000, outside free JSON; null when there is none. */
export function findOddKey(value: unknown, path = '$'): JsonFault | null {
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = findOddKey(item, `${path}[${index}]`)
      if (found) return found
    }
    return null
  }
  for (const [key, item] of Object.entries(value)) {
    if (key.trim() === '') return { at: 0, path, message: 'a key is empty', remedy: 'Give the member a name, or leave it out.' }
    if (key.includes('\0')) return { at: 0, path, message: 'a key holds U+0000', remedy: 'Write the key without it.' }
    const found = FREE_JSON.has(key) ? null : findOddKey(item, path + memberPath(key))
    if (found) return found
  }
  return null
}

import { setMember } from '@/lib/bundle/text'

/** What stands in the place of a secret that a file carried. */
export const MASK = '[masked]'

const SECRET_KEY = /(^|[_-])(api[_-]?key|apikey|access[_-]?key|secret|password|passwd|authorization|auth[_-]?token|cookie|set-cookie|credential|private[_-]?key|bearer)s?([_-]|$)|(^|[_-])token$|^x-api-key$/i
/** Words that only look like a secret's key: counts and limits of tokens. */
const HARMLESS_KEY = /tokens$|max[_-]?token|token[_-]?(count|limit|type|ids?)$|stop[_-]?token|pad[_-]?token|eos[_-]?token/i
const SECRET_VALUE = /\b(sk-(?:[A-Za-z]+-)?[A-Za-z0-9_-]{16,}|xai-[A-Za-z0-9]{20,}|gh[pousr]_[A-Za-z0-9]{20,}|AIza[A-Za-z0-9_-]{30,}|AKIA[A-Z0-9]{16}|hf_[A-Za-z0-9]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,})|\b(Bearer\s+)[A-Za-z0-9._~+/=-]{12,}|(:\/\/[^/\s:@]{1,60}:)[^/\s:@]{1,200}(?=@)/g

/**
 * A value with its secrets masked, and the paths of what was masked. A member is a secret by its key (`api_key`,
 * `authorization`, `cookie`, `token`, `secret`, `password`) or by the shape of its text (`sk-…`, `Bearer …`, a
 * password in an address). Meant for settings, headers and error texts, not for what was said in a conversation.
 */
export function maskSecrets(value: unknown, path = ''): { value: unknown; masked: string[] } {
  const masked: string[] = []
  function walk(item: unknown, at: string): unknown {
    if (typeof item === 'string') {
      const clean = maskText(item)
      if (clean !== item) masked.push(at)
      return clean
    }
    if (Array.isArray(item)) return item.map((one: unknown, index) => walk(one, `${at}[${index}]`))
    if (typeof item !== 'object' || item === null) return item
    const made: Record<string, unknown> = {}
    for (const [key, member] of Object.entries(item)) {
      const memberAt = at === '' ? key : `${at}.${key}`
      if (isSecretKey(key) && isFilled(member)) {
        masked.push(memberAt)
        setMember(made, key, MASK)
      } else setMember(made, key, walk(member, memberAt))
    }
    return made
  }
  return { value: walk(value, path), masked }
}

/** A text with keys and bearer tokens in it masked. */
export function maskText(text: string): string {
  return text.replace(SECRET_VALUE, (_whole, _key: string | undefined, bearer: string | undefined, address: string | undefined) => `${bearer ?? address ?? ''}${MASK}`)
}

function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key) && !HARMLESS_KEY.test(key)
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== '' && value !== MASK && typeof value !== 'boolean'
}

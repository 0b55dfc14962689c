import { createHash } from 'node:crypto'

export const TAG_NAME_LENGTH = 120

/** A tag's name as it is kept: one space where there were several, composed characters. */
export function tagName(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Two names that a person would take for the same tag give the same key. */
export function tagNameKey(name: string): string {
  return tagName(name).normalize('NFKC').toLowerCase()
}

/** The id of a tag made in the app: readable where the name has Latin letters, and the same for the same name. */
export function tagIdOf(name: string): string {
  const slug = tagNameKey(name).normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60)
  return slug.length >= 2 ? slug : `tag-${createHash('sha256').update(tagNameKey(name)).digest('hex').slice(0, 12)}`
}

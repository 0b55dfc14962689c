import { wholeCharacters } from '@/lib/transcripts/visible-text'

/**
 * One value of a JSON text, read without losing anything a person looks for: numbers keep the digits they were written with, repeated keys stay, and
 * reading stops at a limit so that the first screen of a payload of megabytes costs what it shows.
 */
export type PayloadNode =
  /** `cut`: the text goes on beyond the limit. */
  | { kind: 'text'; text: string; cut: boolean }
  /** A number, true, false or null, as written. */
  | { kind: 'plain'; text: string }
  | { kind: 'list'; items: PayloadNode[]; cut: boolean }
  | { kind: 'record'; entries: { key: string; value: PayloadNode }[]; cut: boolean }
  /** JSON nested too deep to draw, as written. */
  | { kind: 'deep'; text: string; cut: boolean }

/** A payload as a page shows it: a tree, or the raw text where it is not JSON. Sizes are in UTF-16 units of the stored text. */
export type Payload = { size: number; shownWhole: boolean } & ({ form: 'tree'; root: PayloadNode } | { form: 'broken'; text: string })

const DEPTH_LIMIT = 24

/** Reads a stored JSON text up to `limit` characters. What is not JSON comes back as text, marked broken. */
export function readPayload(stored: string, limit: number): Payload {
  const reader = new PayloadReader(stored, limit)
  const root = reader.readWhole()
  if (root === null) return { size: stored.length, shownWhole: stored.length <= limit, form: 'broken', text: wholeCharacters(stored, limit) }
  return { size: stored.length, shownWhole: !reader.cut, form: 'tree', root }
}

/** The texts of a payload's leaves in the order in which they are drawn; strings decoded, numbers and words as written. */
export function payloadLeaves(node: PayloadNode): string[] {
  switch (node.kind) {
    case 'text':
    case 'plain':
    case 'deep': return [node.text]
    case 'list': return node.items.flatMap(payloadLeaves)
    case 'record': return node.entries.flatMap(({ value }) => payloadLeaves(value))
  }
}

/** A payload in one short line: `order: NL-1042, reason: damaged`. */
export function payloadLine(payload: Payload): string {
  return payload.form === 'broken' ? payload.text : nodeLine(payload.root, 0)
}

function nodeLine(node: PayloadNode, depth: number): string {
  switch (node.kind) {
    case 'text':
    case 'plain':
    case 'deep': return node.text.slice(0, 200)
    case 'list': return depth > 1 ? '[…]' : `[${node.items.slice(0, 8).map((item) => nodeLine(item, depth + 1)).join(', ')}]`
    case 'record': {
      const line = node.entries.slice(0, 8).map(({ key, value }) => `${key}: ${nodeLine(value, depth + 1)}`).join(', ')
      return depth === 0 ? line : depth > 1 ? '{…}' : `{${line}}`
    }
  }
}

/** A payload as indented lines, `name: value`. */
export function payloadLines(node: PayloadNode, indent = ''): string {
  switch (node.kind) {
    case 'list': return node.items.map((item) => `${indent}- ${payloadLines(item, `${indent}  `).trimStart()}`).join('\n')
    case 'record': return node.entries.map(({ key, value }) => (isNested(value) ? `${indent}${key}:\n${payloadLines(value, `${indent}  `)}` : `${indent}${key}: ${payloadLines(value)}`)).join('\n')
    case 'text':
    case 'plain':
    case 'deep': return `${indent}${node.text}`
  }
}

function isNested(node: PayloadNode): boolean {
  return (node.kind === 'list' && node.items.length > 0) || (node.kind === 'record' && node.entries.length > 0)
}

class NotJson extends Error {}

class PayloadReader {
  cut = false
  #at = 0
  readonly #source: string
  readonly #limit: number

  constructor(source: string, limit: number) {
    this.#source = source
    this.#limit = limit
  }

  /** The tree, or null where what was read is not JSON. */
  readWhole(): PayloadNode | null {
    try {
      this.#space()
      const root = this.#value(0)
      this.#space()
      return this.cut || this.#at === this.#source.length ? root : null
    } catch (error) {
      if (error instanceof NotJson) return null
      throw error
    }
  }

  #value(depth: number): PayloadNode {
    const first = this.#source[this.#at]
    if (depth >= DEPTH_LIMIT && (first === '{' || first === '[')) return this.#deep()
    if (first === '"') return this.#text()
    if (first === '{') return this.#record(depth)
    if (first === '[') return this.#list(depth)
    PLAIN.lastIndex = this.#at
    const plain = PLAIN.exec(this.#source)
    if (plain === null) throw new NotJson()
    this.#at = PLAIN.lastIndex
    return { kind: 'plain', text: plain[0] }
  }

  #text(): PayloadNode {
    const { text, cut } = this.#string(true)
    return { kind: 'text', text, cut }
  }

  #string(mayCut: boolean): { text: string; cut: boolean } {
    const limit = Math.max(this.#limit - this.#at, 0)
    const end = stringEnd(this.#source, this.#at)
    if (mayCut && end - this.#at > limit + 200) {
      this.cut = true
      const head = this.#source.slice(this.#at + 1, this.#at + 1 + limit).replace(/\\(?:u[0-9a-fA-F]{0,3})?$/, '')
      this.#at = end
      // A cut between the halves of an escaped surrogate pair leaves one half: it is dropped.
      return { text: decode(`"${head}"`).replace(/[\ud800-\udbff]$/, ''), cut: true }
    }
    const raw = this.#source.slice(this.#at, end)
    this.#at = end
    return { text: decode(raw), cut: false }
  }

  #list(depth: number): PayloadNode {
    const items: PayloadNode[] = []
    this.#at++
    this.#space()
    if (this.#take(']')) return { kind: 'list', items, cut: false }
    for (;;) {
      if (this.#spent()) return { kind: 'list', items, cut: true }
      items.push(this.#value(depth + 1))
      if (this.cut) return { kind: 'list', items, cut: true }
      this.#space()
      if (this.#take(']')) return { kind: 'list', items, cut: false }
      this.#expect(',')
    }
  }

  #record(depth: number): PayloadNode {
    const entries: { key: string; value: PayloadNode }[] = []
    this.#at++
    this.#space()
    if (this.#take('}')) return { kind: 'record', entries, cut: false }
    for (;;) {
      if (this.#spent()) return { kind: 'record', entries, cut: true }
      if (this.#source[this.#at] !== '"') throw new NotJson()
      const key = this.#string(false).text
      this.#space()
      this.#expect(':')
      entries.push({ key, value: this.#value(depth + 1) })
      if (this.cut) return { kind: 'record', entries, cut: true }
      this.#space()
      if (this.#take('}')) return { kind: 'record', entries, cut: false }
      this.#expect(',')
    }
  }

  #deep(): PayloadNode {
    const from = this.#at
    let level = 0
    while (this.#at < this.#source.length) {
      const character = this.#source[this.#at]
      if (character === '"') { this.#at = stringEnd(this.#source, this.#at); continue }
      if (character === '{' || character === '[') level++
      if (character === '}' || character === ']') level--
      this.#at++
      if (level === 0) break
    }
    if (level !== 0) throw new NotJson()
    const room = Math.max(this.#limit - from, 80)
    const cut = this.#at - from > room
    if (cut) this.cut = true
    return { kind: 'deep', text: wholeCharacters(this.#source.slice(from, this.#at), room), cut }
  }

  #spent(): boolean {
    if (this.#at <= this.#limit) return false
    this.cut = true
    return true
  }

  #space(): void {
    SPACE.lastIndex = this.#at
    SPACE.exec(this.#source)
    this.#at = SPACE.lastIndex
  }

  #take(character: string): boolean {
    if (this.#source[this.#at] !== character) return false
    this.#at++
    return true
  }

  #expect(character: string): void {
    if (!this.#take(character)) throw new NotJson()
    this.#space()
  }
}

const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const SPACE = /[ \t\r\n]*/y

/** Index after the closing quote of the string that opens at `from`. */
function stringEnd(source: string, from: number): number {
  for (let at = from + 1; ; at++) {
    at = source.indexOf('"', at)
    if (at === -1) throw new NotJson()
    let slashes = 0
    while (source[at - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return at + 1
  }
}

function decode(raw: string): string {
  try {
    const value: unknown = JSON.parse(raw)
    if (typeof value === 'string') return value
  } catch {
    // Falls through: a string JSON.parse refuses makes the whole payload broken.
  }
  throw new NotJson()
}

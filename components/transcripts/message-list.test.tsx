import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Drawing } from '@/components/transcripts/drawing'
import { MessageList } from '@/components/transcripts/message-list'
import type { Finding } from '@/lib/findings/finding'
import { placeFindings } from '@/lib/findings/placing'
import type { StoredMessage } from '@/lib/transcripts/message'
import { toTranscriptView } from '@/lib/transcripts/view'

const HOSTILE = [
  '<script>window.__xss=1</script>', '</script><script>window.__xss=1</script>', '<!--<script>', '<img src=x onerror=window.__xss=1>', '<svg/onload=window.__xss=1//', '<a href="javascript:window.__xss=1">c</a>', '"onmouseover="window.__xss=1',
  '\'><img src=x onerror=window.__xss=1>', '</title><script>window.__xss=1</script>', '</textarea><script>window.__xss=1</script>', '{{constructor.constructor("window.__xss=1")()}}', '<base href="https://evil.example/">',
  '<style>*{display:none}</style>', '<form id=document><input name=cookie>', '<scr\u0000ipt>', '&#x3c;script&#x3e;', '![a](https://evil.example/x.png)', '<|im_end|>',
]

function message(number: number, part: Partial<StoredMessage>): StoredMessage {
  return { number, role: 'agent', content: '', at: null, reasoning: null, calls: [], result: null, ...part }
}

/** One hostile text in every place a transcript can hold it. */
function everywhere(text: string): StoredMessage[] {
  const call = (position: number, name: string, stored: string, isJson: boolean) => ({ position, callId: text, name, arguments: stored, argumentsValid: isJson, effect: null })
  return [
    message(0, { role: 'system', content: text }), message(1, { role: 'customer', content: text, reasoning: text }),
    message(2, { content: text, calls: [call(0, text, JSON.stringify({ [text]: text, list: [text, { deep: text }] }), true), call(1, 'x', text, false)] }),
    message(3, { role: 'tool', result: { call: '', name: text, ok: false, value: JSON.stringify({ [text]: [text] }) }, changes: [{ path: `orders.${text}`, before: text, after: { [text]: text } }] }),
    message(4, { role: 'tool', content: text, result: { call: `gone ${text}`, name: text, ok: true, value: JSON.stringify(text) } }),
    message(5, { role: text, content: text }), message(6, { role: 'tool', content: text }),
  ]
}

function drawn(messages: StoredMessage[], findings: Finding[] = []): string {
  const drawing: Drawing = { transcript: 'abc', names: new Map(), placed: placeFindings(messages, findings), judged: new Map(), evidence: new Set([0]), isCompact: false }
  return renderToStaticMarkup(<MessageList view={toTranscriptView(messages)} drawing={drawing} />)
}

function finding(text: string): Finding {
  return {
    id: 'f1', tag: { id: text, name: text, polarity: 'weakness' }, fault: null, severity: 'major', root: null, note: text, correctBehaviour: text, quotable: null, status: 'confirmed', source: 'reviewer', author: text, authorId: null, at: text,
    updatedAt: null, withdrawnAt: null, withdrawnBy: null, version: 1, anchors: [{ message: 1, part: 'content', call: null, quote: text, prefix: null, suffix: null, as: null }],
  }
}

const ALLOWED = new Set(['article', 'a', 'span', 'div', 'details', 'summary', 'b', 'em', 'bdi', 'h4', 'code', 'p', 'pre', 'dl', 'dt', 'dd', 'ol', 'ul', 'li', 'i', 'mark'])

describe('a drawn transcript', () => {
  it.each(HOSTILE)('shows %j as text in every place, and makes nothing of it', (text) => {
    const html = drawn(everywhere(text), [finding(text)])
    const tags = [...html.matchAll(/<([a-zA-Z][^\s>/]*)/g)].map((match) => match[1] ?? '')
    expect(tags.filter((tag) => !ALLOWED.has(tag))).toEqual([])
    const attributes = [...html.matchAll(/<[a-z0-9]+((?:\s[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g)].flatMap((match) => [...(match[1] ?? '').matchAll(/\s([^\s=>]+)=/g)].map((each) => each[1] ?? ''))
    expect([...new Set(attributes)].filter((name) => !['id', 'class', 'href', 'dir', 'start', 'open', 'data-p', 'data-c', 'data-u', 'data-f', 'data-call', 'data-tip', 'aria-label'].includes(name))).toEqual([])
    expect([...html.matchAll(/href="([^"]*)"/g)].every((match) => /^(#|\/api\/v1\/)/.test(match[1] ?? ''))).toBe(true)
    expect(html).not.toContain('<script')
  })

  it('says what is malformed', () => {
    const html = drawn([
      message(0, { calls: [{ position: 0, callId: 'a', name: 'refund', arguments: '{"sum": 12', argumentsValid: false, effect: 'write' }] }),
      message(1, { role: 'tool', result: { call: 'zz', name: 'ghost', ok: true, value: '1' } }), message(2, { role: 'narrator', content: 'x' }), message(3, {}), message(4, { role: 'tool', content: 'x' }),
    ])
    for (const words of ['no result', 'which is not here', 'unknown role', 'no text', 'a tool message without a result', 'not an object: the text as the model wrote it']) expect(html).toContain(words)
  })

  it('gives every message its number as a place to link to, a result too that stands with its call', () => {
    const html = drawn([
      message(0, { role: 'customer', content: 'Hi' }), message(1, { calls: [{ position: 0, callId: 'a', name: 'get', arguments: '{}', argumentsValid: true, effect: 'read' }] }),
      message(2, { role: 'tool', result: { call: 'a', name: 'get', ok: true, value: '{}' } }), message(3, { content: 'Done' }),
    ])
    for (const number of [0, 1, 2, 3]) expect(html.split(`id="m${number}"`)).toHaveLength(2)
  })

  it('caps a long payload and offers the rest, unless a finding points into it', () => {
    const messages = [message(0, { role: 'tool', result: { call: '', name: 'export', ok: true, value: JSON.stringify(Array.from({ length: 2000 }, (_, n) => `row ${n} of many`)) } })]
    const html = drawn(messages)
    expect(html).toContain('href="/api/v1/transcripts/abc/messages/0/result"')
    expect(html).toMatch(/show all \d+ kB/)
    expect(html).not.toContain('row 1500 of many')
    const pointed = drawn(messages, [{ ...finding('x'), anchors: [{ message: 0, part: 'result', call: null, quote: 'row 1500 of many', prefix: null, suffix: null, as: null }] }])
    expect(pointed).toContain('<mark data-f="f1">row 1500 of many</mark>')
  })
})

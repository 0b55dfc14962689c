import { describe, expect, it } from 'vitest'
import { MOST_FORM_BYTES, refusalOfPageRequest } from '@/lib/http/page-request'

const OURS = { 'host': 'desk.example', 'origin': 'http://desk.example', 'content-length': '10' }
const statusOf = (method: string, headers: object) => refusalOfPageRequest(method, new Headers(Object.entries(headers)))?.status ?? 'goes on'

describe('a request to a page', () => {
  it.each(['GET', 'HEAD'])('with %s goes on, wherever it comes from', (method) => {
    expect(statusOf(method, { 'origin': 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBe('goes on')
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'BREW'])('with %s does not', (method) => {
    expect(statusOf(method, OURS)).toBe(405)
  })

  it.each([{}, { origin: 'https://evil.example' }, { origin: 'null' }, { origin: 'http://desk.example.evil.example' }, { 'sec-fetch-site': 'cross-site' }, { 'origin': 'http://desk.example', 'sec-fetch-site': 'cross-site' }])('that would change something goes on from our pages alone: not with %j', (from) => {
    expect(statusOf('POST', OURS)).toBe('goes on')
    expect(statusOf('POST', { 'host': 'desk.example', 'content-length': '10', ...from })).toBe(403)
  })

  it('is as large as a form may be', () => {
    expect(statusOf('POST', { ...OURS, 'content-length': String(MOST_FORM_BYTES) })).toBe('goes on')
    expect(statusOf('POST', { ...OURS, 'content-length': String(MOST_FORM_BYTES + 1) })).toBe(413)
  })
})

import { describe, expect, it } from 'vitest'
import { pagePolicy } from '@/lib/http/csp'

describe('the policy of a page in production', () => {
  const policy = pagePolicy('abc123', { development: false })
  const directives = new Map(policy.split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1)]))

  it('runs only scripts with the nonce and what they load', () => {
    expect(directives.get('script-src')).toEqual([`'self'`, `'nonce-abc123'`, `'strict-dynamic'`])
  })

  it('takes only style elements with the nonce, and the build’s style sheets', () => {
    expect(directives.get('style-src')).toEqual([`'self'`, `'nonce-abc123'`])
  })

  it('has no unsafe-inline and no unsafe-eval but for style attributes', () => {
    expect([...directives].filter(([, values]) => values.some((value) => value.includes('unsafe'))).map(([name]) => name)).toEqual(['style-src-attr'])
  })

  it('names no other origin and no scheme that carries code', () => {
    for (const name of ['script-src', 'style-src', 'connect-src', 'form-action', 'default-src']) expect(directives.get(name)?.join(' ')).not.toMatch(/\*|https?:|data:|blob:/)
  })

  it('cannot be framed, rebased or given plugins', () => {
    expect([directives.get('frame-ancestors'), directives.get('base-uri'), directives.get('object-src'), directives.get('default-src')]).toEqual([[`'none'`], [`'none'`], [`'none'`], [`'none'`]])
  })
})

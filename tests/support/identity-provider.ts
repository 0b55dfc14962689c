import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An OpenID Connect provider on loopback that vouches for whoever it was last told to. */
export type IdentityProvider = { issuer: string; vouchFor(person: { sub: string; email: string; email_verified: boolean; name?: string; iss?: string; aud?: string; nonce?: string }): void; stop(): Promise<void> }

/** Starts one; it speaks the authorization code flow with PKCE, as far as the app's side of it needs. */
export async function startIdentityProvider(clientId: string): Promise<IdentityProvider> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  let person: Record<string, unknown> = {}
  let nonce = ''
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer())
    const json = (value: unknown): void => { response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value)) }
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json({ issuer: issuer(), authorization_endpoint: `${issuer()}/authorize`, token_endpoint: `${issuer()}/token`, jwks_uri: `${issuer()}/keys`, userinfo_endpoint: `${issuer()}/me`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] })
      case '/authorize': {
        nonce = url.searchParams.get('nonce') ?? ''
        const back = new URL(url.searchParams.get('redirect_uri') ?? issuer())
        back.searchParams.set('code', 'a-code')
        back.searchParams.set('state', url.searchParams.get('state') ?? '')
        response.writeHead(302, { location: back.href }).end()
        return
      }
      case '/token': {
        const asked = new URLSearchParams(await bodyOf(request))
        if (asked.get('code') !== 'a-code' || asked.get('code_verifier') === null) {
          response.writeHead(400).end()
          return
        }
        const now = Math.floor(Date.now() / 1000)
        return json({ access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: signed({ iss: issuer(), aud: clientId, iat: now, exp: now + 60, nonce, ...person }) })
      }
      case '/keys': return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'key' }] })
      default: response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  function issuer(): string {
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  function signed(claims: Record<string, unknown>): string {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const text = `${part({ alg: 'RS256', typ: 'JWT', kid: 'key' })}.${part(claims)}`
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`
  }

  return {
    issuer: issuer(),
    vouchFor: (next) => { person = next },
    stop: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += String(piece)
  return text
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

// AES-256-GCM with a key derived from the app's secret; the name of what is kept is bound in, so that one box does not open as another.

const VERSION = 'v1'

function keyFrom(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'sab provider keys', 'aes-256-gcm', 32))
}

/** Closes a text into `v1.nonce.tag.ciphertext` (base64url), readable with the same secret and name alone. */
export function closeSecret(secret: string, name: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret), nonce)
  cipher.setAAD(Buffer.from(name))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [VERSION, nonce.toString('base64url'), cipher.getAuthTag().toString('base64url'), sealed.toString('base64url')].join('.')
}

/** Opens what {@link closeSecret} closed; null where the secret or the name is another, or the box was changed. */
export function openSecret(secret: string, name: string, box: string): string | null {
  const [version, nonce, tag, sealed] = box.split('.')
  if (version !== VERSION || nonce === undefined || tag === undefined || sealed === undefined) return null
  const tagBytes = Buffer.from(tag, 'base64url')
  if (tagBytes.length !== 16) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret), Buffer.from(nonce, 'base64url'))
    decipher.setAAD(Buffer.from(name))
    decipher.setAuthTag(tagBytes)
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8')
  } catch {
    // GCM refuses by throwing: a box that does not open is an answer here, not a fault.
    return null
  }
}

import { z } from 'zod'

/** Whether a text is an address that a model may be called at. */
export function isHttpAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

function holdsNoPassword(text: string): boolean {
  const { username, password } = new URL(text)
  return username === '' && password === ''
}

/** An address of a provider: http or https, and never with a user name or password in it, for addresses are shown. */
export const httpAddress = z.string().trim().max(500).refine(isHttpAddress, { error: 'An http address, as in http://127.0.0.1:8000/v1.', abort: true }).refine(holdsNoPassword, 'An address without a user name or password.')

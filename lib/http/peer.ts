import { environment } from '@/lib/env'

/** Set by the server entry (scripts/serve.mjs) from the socket; whatever a client sends under this name is overwritten there. */
export const PEER_HEADER = 'x-sab-peer'

/**
 * Who is at the other end: the socket's address, or, behind SAB_TRUST_PROXY proxies, the entry that the outermost of
 * them wrote into X-Forwarded-For. An IPv6 address counts as its /64. Null where nothing trustworthy says.
 */
export function peerOf(headers: Headers, trustedProxies = environment().SAB_TRUST_PROXY): string | null {
  const socket = headers.get(PEER_HEADER)
  if (trustedProxies === 0) return socket === null ? null : peerGroup(socket)
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim()).filter((hop) => hop !== '')
  const entry = hops.at(-trustedProxies) ?? socket
  return entry === null ? null : peerGroup(entry)
}

/** One peer for one limit: an IPv4 address as it is, an IPv6 address by the network that one customer gets. */
export function peerGroup(address: string): string {
  // Some proxies write the port along; every port would be another peer.
  const plain = address.replace(/^\[(.*)\](:\d+)?$|^(\d+(?:\.\d+){3}):\d+$/, '$1$3').replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64)
  if (!plain.includes(':')) return plain
  const [head = '', tail = ''] = plain.split('::')
  const left = head.split(':').filter((part) => part !== '')
  const right = tail.split(':').filter((part) => part !== '')
  const groups = plain.includes('::') ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right] : left
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':')}::/64`
}

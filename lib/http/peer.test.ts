import { describe, expect, it } from 'vitest'
import { peerGroup, peerOf } from '@/lib/http/peer'

const headers = (given: Record<string, string>) => new Headers(given)

describe('who is at the other end', () => {
  it('is the socket, whatever X-Forwarded-For claims, when no proxy is trusted', () => {
    expect(peerOf(headers({ 'x-sab-peer': '192.0.2.7', 'x-forwarded-for': '203.0.113.1', 'x-real-ip': '203.0.113.2' }), 0)).toBe('192.0.2.7')
  })

  it('is what the one trusted proxy wrote last, not what the client wrote before it', () => {
    expect(peerOf(headers({ 'x-sab-peer': '10.0.0.1', 'x-forwarded-for': '198.51.100.9, 203.0.113.1' }), 1)).toBe('203.0.113.1')
    expect(peerOf(headers({ 'x-sab-peer': '10.0.0.1', 'x-forwarded-for': '198.51.100.9, 203.0.113.1' }), 2)).toBe('198.51.100.9')
  })

  it('is the socket when the trusted proxy wrote nothing', () => {
    expect(peerOf(headers({ 'x-sab-peer': '10.0.0.1' }), 1)).toBe('10.0.0.1')
  })

  it.each([['::ffff:192.0.2.7', '192.0.2.7'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'], ['2001:DB8:1:2:ffff::1', '2001:db8:1:2::/64'], ['::1', '0:0:0:0::/64']])('counts %s as %s', (address, group) => {
    expect(peerGroup(address)).toBe(group)
  })
})

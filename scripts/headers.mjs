/** Headers that every answer carries; the policy of a page, with its nonce, is added in proxy.ts. */
export const constantHeaders = {
  'X-Content-Type-Options': 'nosniff',
  // Not no-referrer: a form that works without script would then say `Origin: null` and be refused as foreign.
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), payment=(), clipboard-read=(), browsing-topics=()',
  'X-Robots-Tag': 'noindex',
}

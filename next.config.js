// @ts-check

/** Headers that every answer carries; the nonce CSP of pages is added in proxy.ts. */
const constantHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // Not no-referrer: a form that works without script would then say `Origin: null` and be refused as foreign.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), usb=(), payment=(), clipboard-read=(), browsing-topics=()' },
  { key: 'X-Robots-Tag', value: 'noindex' },
]

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.SAB_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['better-sqlite3', 'pg', 'pg-copy-streams', '@prisma/client', '@prisma/adapter-better-sqlite3', '@prisma/adapter-pg', '@prisma/schema-engine-wasm', 'tsx'],
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: '1mb' } },
  headers: async () => [{ source: '/:path*', headers: constantHeaders }],
}

export default config

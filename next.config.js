// @ts-check

import { constantHeaders } from './scripts/headers.mjs'

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.SAB_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // The server around Next compresses, after it has finished a document (scripts/serve.mjs).
  compress: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['better-sqlite3', 'pg', 'pg-copy-streams', '@prisma/client', '@prisma/adapter-better-sqlite3', '@prisma/adapter-pg', '@prisma/schema-engine-wasm', 'tsx'],
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: '1mb' } },
  // For `npm run dev`: in production the server around Next sends them with every answer.
  headers: async () => [{ source: '/:path*', headers: Object.entries(constantHeaders).map(([key, value]) => ({ key, value })) }],
}

export default config

import type { NextConfig } from 'next'

// cacheComponents stays off: see `docs/decisions/010-no-cache-components.md`.
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `server/compression.ts` compresses each response in one go.
  compress: false,
  serverExternalPackages: ['better-sqlite3', '@node-rs/argon2'],
  images: { unoptimized: true },
  // Keeps the title in every page's head. Streaming it later needs scripts and takes a tenth longer.
  htmlLimitedBots: /.*/,
  devIndicators: false,
  // `npm test` checks the types, so starting a fresh clone needn't.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}

export default config

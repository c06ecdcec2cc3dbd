import type { NextConfig } from 'next'

// cacheComponents stays off: see `docs/decisions/010-no-cache-components.md`.
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `server/compression.ts` compresses each response in one go.
  compress: false,
  serverExternalPackages: ['better-sqlite3', '@node-rs/argon2'],
  images: { unoptimized: true },
  // Every page has its title in the head: streaming it later needs scripts, and costs a tenth of a page's time.
  htmlLimitedBots: /.*/,
  devIndicators: false,
  // `npm test` checks the types, so a start on a fresh clone needn't.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}

export default config

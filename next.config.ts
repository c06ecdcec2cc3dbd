import type { NextConfig } from 'next'

// cacheComponents stays off: see `docs/decisions/010-no-cache-components.md`.
const config: NextConfig = {
  // `bin/set-up/build.mjs` sets NEXT_DEPLOYMENT_ID, which is in every answer. After another build, the next link loads
  // a whole page; an open form stays as it is. With it, Next would give each build the same id, and the build's stamp
  // couldn't tell one from another.
  generateBuildId: () => null,
  poweredByHeader: false,
  reactStrictMode: true,
  // `server/compression.ts` compresses each response in one go.
  compress: false,
  serverExternalPackages: ['better-sqlite3', 'pg', '@node-rs/argon2'],
  images: { unoptimized: true },
  // Keeps the title in every page's head. Streaming it later needs scripts and takes a tenth longer.
  htmlLimitedBots: /.*/,
  devIndicators: false,
  // `npm test` checks the types, so starting a fresh clone needn't.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '1.2mb' } },
}

export default config

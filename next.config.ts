import type { NextConfig } from 'next'

const config: NextConfig = {
  // Every page is private and the database is in the process: see docs/decisions.
  poweredByHeader: false,
  reactStrictMode: true,
  // The front compresses, each answer in one go.
  compress: false,
  serverExternalPackages: ['better-sqlite3', '@node-rs/argon2', 'pino'],
  images: { unoptimized: true },
  // Titles stand in the head of every page: streaming them after it needs scripts, and costs a tenth of a page's time.
  htmlLimitedBots: /.*/,
  devIndicators: false,
  // npm test checks the types; a start on a fresh clone needn't wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}

export default config

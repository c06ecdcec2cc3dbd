import type { NextConfig } from 'next'

// The bench's build has three pages more (app/floor), to compare the others with, and a folder of its own. A page of
// theirs ends in .bench.tsx, which no other build takes for a page.
const isBench = process.env.CAIRN_BENCH === '1'

const config: NextConfig = {
  distDir: isBench ? '.next-bench' : '.next',
  pageExtensions: isBench ? ['bench.tsx', 'tsx', 'ts'] : ['tsx', 'ts'],
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

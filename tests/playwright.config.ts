import process from 'node:process'
import { defineConfig } from '@playwright/test'
import { findChromium } from '../bin/set-up/browser.mjs'
import { ownTemporaryFolder } from '../bin/set-up/temporary.mjs'
import type { OfWorker } from './browser/fixtures.ts'

process.env.TZ = 'Asia/Kathmandu'
ownTemporaryFolder()

const short = /\/(answers-lost|keyboard|main-loop|one-form|signing-in|whole-errors)\.test\.ts$/

export default defineConfig<object, OfWorker>({
  testDir: 'browser',
  outputDir: '../test-results',
  globalSetup: './support/demo-database.ts',
  fullyParallel: true,
  // One more than a small machine has cores, since a worker waits for its server as often as it works.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  // Generous, since a busy machine proves nothing about the program: these only end what hangs.
  timeout: 300_000,
  // `npm test` runs those of `short`, and `npm run test:more` the others. The longest file first: its crawls run one after
  // the other, and would keep one worker busy alone at the end.
  projects: [
    { name: 'crawls', testMatch: 'every-page.test.ts' },
    { name: 'more', testIgnore: ['every-page.test.ts', short] },
    {
      name: 'short crawls',
      testMatch: 'every-page.test.ts',
      grep: /without being signed in/,
    },
    { name: 'short', testMatch: short },
    // Its record isn't put back, so one worker has all of it.
    {
      name: 'on PostgreSQL',
      testMatch: 'main-loop.test.ts',
      grep: / with JavaScript/,
      workers: 1,
      use: { database: 'PostgreSQL' },
    },
  ],
  expect: { timeout: 120_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'Asia/Kathmandu',
    // A trace takes a fifth more time; `playwright test --trace=on` makes one.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CAIRN_CHROMIUM ?? findChromium(),
      // Without a network Chromium's background services wait for answers that never come.
      args: [
        '--disable-gpu',
        '--disable-gpu-compositing',
        '--disable-software-rasterizer',
        '--js-flags=--no-opt --no-maglev',
        '--disable-quic',
        // Otherwise each context starts two, one of them for an empty page.
        '--renderer-process-limit=1',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})

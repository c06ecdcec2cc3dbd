// `npm run screenshots` takes the pictures of `README.md`, of the demo team on a fixed day.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { chromium } from '@playwright/test'
import { onAnotherDay } from '#bin/set-up/another-day.mjs'
import { browser as findBrowser } from '#bin/set-up/browser.mjs'
import { Browserless } from './support/browserless.ts'
import { startServer } from './support/server.ts'

// A Thursday morning.
const day = '2026-11-19T09:40:00Z'
const root = path.resolve(import.meta.dirname, '..')
const pictures = path.join(root, 'docs/pictures')
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-pictures-'))
const database = path.join(folder, 'demo.db')

const env = { ...onAnotherDay(root, day), TZ: 'UTC' }

// In another process, since a process has one clock and one database handle.
const fill = `import './tests/support/configuration.ts'
  import { prepareDemo } from './bin/demo/prepare.ts'
  await prepareDemo(${JSON.stringify(database)}, new Date())`
execFileSync(process.execPath, ['--input-type=module', '--eval', fill], {
  cwd: root,
  env: { ...process.env, ...env },
  stdio: 'pipe',
})

const server = await startServer({ database, env })
const browser = await chromium.launch({ executablePath: await findBrowser(root), args: ['--disable-gpu'] })
type Look = { scheme?: 'dark'; width?: number; height?: number }
try {
  mkdirSync(pictures, { recursive: true })
  const mentor = await new Browserless(server).signIn('mentor@demo.cairn')
  const goal = await linkTo(mentor, '/queue', 'Automate a recurring job')
  const review = await linkTo(mentor, '/reviews', 'Deliver webhooks in the order of the bookings')
  const person = await linkTo(mentor, '/sessions', 'Ada Okonkwo')
  await take('mentor@demo.cairn', '/', 'mentor-home.png')
  await take('lead@demo.cairn', await teamOf('lead@demo.cairn'), 'team.png')
  await take('mentor@demo.cairn', goal, 'goal-with-evidence.png', { height: 1500 })
  await take('mentor@demo.cairn', review, 'review-note.png', { height: 1100 })
  await take('junior@demo.cairn', '/', 'phone.png', { width: 390, height: 844 })
  await take('mentor@demo.cairn', person, 'dark.png', { scheme: 'dark' })
} finally {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function take(email: string, address: string, name: string, look: Look = {}): Promise<void> {
  const { scheme = 'light', width = 1280, height = 900 } = look
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: width < 500 ? 2 : 1,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  // Without expiry dates: cookies of the server's day may have expired by the browser's clock.
  const { cookies } = await new Browserless(server).signIn(email)
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: server.origin })))
  const page = await context.newPage()
  const answer = await page.goto(server.origin + address, { waitUntil: 'networkidle' })
  if (!answer?.ok()) throw new Error(`${address} answered ${answer?.status()}:\n${server.printed()}`)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: path.join(pictures, name), animations: 'disabled', caret: 'hide' })
  console.log(`  docs/pictures/${name}`)
  await context.close()
}

/** The address behind the first link of a list whose words begin so. */
async function linkTo(visitor: Browserless, list: string, words: string): Promise<string> {
  const html = await (await visitor.ask(list)).text()
  const links = html.matchAll(/<a\b[^>]*href="([^"#]+)[^"]*"[^>]*>([\s\S]*?)<\/a>/g)
  for (const [, address = '', content = ''] of links)
    if (content.replace(/<[^>]*>/g, '').includes(words)) return address
  throw new Error(`${list} has no link “${words}”.`)
}

/** The address of someone's only team. */
async function teamOf(email: string): Promise<string> {
  const visitor = await new Browserless(server).signIn(email)
  const [address] = /\/teams\/[\w-]+/.exec(await (await visitor.ask('/')).text()) ?? []
  if (!address) throw new Error(`${email} has no way to a team.`)
  return address
}

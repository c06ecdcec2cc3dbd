import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { ownNode } from './install.mjs'
import { run, StepFailed, step } from './progress.mjs'

// The headless shell comes first: the tests take a third less time with it.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Undefined if there is none that runs. */
export function findChromium() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...elsewhere].find((path) => existsSync(path) && answers(path))
}

// Ubuntu's file of that name only tells people to install another package.
function answers(path) {
  if (process.platform === 'win32') return true
  try {
    return /chrom/i.test(
      execFileSync(path, ['--version'], { encoding: 'utf8', stdio: 'pipe', timeout: 20_000 }),
    )
  } catch {
    return false
  }
}

async function playwrightsOwn(root) {
  const script = "process.stdout.write(require('@playwright/test').chromium.executablePath())"
  const path = (await run(ownNode(root), ['-e', script])).trim()
  return existsSync(path) ? path : undefined
}

/**
 * An installed Chromium, else Debian's through apt-get (as root), else Playwright's download. Returns its path. Throws
 * `StepFailed`, with what to do, if there is none.
 */
export async function browser(root) {
  const there = findChromium() ?? (await playwrightsOwn(root))
  if (there) return there
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    const take = (name) =>
      run('apt-get', ['install', '-q', '-y', '--no-install-recommends', name, 'fonts-liberation'], { env })
    await step('Installing Chromium from the system’s packages', async () => {
      await run('apt-get', ['update', '-q'], { env })
      // Older systems have only the full browser.
      await take('chromium-headless-shell').catch(() => take('chromium'))
    }).catch(() => undefined)
    const installed = findChromium()
    if (installed) return installed
  }
  const playwright = join(root, 'node_modules/@playwright/test/cli.js')
  await step('Downloading Playwright’s Chromium', () =>
    run(ownNode(root), [playwright, 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium']),
  ).catch(() => undefined)
  const downloaded = await playwrightsOwn(root)
  if (downloaded) return downloaded
  throw new StepFailed(
    'The tests need a Chromium: install the package "chromium" or Google Chrome on this machine, then run npm test again.',
  )
}

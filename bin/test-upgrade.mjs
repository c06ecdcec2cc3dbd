// npm run test:upgrade: builds a copy of the project again and again under open forms. It takes minutes.
import { browser } from './set-up/browser.mjs'
import { root, testRun } from './set-up/test-run.mjs'

await testRun(async ({ vitest }) => {
  const chromium = await browser(root)
  await vitest('Upgrades', ['upgrade'], { env: { CAIRN_CHROMIUM: chromium } })
})

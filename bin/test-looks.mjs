// npm run test:looks: axe on every page and every kind of goal, for each person to whom it looks different.
import { browser } from './set-up/browser.mjs'
import { build } from './set-up/build.mjs'
import { root, testRun } from './set-up/test-run.mjs'

await testRun(async ({ playwright }) => {
  const chromium = await browser(root)
  await build(root)
  await playwright('Every page', {
    files: ['every-page', 'every-goal'],
    projects: ['crawls', 'more'],
    env: { CAIRN_CHROMIUM: chromium, CAIRN_LOOKS: 'whole' },
  })
})

// npm run test:more: what npm test leaves out, since it takes longer. CI runs both.
import { browser } from './set-up/browser.mjs'
import { build } from './set-up/build.mjs'
import { postgresql } from './set-up/postgresql.mjs'
import { root, testRun } from './set-up/test-run.mjs'

await testRun(async ({ vitest, playwright }) => {
  const chromium = await browser(root)
  await postgresql(root)
  await build(root)
  await Promise.all([
    // Every write's work is done twice, the first time in vain: what PostgreSQL may ask for at any moment.
    vitest('Data, with every write’s work done twice', ['data-sqlite'], { env: { CAIRN_WORK_TWICE: 'yes' } }),
    vitest('Commands', ['commands']),
  ])
  await vitest('Faults and attacks', ['faults'], { more: 1 })
  await playwright('In the browser', { projects: ['crawls', 'more'], env: { CAIRN_CHROMIUM: chromium } })
})

// Needs no package, so it runs on a fresh clone with any Node from 20 on. What takes longer is in `npm run test:more`.
import { onAnotherDay } from './set-up/another-day.mjs'
import { browser } from './set-up/browser.mjs'
import { build } from './set-up/build.mjs'
import { postgresql } from './set-up/postgresql.mjs'
import { root, testRun } from './set-up/test-run.mjs'

await testRun(async ({ check, vitest, playwright }) => {
  const chromium = await browser(root)
  await postgresql(root)
  const onDay = (name, moment) =>
    vitest(`Rules and data, ${name}`, ['rules', 'data-sqlite'], { env: onAnotherDay(root, moment) })

  // Two at a time, for machines with two cores, each about as long as the other. The checks and the build share .next,
  // so they run one after another.
  await Promise.all([
    (async () => {
      await check('Route types', 'next/dist/bin/next', ['typegen'])
      await check('Types', 'typescript/bin/tsc', ['--noEmit'])
      await check('Lint and format', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])
      await check('Dead code', 'knip/bin/knip.js', [])
      await build(root)
      await vitest('Texts, architecture, front', ['texts', 'architecture', 'front'])
      await vitest('Races', ['races-sqlite', 'races-postgresql'])
    })(),
    (async () => {
      // Fixed days, so that every run covers the same; npm run test:days tries more.
      await onDay('on 29 February', '2028-02-29T12:00:00Z')
      await onDay('on a night in which Europe changes its clocks', '2027-03-28T00:59:30Z')
      await vitest('Data on PostgreSQL', ['data-postgresql'])
    })(),
  ])
  await vitest('Pages', ['pages', 'pages-postgresql'], { more: 1 })
  await playwright('In the browser', {
    projects: ['short crawls', 'short', 'on PostgreSQL'],
    env: { CAIRN_CHROMIUM: chromium },
  })
})

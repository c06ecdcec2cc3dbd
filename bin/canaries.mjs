// npm run canaries: a unique word in every text of the demo, every person on every address, and no one sees a word that
// isn't theirs. npm test opens a few addresses of each kind. Takes about 25 minutes on two cores.
import { build } from './set-up/build.mjs'
import { root, testRun } from './set-up/test-run.mjs'

await testRun(async ({ vitest }) => {
  await build(root)
  await vitest('Canaries', ['pages'], {
    files: ['tests/access/canaries.test.ts'],
    env: { CAIRN_CANARIES: 'whole' },
  })
})

// npm run test:upgrade: builds a copy of the project again and again under an open form. It takes minutes.
import { testRun } from './set-up/test-run.mjs'

await testRun(({ vitest }) => vitest('Upgrades', ['upgrade']))

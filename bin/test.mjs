// Runs every test there is, on a fresh clone too, and closes with one line: N passed, N failed.
// Plain JavaScript that needs no package, for any Node from 20 on.
import { dirname } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { browser } from './set-up/browser.mjs'
import { build } from './set-up/build.mjs'
import { install } from './set-up/install.mjs'
import { elapsed, StepFailed } from './set-up/progress.mjs'
import { makeRunners } from './set-up/runners.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
// A zone with an odd offset, so that nothing gets by on the machine's being UTC.
process.env.TZ = 'Asia/Kathmandu'
process.env.NEXT_TELEMETRY_DISABLED = '1'
// What the runners print is kept, and shown only where something fails.
process.env.NO_COLOR = '1'
delete process.env.FORCE_COLOR

const began = performance.now()
const total = { passed: 0, failed: 0 }

try {
  await install(root)
  const chromium = await browser(root)
  const { check, vitest, playwright } = makeRunners(root, total)

  // Two at a time, for machines with two cores. The checks and the build share .next, so they follow each other.
  await Promise.all([
    (async () => {
      await check('Route types', 'next/dist/bin/next', ['typegen'])
      await check('Types', 'typescript/bin/tsc', ['--noEmit'])
      await check('Lint and format', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])
      await check('Dead code', 'knip/bin/knip.js', [])
      await build(root)
    })(),
    vitest('Rules, data, architecture, front', [
      'rules',
      'data-sqlite',
      'data-postgresql',
      'architecture',
      'front',
    ]),
  ])
  await vitest('Pages', ['pages'], 1)
  await playwright('In the browser', { CAIRN_CHROMIUM: chromium })
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error)
  total.failed += 1
}

console.log(`\nTook ${elapsed(began)}.`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

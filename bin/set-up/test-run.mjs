import { dirname } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'
import { elapsed, StepFailed } from './progress.mjs'
import { makeRunners } from './runners.mjs'
import { ownTemporaryFolder } from './temporary.mjs'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * Installs what is missing, does `work`, and ends the process: with status 1 if something failed or nothing ran.
 * @param {(runners: ReturnType<typeof makeRunners>) => Promise<void>} work
 */
export async function testRun(work) {
  process.chdir(root)
  ownTemporaryFolder()
  // An odd offset, so nothing passes only because the machine runs on UTC.
  process.env.TZ = 'Asia/Kathmandu'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  // The runners' output is kept, and shown only if something fails.
  process.env.NO_COLOR = '1'
  delete process.env.FORCE_COLOR
  // Only `npm run test:deep` draws other cases, and it sets these for the runner itself.
  delete process.env.CAIRN_SEED
  delete process.env.CAIRN_TIMES

  const began = performance.now()
  const total = { passed: 0, failed: 0 }
  try {
    await install(root)
    await work(makeRunners(root, total))
  } catch (error) {
    console.error(error instanceof StepFailed ? error.message : error)
    total.failed += 1
  }
  console.log(`\nTook ${elapsed(began)}.`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
}

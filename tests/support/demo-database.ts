import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const root = path.resolve(import.meta.dirname, '../..')

/** The demo team's database, for tests to start servers on copies of. Made before the tests, by demoOnce. */
export const demoFile = path.join(root, '.cairn/tests/demo.db')

/** Makes the demo's database for the tests, unless the one there is of this day. Runs before the first test of a run. */
export default function demoOnce(): void {
  mkdirSync(path.dirname(demoFile), { recursive: true })
  // In a process of its own, since the database handle belongs to the process.
  const script = `import { prepareDemo } from './bin/demo/prepare.ts'
    await prepareDemo(${JSON.stringify(demoFile)}, new Date(), 0)`
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, stdio: 'pipe' })
}

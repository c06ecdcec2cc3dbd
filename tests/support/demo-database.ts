import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const root = path.resolve(import.meta.dirname, '../..')

/** The demo team's database. Tests start servers on copies of it. */
export const demoFile = path.join(root, '.cairn/tests/demo.db')

/** Creates the demo's database unless there is one of today. Runs before the first test of a run. */
export default function demoOnce(): void {
  mkdirSync(path.dirname(demoFile), { recursive: true })
  // In another process, since a process has one database handle.
  const script = `import './tests/support/configuration.ts'
    import { prepareDemo } from './bin/demo/prepare.ts'
    await prepareDemo(${JSON.stringify(demoFile)}, new Date(), 0)`
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, stdio: 'pipe' })
}

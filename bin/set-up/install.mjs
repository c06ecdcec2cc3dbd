import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { run, StepFailed, step } from './progress.mjs'

/** From the npm package `node`, a development dependency. */
export function ownNode(root) {
  return join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/**
 * npm notes in node_modules/.package-lock.json what it installed, so this also recognises an installation made by hand.
 * One without any development dependency (a production image) counts as complete.
 */
function installIsFresh(root) {
  const note = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(note)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(note, 'utf8')).packages
  const productionOnly = !Object.values(present).some((entry) => entry.dev)
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.optional || entry.devOptional) continue
    if (productionOnly && entry.dev) continue
    if (present[path]?.version !== entry.version || present[path]?.integrity !== entry.integrity) return false
  }
  return productionOnly || existsSync(ownNode(root))
}

export async function install(root) {
  if (installIsFresh(root)) return
  // npm tells its scripts which npm runs them; without it, the one on the path is used.
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  await step('Installing packages', () =>
    npm?.endsWith('.js')
      ? run(process.execPath, [npm, ...args])
      : run('npm', args, { shell: process.platform === 'win32' }),
  )
  if (!existsSync(ownNode(root))) {
    throw new StepFailed(
      'The package "node" was installed without its program. Allow install scripts in npm ("npm config delete ignore-scripts") and start again.',
    )
  }
}

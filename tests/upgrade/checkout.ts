import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'

const from = path.resolve(import.meta.dirname, '../..')

/** A copy of the project, to be changed and built. */
export type Checkout = {
  root: string
  /** Makes it another version. */
  change(): void
  /** In another process, and without keeping this one from what it's at. `key` names the server actions. */
  build(key?: string): Promise<void>
  remove(): void
}

export function copyProject(): Checkout {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-upgrade-'))
  const root = path.join(folder, 'cairn')
  mkdirSync(root)
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: from,
  })
  for (const file of files.toString().split('\0').filter(Boolean))
    cpSync(path.join(from, file), path.join(root, file))
  // Hard links: Next follows no symbolic link out of the project.
  execFileSync('cp', ['-al', path.join(from, 'node_modules'), path.join(root, 'node_modules')])
  return {
    root,
    change: () => appendFileSync(path.join(root, 'lib/core/format.ts'), '\n// Another version.\n'),
    build: async (key = '') => {
      const env = { ...process.env, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key, CAIRN_DATA: '' }
      const child = spawn(process.execPath, ['bin/build.mjs'], { cwd: root, env })
      let printed = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          printed += chunk
        })
      const [status] = await once(child, 'close')
      if (status !== 0) throw new Error(printed)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

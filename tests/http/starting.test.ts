import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { freePort, listen } from '../support/server.ts'

const root = path.resolve(import.meta.dirname, '../..')

// Only that a second start doesn't repeat what the first one did: the bench measures how fast it is.
test('npm start sets up what is missing, the next start nothing more, and both end with npm', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-test-'))
  const port = await freePort()
  const data = path.join(folder, 'cairn.db')
  const env = { ...process.env, PORT: String(port), CAIRN_DATA: data, CAIRN_ORIGIN: '' }
  const up = `http://localhost:${port}/up`
  const startAndEnd = async () => {
    const npm = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    // Emitted once every process that could still print has ended, the server included.
    const gone = once(npm, 'close')
    const { printed, lineWith } = listen(npm)
    await lineWith('Cairn is ready at')
    expect((await fetch(up)).status).toBe(200)
    npm.kill('SIGTERM')
    await gone
    await expect(fetch(up)).rejects.toThrow('fetch failed')
    return printed()
  }
  const secret = () => readFileSync(path.join(folder, 'secret'), 'utf8')

  const first = await startAndEnd()
  expect(first).toMatch(/Database: \d+ migrations ran/)
  expect(first).toMatch(/Roadmap: .* loaded/)
  const made = secret()
  // Only the account that runs Cairn may read what people wrote.
  for (const file of ['cairn.db', 'secret']) expect(statSync(path.join(folder, file)).mode & 0o077).toBe(0)
  const second = await startAndEnd()
  expect(second).not.toMatch(/Installing|Building|Database:|Roadmap:|Filling|…/)
  expect(secret()).toBe(made)
  rmSync(folder, { recursive: true })
})

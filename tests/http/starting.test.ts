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

test('a server whose lines no one reads any more goes on, and ends when it’s told to', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-test-'))
  const port = await freePort()
  const env = {
    ...process.env,
    PORT: String(port),
    CAIRN_DATA: path.join(folder, 'cairn.db'),
    CAIRN_ORIGIN: '',
    // Prints when the test wants it to.
    NODE_OPTIONS: '--import=data:text/javascript,process.on(%22SIGUSR2%22,()=>console.error(%22A%22))',
  }
  const server = spawn(process.execPath, ['bin/serve.mjs', 'start'], { cwd: root, env })
  const gone = once(server, 'exit')
  await listen(server).lineWith('Cairn is ready at')
  server.stdout.destroy()
  server.stderr.destroy()
  for (let each = 0; each < 3; each++) {
    server.kill('SIGUSR2')
    expect((await fetch(`http://localhost:${port}/sign-in`)).status).toBe(200)
  }
  server.kill('SIGTERM')
  expect(await gone).toEqual([0, null])
  rmSync(folder, { recursive: true })
})

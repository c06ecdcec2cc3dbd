import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownNode } from '#bin/set-up/install.mjs'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { freePort, listen, type TestServer } from '../support/server.ts'

// What a container image holds, in a folder far from the project, with nothing beside it but a Node.

const root = path.resolve(import.meta.dirname, '../..')
const node = ownNode(root)
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-image-'))
const image = path.join(folder, 'cairn')
const data = path.join(folder, 'data', 'cairn.db')
let server: ChildProcess
let place: Pick<TestServer, 'origin' | 'address'>
let env: NodeJS.ProcessEnv
let said: string

beforeAll(async () => {
  said = execFileSync(node, ['--no-warnings', 'bin/image-content.mjs', image], {
    cwd: root,
    encoding: 'utf8',
  })
  mkdirSync(path.dirname(data), { mode: 0o700 })
  copyFileSync(demoFile, data)
  chmodSync(data, 0o600)
  const port = String(await freePort())
  env = { ...process.env, PORT: port, CAIRN_DATA: data, CAIRN_ORIGIN: '' }
  server = spawn(node, ['bin/serve.mjs'], { cwd: image, env, stdio: ['ignore', 'pipe', 'pipe'] })
  await listen(server).lineWith('Cairn is ready at')
  place = { origin: `http://localhost:${port}`, address: `http://localhost:${port}` }
})
afterAll(async () => {
  if (server.exitCode === null) {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

test('it’s small, and has neither a compiler, a build’s cache nor anything of the tests', () => {
  const [, size] = /([\d.]+) MB/.exec(said) ?? []
  // Next's own trace is most of it; each page adds 70 KB.
  expect(Number(size)).toBeLessThan(66)
  for (const absent of [
    'node_modules/@next/swc-linux-x64-gnu',
    'node_modules/node',
    'node_modules/typescript',
    '.next/cache',
    'tests',
    'data',
  ])
    expect(existsSync(path.join(image, absent)), absent).toBe(false)
  expect(
    readdirSync(image)
      .filter((name) => !name.startsWith('.'))
      .sort(),
  ).toEqual(['LICENSE', 'bin', 'db', 'lib', 'next.config.ts', 'node_modules', 'package.json', 'server'])
})

test('it serves pages with their files, signs people in and saves what they write', async () => {
  expect((await fetch(`${place.origin}/up`)).status).toBe(200)
  const page = await (await fetch(`${place.origin}/sign-in`, { headers: { Accept: 'text/html' } })).text()
  const files = [...new Set(page.match(/\/_next\/static\/[^"\\]+/g))]
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) expect((await fetch(place.origin + file)).status, file).toBe(200)

  const lead = await new Browserless(place as TestServer).signIn('lead@demo.cairn')
  for (const address of ['/', '/goals', '/roadmaps', '/settings', '/search?q=test'])
    expect((await lead.ask(address)).status, address).toBe(200)
  expect((await lead.ask('/nowhere')).status).toBe(404)
})

test('its commands run there, and find nothing wrong', () => {
  const asked = execFileSync(node, ['bin/cairn.mjs', 'doctor', '--json'], {
    cwd: image,
    env,
    encoding: 'utf8',
  })
  expect(JSON.parse(asked)).toMatchObject({ ok: true })
})

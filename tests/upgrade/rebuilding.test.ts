import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { boxesOf, filled, formWith } from '../support/plain-form.ts'
import { freePort, startServer, type TestServer } from '../support/server.ts'

// Builds a copy of the project three times under one open form, so it takes minutes: npm run test:upgrade.

const words = 'Typed before the upgrade,\nsent after it.'
const from = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-upgrade-'))
const root = path.join(folder, 'cairn')
const database = path.join(folder, 'record.db')
let server: TestServer | undefined
let port: string

beforeAll(async () => {
  port = String(await freePort())
  mkdirSync(root)
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: from,
  })
  for (const file of files.toString().split('\0').filter(Boolean))
    cpSync(path.join(from, file), path.join(root, file))
  // Hard links: Next follows no symbolic link out of the project.
  execFileSync('cp', ['-al', path.join(from, 'node_modules'), path.join(root, 'node_modules')])
  copyFileSync(demoFile, database)
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function build(key = ''): { names: string[]; id: string } {
  const env = { ...process.env, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key, CAIRN_DATA: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/build.mjs'], { cwd: root, env })
  if (status !== 0) throw new Error(`${stdout}${stderr}`)
  const manifest = readFileSync(path.join(root, '.next/server/server-reference-manifest.json'), 'utf8')
  return {
    names: Object.keys(JSON.parse(manifest).node).sort(),
    id: readFileSync(path.join(root, '.next/BUILD_ID'), 'utf8'),
  }
}

const change = () => appendFileSync(path.join(root, 'lib/core/format.ts'), '\n// Another version.\n')

/** Ends the server, and starts what is built now on the same port and with the same record and secret. */
async function restart(): Promise<TestServer> {
  if (server) {
    const record = new BetterSqlite(server.data)
    record.pragma('wal_checkpoint(truncate)')
    record.close()
    copyFileSync(server.data, database)
  }
  await server?.stop()
  const env = { CAIRN_SECRET: 'the same secret through all the upgrades' }
  server = await startServer({ database, env, root, port })
  return server
}

test('a form that was open during a build of another version is sent, and under another key it keeps its words', async () => {
  const first = build()
  const browser = await new Browserless(await restart()).signIn('junior@demo.cairn')
  const goals = await (await browser.ask('/goals')).text()
  const [address = ''] = /\/goals\/[0-9a-f-]{36}/.exec(goals) ?? []
  const open = await (await browser.ask(address)).text()
  const send = () =>
    browser.ask(address, {
      method: 'POST',
      body: filled(formWith(open, 'body'), { body: words, visibility: 'private' }),
    })

  change()
  const second = build()
  expect(second.id).not.toBe(first.id)
  expect(second.names).toEqual(first.names)
  await restart()
  expect((await send()).status).toBe(303)
  expect(await (await browser.ask(address)).text()).toContain('Typed before the upgrade')

  const third = build(Buffer.alloc(32, 7).toString('base64'))
  expect(third.names.filter((name) => first.names.includes(name))).toEqual([])
  await restart()
  const answer = await send()
  const page = await answer.text()
  expect([answer.status, boxesOf(page)]).toEqual([409, [words]])
  expect(page).toContain('Cairn was updated after you opened this page')
})

import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cairn } from './support/commands.ts'
import demoOnce, { demoFile } from './support/demo-database.ts'
import { type PostgresServer, startPostgres } from './support/postgresql/server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-move-'))
let postgres: PostgresServer
beforeAll(async () => {
  demoOnce()
  postgres = await startPostgres()
})
afterAll(async () => {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('x', async () => {
  const data = path.join(folder, 'a', 'cairn.db')
  mkdirSync(path.dirname(data))
  copyFileSync(demoFile, data)
  chmodSync(data, 0o600)
  await postgres.run('create database one')
  console.log(await cairn(data, ['move', postgres.url('one')]))
  console.log(
    await cairn(data, ['move', path.join(folder, 'b.db')], { env: { CAIRN_DATABASE: postgres.url('one') } }),
  )
  console.log(await cairn(path.join(folder, 'b.db'), ['doctor']))
  expect(readFileSync(data).equals(readFileSync(demoFile))).toBe(true)
})

import { readFileSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysBetween } from '#lib/core/days.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { startServer, type TestServer } from '../support/server.ts'

// `npm run test:days` moves the tests' clock, which proves nothing unless the server's and the demo's move too.

let server: TestServer
beforeAll(async () => {
  server = await startServer({ database: demoFile })
})
afterAll(() => server?.stop())

test('the server lives on the day of the tests', async () => {
  await new Browserless(server).signIn('junior@demo.cairn')
  const record = new BetterSqlite(server.data, { readonly: true })
  const signedIn = Number(record.prepare('SELECT max(created_at) FROM sign_ins').pluck().get())
  record.close()
  expect(Math.abs(Date.now() - signedIn)).toBeLessThan(3_600_000)
})

test('the demo was filled on the day of the tests', () => {
  const { today } = JSON.parse(readFileSync(`${demoFile}.made.json`, 'utf8'))
  // Midnight may have passed since.
  expect([0, 1]).toContain(daysBetween(today, dayIn(new Date(), 'UTC')))
})
